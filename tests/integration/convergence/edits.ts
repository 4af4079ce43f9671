import type { FieldValue } from '#lib/domain/fields.ts';
import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import type { Random } from '#server/demo/simulation/random.ts';
import { STREET } from '#server/demo/street.ts';
import type { Replica } from '../../support/clients.ts';

const CATEGORIES = [...defaultCatalogue.categories.keys()];
const DEPARTMENTS = defaultCatalogue.departments().map(({ zh }) => zh);
const PLACES = STREET.places.map(({ code }) => code);

type Make = (random: Random, people: readonly string[]) => [key: string, value: FieldValue];

const text = (random: Random) => `文字${Math.floor(random.between(0, 1e6))}`;
const due = (random: Random) => new Date(Date.UTC(2027, 0, 1) + Math.floor(random.between(0, 300)) * 3_600_000).toISOString();

/** What somebody might type into a field; the last two are refused to everybody, others to some roles. */
const EDITS: readonly Make[] = [
	(random) => ['title', text(random)],
	(random) => ['rank', `a${Math.floor(random.between(0, 10))}`],
	(random) => ['campaign', random.chance(0.3) ? null : '乱堆乱放'],
	(random) => [`tag:t${Math.floor(random.between(0, 4))}`, random.chance(0.5)],
	(random, people) => [`owner:${random.pick(people)}`, random.chance(0.6)],
	(random) => ['due', random.chance(0.2) ? null : due(random)],
	(random) => ['lane', random.pick(['instant', 'coordination'])],
	(random) => ['category', random.pick(CATEGORIES)],
	(random) => ['place', random.pick(PLACES)],
	(random) => ['department', random.pick(DEPARTMENTS)],
	(random) => ['listed', random.chance(0.5)],
	(random) => ['instruction', random.chance(0.2) ? null : text(random)],
	(random) => ['category', text(random)],
	(random) => ['status', random.pick(['closed', 'accepted', 'void'])]
];

/** One change of one field of one issue, allowed or not; now and then several at once, or a key deleted. */
export function editSomething({ doc, issues }: Replica, people: readonly string[], random: Random): void {
	const issue = random.pick([...issues.values()]);
	if (random.chance(0.03)) {
		issue.delete(random.pick([...issue.keys()]));
		return;
	}
	doc.transact(() => {
		for (let more = true; more; more = random.chance(0.2)) issue.set(...random.pick(EDITS)(random, people));
	});
}
