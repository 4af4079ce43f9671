import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/** 挂账: beyond this task force, with a reason. */
export const park: Handler<'issue.park'> = {
	prepare: (preparation, { issue }) => prepareIssue(preparation, issue),
	run: (context, { issue }) => complete(context, 'issue.park', begin(context, 'issue.park', issue))
};
