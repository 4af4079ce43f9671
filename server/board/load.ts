import { defaultCatalogue, makeCatalogue } from '#lib/domain/catalogue/index.ts';
import type { BoardDate, FindingId, IssueId, TaskForceId } from '#lib/domain/ids.ts';
import { PlaceTree } from '#lib/domain/places.ts';
import { RELAPSE_MS } from '#lib/domain/relapse.ts';
import { defaultExamples, TriageEngine } from '#lib/domain/triage/index.ts';
import { boardName } from '#lib/protocol/collab.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { FindingTable } from '../storage/schema.ts';
import type { Transactor } from '../storage/types.ts';
import type { Rooms } from '../sync/rooms.ts';
import { categoriesOf, lessonsOf, placesOf } from './rows.ts';
import { loadIssues } from './load-issues.ts';
import { type Evidence, Street } from './street.ts';

/**
 * Reads a task force into memory.
 * @throws CommandError unknown_task_force
 */
export async function loadStreet(trx: Transactor, rooms: Rooms, id: string, now: number): Promise<Street> {
	const row = await trx.selectFrom('task_force').selectAll().where('id', '=', id).executeTakeFirst();
	const board = await trx
		.selectFrom('board')
		.select('date')
		.where('task_force', '=', id)
		.where('sealed_at', 'is', null)
		.executeTakeFirst();
	const room = board && (await rooms.get(trx, boardName(id, board.date), now));
	if (!row || !board || !room) throw new CommandError('unknown_task_force', `There is no task force "${id}".`);

	const categories = await categoriesOf(trx, id);
	// A task force without a catalogue of its own works by the one delivered.
	const catalogue =
		categories.length === 0
			? defaultCatalogue
			: makeCatalogue(
					categories,
					defaultCatalogue.placeTypes,
					defaultCatalogue.checklist.filter((item) => categories.some(({ code }) => code === item.category))
				);
	const triage = new TriageEngine(catalogue, defaultExamples);
	for (const lesson of await lessonsOf(trx, id)) triage.learn(lesson);

	const counters = await trx.selectFrom('counter').select(['name', 'value']).where('task_force', '=', id).execute();
	const counter = (name: string) => counters.find((entry) => entry.name === name)?.value ?? 0;
	const street = new Street({
		id: row.id as TaskForceId,
		timeZone: row.time_zone,
		places: new PlaceTree(await placesOf(trx, id)),
		catalogue,
		triage,
		date: board.date as BoardDate,
		room,
		lastNumber: counter('number'),
		seq: counter('feed')
	});
	await fill(trx, street, now);
	return street;
}

async function fill(trx: Transactor, street: Street, now: number): Promise<void> {
	for (const record of await loadIssues(trx, (query) => query.where('task_force', '=', street.id).where('board_date', '=', street.date))) {
		street.keep(record);
	}
	const findings = await trx
		.selectFrom('finding')
		.innerJoin('issue', 'issue.id', 'finding.issue')
		.select(['finding.id', 'finding.first_issue', 'finding.issue', 'finding.text', 'finding.category', 'finding.place', 'finding.lat', 'finding.lon'])
		.select(['finding.accuracy', 'finding.captured_at'])
		.where('issue.task_force', '=', street.id)
		.where('issue.board_date', '=', street.date)
		.orderBy('finding.received_at')
		.execute();
	for (const finding of findings) {
		const category = street.issues.get(finding.issue as IssueId)?.fields.category ?? finding.category;
		street.addEvidence(finding.issue as IssueId, evidenceOf({ ...finding, category }));
	}
	const closings = await trx
		.selectFrom('issue')
		.select(['place', 'category', 'closed_at'])
		.where('task_force', '=', street.id)
		.where('status', '=', 'closed')
		.where('closed_at', '>=', new Date(now - RELAPSE_MS).toISOString())
		.execute();
	for (const { place, category, closed_at } of closings) street.noteClosed(place, category, Date.parse(closed_at!));
}

/** A finding's row as evidence for matching. */
export function evidenceOf(
	row: Pick<FindingTable, 'id' | 'first_issue' | 'issue' | 'text' | 'category' | 'place' | 'lat' | 'lon' | 'accuracy' | 'captured_at'>
): Evidence {
	return {
		finding: row.id as FindingId,
		first: row.first_issue as IssueId,
		issue: row.issue,
		text: row.text,
		category: row.category,
		place: row.place,
		position:
			row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon, accuracy: row.accuracy ?? 50 },
		capturedAt: Date.parse(row.captured_at)
	};
}
