import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/** 注销: not a matter, with a reason. */
export const voidIssue: Handler<'issue.void'> = {
	prepare: (preparation, { issue }) => prepareIssue(preparation, issue),
	run: (context, { issue }) => complete(context, 'issue.void', begin(context, 'issue.void', issue))
};
