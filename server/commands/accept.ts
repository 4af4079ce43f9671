import { CommandError } from '#lib/protocol/codes.ts';
import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/** Takes an issue out of the tray: somebody has decided on its lane. */
export const accept: Handler<'issue.accept'> = {
	prepare: (preparation, { issue }) => prepareIssue(preparation, issue),
	run(context, payload) {
		const { editor, street, cause } = context;
		const record = begin(context, 'issue.accept', payload.issue);
		const { fields } = record;
		if (payload.category !== undefined && street.catalogue.category(payload.category) === undefined) {
			throw new CommandError('unknown_category', 'The catalogue has no such category.', 'category');
		}
		if ((payload.lane ?? fields.lane) === null && payload.category === undefined) {
			throw new CommandError('lane_required', 'Say into which lane the issue goes.', 'lane');
		}
		if (payload.category !== undefined) editor.setByHand(record, 'category', payload.category, cause);
		if (payload.lane !== undefined) editor.setByHand(record, 'lane', payload.lane, cause);
		editor.proposeRest(record);
		return complete(context, 'issue.accept', record);
	}
};
