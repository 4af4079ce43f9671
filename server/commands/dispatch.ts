import { CommandError } from '#lib/protocol/codes.ts';
import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/**
 * Sends an issue to who has to fix it. In the instant lane that is a named owner; in the coordination lane the
 * department may stand for one.
 */
export const dispatch: Handler<'issue.dispatch'> = {
	prepare: (preparation, { issue }) => prepareIssue(preparation, issue),
	run(context, payload) {
		const { editor, street, tick, cause } = context;
		const record = begin(context, 'issue.dispatch', payload.issue);
		const { fields } = record;
		const people = tick.standing.people(street.id);
		for (const owner of payload.owners ?? []) {
			if (!people.has(owner)) throw new CommandError('unknown_person', `Nobody here has the id ${owner}.`, 'owners');
		}
		if (fields.lane === null) throw new CommandError('lane_required', 'Say into which lane the issue goes.', 'lane');
		const owned = fields.owners.length > 0 || (payload.owners ?? []).length > 0;
		if (!owned && !(fields.lane === 'coordination' && fields.department !== null)) {
			throw new CommandError('owners_required', 'Name at least one person who is responsible.', 'owners');
		}
		if ((payload.due ?? fields.due) === null) throw new CommandError('due_required', 'Set a deadline.', 'due');
		for (const owner of payload.owners ?? []) editor.setByHand(record, `owner:${owner}`, true, cause);
		if (payload.due !== undefined) editor.setByHand(record, 'due', payload.due, cause);
		return complete(context, 'issue.dispatch', record);
	}
};
