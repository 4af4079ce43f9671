import type { FindingId, IssueId } from '#lib/domain/ids.ts';
import { holdsAny, SPLITTERS } from '#lib/domain/roles.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { IssueResult } from '#lib/protocol/commands.ts';
import type { IssueRecord } from '../board/record.ts';
import type { Evidence } from '../board/street.ts';
import type { Context, Handler, Preparation } from './handler.ts';
import { openIssue } from './open-issue.ts';
import { type FindingRow, prepareFinding, prepareMerged } from './split-reads.ts';
import { prepareIssue } from './transition.ts';

/** Undoes a join: an issue that was merged stands again, or one finding becomes an issue of its own. */
export const split: Handler<'issue.split'> = {
	async prepare(preparation, payload) {
		if ('finding' in payload) {
			await prepareFinding(preparation.tick, payload.finding);
			return;
		}
		await prepareIssueAndHolders(preparation, payload.issue);
		await prepareMerged(preparation.tick, payload.issue);
	},
	run(context, payload) {
		if (!holdsAny(context.member.roles, SPLITTERS)) {
			throw new CommandError('forbidden', 'Your role does not allow this here.');
		}
		return 'finding' in payload ? splitFinding(context, payload.finding) : splitIssue(context, payload.issue);
	}
};

async function prepareIssueAndHolders(preparation: Preparation, issue: IssueId): Promise<void> {
	const { street, archive } = preparation;
	for (let next: IssueId | null = issue; next !== null; ) {
		await prepareIssue(preparation, next);
		next = (street.issues.get(next) ?? archive.get(next))?.mergedInto ?? null;
	}
}

function splitIssue(context: Context, issue: IssueId): IssueResult {
	const { editor, street, archive, tick, cause, person } = context;
	const record = street.issues.get(issue) ?? archive.get(issue);
	if (record === undefined) throw new CommandError('unknown_issue', 'There is no such issue in this task force.', 'issue');
	const target = holderOf(context, record);
	if (record.fields.status !== 'merged') throw new CommandError('wrong_status', 'The issue has not been joined to another.');
	if (target === undefined) {
		throw new CommandError('wrong_target', 'The issue it was joined to is no longer on the open board.', 'issue');
	}
	const first = new Set<string>([issue, ...prepareMerged.of(tick, issue)]);
	for (const other of street.issues.values()) if (other.mergedInto !== null && first.has(other.mergedInto)) first.add(other.id);
	const own = (evidence: Evidence) => first.has(evidence.first);
	const moved = street.evidenceOf(target.id).filter(own).length;
	tick.writes.moves.push({ from: target.id, to: issue, first: [...first] });
	const status = record.statusBefore ?? 'reported';
	record.mergedInto = null;
	record.statusBefore = null;
	if (!street.issues.has(issue)) editor.add(record);
	editor.event(target, cause, { field: 'split', to: record.fields.number });
	editor.set(target, 'findingCount', target.fields.findingCount - moved, cause);
	// Findings may have joined or left it through others since.
	editor.set(record, 'findingCount', moved, cause);
	editor.set(record, 'status', status, cause);
	street.moveEvidence(target.id, issue, own);
	return announce(context, record, 'merged', person);
}

/** The issue that has a merged one's evidence now: what it was joined to may have been joined to yet another. */
function holderOf({ street, archive }: Context, record: IssueRecord): IssueRecord | undefined {
	const known = (issue: IssueId) => street.issues.get(issue) ?? archive.get(issue);
	let holder: IssueRecord | undefined = record;
	while (holder?.fields.status === 'merged' && holder.mergedInto !== null) holder = known(holder.mergedInto);
	return holder === undefined || holder === record ? undefined : street.issues.get(holder.id);
}

function splitFinding(context: Context, finding: FindingId): IssueResult {
	const { editor, street, tick, cause, person } = context;
	const row = prepareFinding.of(tick, finding);
	const record = row === undefined ? undefined : street.issues.get(row.issue);
	if (row === undefined || record === undefined) {
		throw new CommandError('unknown_finding', 'There is no such finding on the open board.', 'finding');
	}
	if (!isOpen(record.fields.status)) throw new CommandError('wrong_status', 'The issue has ended.');
	if (record.fields.findingCount < 2) throw new CommandError('wrong_target', 'It is the only finding of its issue.', 'finding');
	const issue = openIssue(context, { ...asInput(row), match: null }, cause);
	tick.writes.moves.push({ finding, to: issue.id });
	editor.event(record, cause, { field: 'split', to: issue.fields.number });
	editor.set(record, 'findingCount', record.fields.findingCount - 1, cause);
	street.moveEvidence(record.id, issue.id, (evidence) => evidence.finding === finding, issue.id);
	return announce(context, issue, 'reported', person);
}

function asInput(row: FindingRow) {
	return {
		text: row.text,
		place: row.place,
		category: row.category,
		item: row.item,
		photo: row.photo,
		reporter: row.reporter
	};
}

function announce({ street, tick }: Context, record: IssueRecord, from: 'merged' | 'reported', actor: string): IssueResult {
	const { number, status } = record.fields;
	tick.writes.announce(street, tick.at, {
		type: 'issue',
		issue: record.id,
		number,
		command: 'issue.split',
		from,
		status,
		actor
	});
	return { issue: record.id, number, status };
}
