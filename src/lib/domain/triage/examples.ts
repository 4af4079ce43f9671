import examples from './examples.json' with { type: 'json' };
import type { LabelledText } from './types.ts';

/** Findings of many streets with the category they belong to, for a task force that has none of its own yet. */
export const defaultExamples: readonly LabelledText[] = examples;
