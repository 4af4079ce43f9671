import type { IssueId } from '#lib/domain/ids.ts';
import { evidenceOf } from '../board/load.ts';
import type { Evidence } from '../board/street.ts';
import type { Tick } from '../journal/tick.ts';

const read = new WeakMap<Tick, Map<IssueId, Evidence[]>>();

/** Reads the findings of an issue of an earlier day, for when it returns to the open board. */
export async function prepareEvidence(tick: Tick, issue: IssueId): Promise<void> {
	const rows = await tick.trx.selectFrom('finding').selectAll().where('issue', '=', issue).orderBy('received_at').execute();
	let own = read.get(tick);
	if (own === undefined) read.set(tick, (own = new Map()));
	own.set(issue, rows.map(evidenceOf));
}
prepareEvidence.of = (tick: Tick, issue: IssueId) => read.get(tick)?.get(issue) ?? [];
