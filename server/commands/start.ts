import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/** A named owner has begun. */
export const start: Handler<'issue.start'> = {
	prepare: (preparation, { issue }) => prepareIssue(preparation, issue),
	run: (context, { issue }) => complete(context, 'issue.start', begin(context, 'issue.start', issue))
};
