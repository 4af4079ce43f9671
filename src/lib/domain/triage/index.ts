export { TriageEngine, type TriageOptions } from './engine.ts';
export { defaultExamples } from './examples.ts';
export type { LabelledText, Lane, Lesson, Reason, TriageAnswer, TriageInput } from './types.ts';
