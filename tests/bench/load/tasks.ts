import { drip } from './drip.ts';
import { flood } from './flood.ts';
import { pace } from './pace.ts';
import { report } from './report.ts';
import { rush } from './rush.ts';

/** What the load generator can be asked for. */
export const TASKS = { flood, pace, rush, report, drip };
export type Tasks = typeof TASKS;
