import { indoors } from './indoors.ts';
import { outdoors } from './outdoors.ts';
import { states } from './states.ts';
import { street } from './street.ts';
import type { Vocabulary } from './types.ts';

export type { Vocabulary } from './types.ts';

/** Things and settings. */
export const things: Vocabulary = { ...outdoors, ...street, ...indoors };

/** What may be wrong with them. */
export { states };
