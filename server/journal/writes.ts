import type { Insertable } from 'kysely';
import type { IssueId } from '#lib/domain/ids.ts';
import type { FeedEvent, Unnumbered } from '#lib/protocol/feed.ts';
import { flushIssues } from '../board/issue-rows.ts';
import type { IssueRecord } from '../board/record.ts';
import { insertAll } from '../storage/insert.ts';
import type { Database, FindingTable, FixTable, IssueEventTable } from '../storage/schema.ts';
import type { Transactor } from '../storage/types.ts';

/** All findings of an issue, those of them first reported into some issues, or a single one. */
export type FindingMove =
	| { from: string; to: string }
	| { from: string; to: string; first: readonly string[] }
	| { finding: string; to: string };

/** Everything one tick has to write, gathered so that each table is written once. */
export class TickWrites {
	readonly issues = new Map<IssueId, IssueRecord>();
	/** `issue\nmember` → still in the set */
	readonly owners = new Map<string, boolean>();
	readonly tags = new Map<string, boolean>();
	readonly events: Insertable<IssueEventTable>[] = [];
	readonly findings: Insertable<FindingTable>[] = [];
	/** findings that go to another issue, after a join or its undoing */
	readonly moves: FindingMove[] = [];
	readonly findingPhotos: Insertable<Database['finding_photo']>[] = [];
	readonly fixes: Insertable<FixTable>[] = [];
	readonly fixPhotos: Insertable<Database['fix_photo']>[] = [];
	readonly commands: Insertable<Database['command']>[] = [];
	readonly lessons: Insertable<Database['lesson']>[] = [];
	readonly lateEdits: Insertable<Database['late_edit']>[] = [];
	readonly documentUpdates: Insertable<Database['document_update']>[] = [];
	readonly documentClients: Insertable<Database['document_client']>[] = [];
	readonly feed: { taskForce: string; event: FeedEvent }[] = [];
	readonly counters = new Map<string, number>();

	/** Numbers an event of the feed: per task force, without gaps. */
	announce(street: { readonly id: string; seq: number }, at: string, event: Unnumbered): void {
		street.seq++;
		this.counters.set(`${street.id}\nfeed`, street.seq);
		this.feed.push({ taskForce: street.id, event: { ...event, seq: street.seq, at } });
	}

	async flush(trx: Transactor): Promise<void> {
		await flushIssues(trx, this.issues.values());
		await this.#flushSet(trx, 'issue_owner', 'person', this.owners);
		await this.#flushSet(trx, 'issue_tag', 'name', this.tags);
		await insertAll(trx, 'finding', this.findings, 'fail');
		for (const move of this.moves) await moveFindings(trx, move);
		await insertAll(trx, 'finding_photo', this.findingPhotos);
		await insertAll(trx, 'fix', this.fixes);
		await insertAll(trx, 'fix_photo', this.fixPhotos);
		await insertAll(trx, 'issue_event', this.events);
		await insertAll(trx, 'lesson', this.lessons);
		await insertAll(trx, 'document_client', this.documentClients);
		await insertAll(trx, 'document_update', this.documentUpdates);
		await insertAll(trx, 'late_edit', this.lateEdits);
		await insertAll(trx, 'command', this.commands);
		await insertAll(
			trx,
			'feed_event',
			this.feed.map(({ taskForce, event }) => {
				const { seq, at, type, ...payload } = event;
				return { task_force: taskForce, seq, at, type, payload: JSON.stringify(payload) };
			})
		);
		const counters = [...this.counters].map(([key, value]) => {
			const [taskForce, name] = key.split('\n') as [string, string];
			return { task_force: taskForce, name, value };
		});
		await insertAll(trx, 'counter', counters, { update: ['task_force', 'name'] });
	}

	async #flushSet(
		trx: Transactor,
		table: 'issue_owner' | 'issue_tag',
		column: 'person' | 'name',
		members: Map<string, boolean>
	): Promise<void> {
		const added: Record<string, string>[] = [];
		for (const [key, present] of members) {
			const [issue, member] = key.split('\n') as [string, string];
			if (present) added.push({ issue, [column]: member });
			else if (table === 'issue_owner') {
				await trx.deleteFrom('issue_owner').where('issue', '=', issue).where('person', '=', member).execute();
			} else await trx.deleteFrom('issue_tag').where('issue', '=', issue).where('name', '=', member).execute();
		}
		await insertAll(trx, table, added as never, 'ignore');
	}
}

async function moveFindings(trx: Transactor, move: FindingMove): Promise<void> {
	if ('finding' in move) {
		// It is a matter of its own now: no later undoing of a join takes it along.
		const own = { issue: move.to, first_issue: move.to };
		await trx.updateTable('finding').set(own).where('id', '=', move.finding).execute();
		return;
	}
	let update = trx.updateTable('finding').set({ issue: move.to }).where('issue', '=', move.from);
	if ('first' in move) update = update.where('first_issue', 'in', move.first);
	await update.execute();
}
