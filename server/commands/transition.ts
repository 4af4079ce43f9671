import { CommandError, type ErrorCode } from '#lib/protocol/codes.ts';
import type { IssueResult } from '#lib/protocol/commands.ts';
import type { IssueId } from '#lib/domain/ids.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import { refuseTransition, TRANSITIONS, type TransitionName } from '#lib/domain/transitions.ts';
import { loadIssues } from '../board/load-issues.ts';
import type { IssueRecord } from '../board/record.ts';
import type { Context, Preparation } from './handler.ts';

const SENTENCES: Partial<Record<ErrorCode, string>> = {
	forbidden: 'Your role does not allow this here.',
	own_fix: 'Whoever fixed an issue never closes or returns it.',
	wrong_status: 'The issue is not in a state in which this can be done.',
	issue_closed: 'The issue is closed.'
};

/** Reads an issue that is not on the open board, so that the command can say what became of it. */
export async function prepareIssue({ tick, street, archive }: Preparation, issue: IssueId): Promise<void> {
	if (street.issues.has(issue) || archive.has(issue)) return;
	const [record] = await loadIssues(tick.trx, (query) => query.where('id', '=', issue).where('task_force', '=', street.id));
	if (record) archive.set(issue, record);
}

/** Who has submitted fixes of an issue: asked once, then kept. */
export async function prepareFixers(preparation: Preparation, issue: IssueId): Promise<void> {
	await prepareIssue(preparation, issue);
	const record = preparation.street.issues.get(issue);
	if (record === undefined || record.fixers !== null) return;
	const rows = await preparation.tick.trx.selectFrom('fix').select('person').where('issue', '=', issue).execute();
	record.fixers = new Set(rows.map(({ person }) => person as Context['person']));
}

/**
 * The issue a command is about, if this person may do it now.
 * @throws CommandError unknown_issue, forbidden, own_fix, wrong_status, issue_closed
 */
export function begin(context: Context, name: TransitionName, issue: IssueId): IssueRecord {
	const { street, archive, member, person } = context;
	const record = street.issues.get(issue) ?? archive.get(issue);
	if (record === undefined) throw new CommandError('unknown_issue', 'There is no such issue in this task force.', 'issue');
	const refusal = refuseTransition(name, record.fields.status, {
		roles: member.roles,
		namedOwner: record.fields.owners.includes(person),
		departmentLiaison: member.roles.has('liaison') && isTheirs(record, member.department),
		submittedFix: record.fixers?.has(person) ?? false
	});
	if (refusal !== null) throw new CommandError(refusal, SENTENCES[refusal] ?? refusal);
	return record;
}

function isTheirs(record: IssueRecord, department: string | null): boolean {
	return department !== null && record.fields.lane === 'coordination' && record.fields.department === department;
}

/** Sets the new status, with its event and its line in the feed. */
export function complete(context: Context, name: TransitionName, record: IssueRecord): IssueResult {
	const { editor, street, tick, cause, person } = context;
	const from = record.fields.status;
	const to = TRANSITIONS[name].to;
	const wasOpen = isOpen(from);
	editor.set(record, 'status', to, cause);
	if (isOpen(to) !== wasOpen) {
		editor.set(record, 'closedAt', to === 'closed' ? tick.at : null, cause);
	}
	const { number } = record.fields;
	tick.writes.announce(street, tick.at, {
		type: 'issue',
		issue: record.id,
		number,
		command: name,
		from,
		status: to,
		actor: person
	});
	return { issue: record.id, number, status: to };
}
