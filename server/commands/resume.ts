import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/** Takes up again what was deferred or parked. */
export const resume: Handler<'issue.resume'> = {
	prepare: (preparation, { issue }) => prepareIssue(preparation, issue),
	run(context, { issue }) {
		const record = begin(context, 'issue.resume', issue);
		record.deferredUntil = null;
		return complete(context, 'issue.resume', record);
	}
};
