import { indoors } from './indoors.ts';
import { outdoors } from './outdoors.ts';
import { premises } from './premises.ts';

/**
 * Groups of things that exclude one another, each thing with the words for it: who writes 沙发
 * and who writes 床垫 stand before two things, though both are of one category. A text that
 * names none of a group excludes nothing.
 */
export const specifics: Record<string, string[]> = { ...premises, ...outdoors, ...indoors };
