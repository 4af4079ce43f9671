import type { FindingId, IssueId, PersonId, PhotoId } from '#lib/domain/ids.ts';
import type { Tick } from '../journal/tick.ts';

/** A finding's row, as far as an issue of its own needs it. */
export interface FindingRow {
	issue: IssueId;
	text: string;
	place: string;
	category: string | null;
	item: string | null;
	photo: PhotoId | null;
	reporter: PersonId;
}

const findings = new WeakMap<Tick, Map<FindingId, FindingRow>>();
const merged = new WeakMap<Tick, Map<IssueId, string[]>>();

/** Reads a finding for `prepareFinding.of`. */
export async function prepareFinding(tick: Tick, finding: FindingId): Promise<void> {
	const row = await tick.trx
		.selectFrom('finding')
		.leftJoin('finding_photo', (on) => on.onRef('finding_photo.finding', '=', 'finding.id').on('position', '=', 0))
		.select(['issue', 'text', 'place', 'category', 'item', 'reporter', 'photo'])
		.where('finding.id', '=', finding)
		.executeTakeFirst();
	if (row) entries(findings, tick).set(finding, row as FindingRow);
}
prepareFinding.of = (tick: Tick, finding: FindingId) => findings.get(tick)?.get(finding);

/** Reads which issues were merged into this one before, directly or through others. */
export async function prepareMerged(tick: Tick, issue: IssueId): Promise<void> {
	const found: string[] = [];
	for (let into: string[] = [issue]; into.length > 0; ) {
		const rows = await tick.trx.selectFrom('issue').select('id').where('merged_into', 'in', into).execute();
		into = rows.map(({ id }) => id).filter((id) => !found.includes(id));
		found.push(...into);
	}
	entries(merged, tick).set(issue, found);
}
prepareMerged.of = (tick: Tick, issue: IssueId) => merged.get(tick)?.get(issue) ?? [];

function entries<K, V>(all: WeakMap<Tick, Map<K, V>>, tick: Tick): Map<K, V> {
	let own = all.get(tick);
	if (own === undefined) all.set(tick, (own = new Map()));
	return own;
}
