import { CommandError } from '#lib/protocol/codes.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/** Two issues are one matter. All evidence goes to the other; `issue.split` undoes it. */
export const join: Handler<'issue.join'> = {
	async prepare(preparation, { issue, into }) {
		await prepareIssue(preparation, issue);
		await prepareIssue(preparation, into);
	},
	run(context, { issue, into }) {
		const { editor, street, tick, cause } = context;
		const record = begin(context, 'issue.join', issue);
		const target = street.issues.get(into);
		if (target === undefined) throw new CommandError('unknown_issue', 'There is no such issue on the open board.', 'into');
		if (target === record || !isOpen(target.fields.status)) {
			throw new CommandError('wrong_target', 'An issue joins another one that is still open.', 'into');
		}
		tick.writes.moves.push({ from: issue, to: into });
		record.mergedInto = into;
		record.statusBefore = record.fields.status;
		editor.event(target, cause, { field: 'joined', to: record.fields.number });
		editor.set(target, 'findingCount', target.fields.findingCount + record.fields.findingCount, cause);
		if (target.fields.photo === null) editor.set(target, 'photo', record.fields.photo, cause);
		const result = complete(context, 'issue.join', record);
		street.moveEvidence(issue, into);
		return result;
	}
};
