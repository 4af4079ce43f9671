import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/** 缓办: not before a date, with a reason. */
export const defer: Handler<'issue.defer'> = {
	prepare: (preparation, { issue }) => prepareIssue(preparation, issue),
	run(context, { issue, until }) {
		const record = begin(context, 'issue.defer', issue);
		record.deferredUntil = until;
		context.editor.event(record, context.cause, { field: 'deferredUntil', to: until });
		return complete(context, 'issue.defer', record);
	}
};
