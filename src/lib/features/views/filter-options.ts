import type { IssueFields } from '#lib/domain/fields.ts';
import { STATUSES } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Option } from '#lib/ui/option.ts';
import type { Reference } from '../board/reference.ts';
import { CAMPAIGNS } from '../issue/campaigns.ts';
import type { Phonetic } from '../pinyin/phonetic.ts';
import { parseQuery } from './address.ts';
import { FLAG_WORD, LIST_WORD, valueWord } from './filter-words.ts';
import { matcher, type Sight } from './match.ts';
import { type BoardView, DUES, FLAGS, type FlagFilter, LISTS, type ListFilter, toggled } from './view.ts';

/** What stays out of the lanes for good is nothing to filter for. */
const STATUS_CHOICES = STATUSES.filter((status) => status !== 'reported' && status !== 'void' && status !== 'merged');
const NO_CLOSED = 'closed';

/** Every filter there is, as one list that is searched: a value is `<list>:<value>` or a flag's name. */
export function filterOptions(issues: Iterable<IssueFields>, sight: Sight): Option[] {
	const { reference, phonetic } = sight;
	const counts = countsOf(issues, sight);
	const option = (value: string, label: string, group: string, hint = ''): Option => ({
		value,
		label,
		group,
		hint: [hint, m.group_count({ count: counts.get(value) ?? 0 })].filter(Boolean).join(' '),
		keywords: keywordsOf(label, phonetic)
	});
	const ofList = (list: ListFilter, values: Iterable<string>, hintOf?: (value: string) => string) =>
		[...values].map((value) => option(`${list}:${value}`, valueWord(list, value, reference), LIST_WORD[list](), hintOf?.(value)));
	const often = m.view_often();
	return [
		option('mine', FLAG_WORD.mine(), often),
		option('due:overdue', valueWord('due', 'overdue', reference), often),
		option('due:today', valueWord('due', 'today', reference), often),
		option('listed', FLAG_WORD.listed(), often),
		option('repeat', FLAG_WORD.repeat(), often),
		option('unowned', FLAG_WORD.unowned(), often),
		option('due:none', valueWord('due', 'none', reference), often),
		option(NO_CLOSED, m.view_no_closed(), often),
		...ofList('statuses', STATUS_CHOICES),
		...ofList('places', communities(reference)),
		...ofList('departments', reference.departments.keys()),
		...ofList('owners', owners(reference)),
		...ofList('campaigns', CAMPAIGNS.map(({ zh }) => zh)),
		...ofList('tags', tagsOf(counts)),
		...ofList('categories', reference.categories.keys()),
		...ofList('places', placesWithin(reference), (code) => reference.communityName(code) ?? '')
	];
}

/** The options that are set. */
export function chosenOptions(view: BoardView): string[] {
	const lists = (Object.keys(LISTS) as ListFilter[]).flatMap((list) => view[list].map((value) => `${list}:${value}`));
	return [...lists, ...FLAGS.filter((flag) => view[flag]), ...(view.closed ? [] : [NO_CLOSED])];
}

export function withOption(view: BoardView, option: string): BoardView {
	if (option === NO_CLOSED) return { ...view, closed: !view.closed };
	if ((FLAGS as readonly string[]).includes(option)) return { ...view, [option]: !view[option as FlagFilter] };
	const at = option.indexOf(':');
	// Each list is given its own kind of values: `filterOptions` made them.
	return toggled(view, option.slice(0, at) as 'places', option.slice(at + 1));
}

function keywordsOf(label: string, phonetic: Phonetic | null): string {
	return phonetic?.spelling(label) ?? '';
}

function countsOf(issues: Iterable<IssueFields>, sight: Sight): Map<string, number> {
	const counts = new Map<string, number>();
	const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
	const flags = [...FLAGS.map((flag) => [flag, `${flag}=1`]), [NO_CLOSED, 'closed=0'], ...DUES.map((due) => [`due:${due}`, `due=${due}`])];
	const checks = flags.map(([key, query]) => [key!, matcher(parseQuery(query!).view, sight)] as const);
	for (const issue of issues) {
		if (issue.status === 'void' || issue.status === 'merged' || issue.status === 'reported') continue;
		for (const [key, check] of checks) if (check(issue)) add(key);
		add(`statuses:${issue.status}`);
		if (issue.category !== null) add(`categories:${issue.category}`);
		if (issue.department !== null) add(`departments:${issue.department}`);
		if (issue.campaign !== null) add(`campaigns:${issue.campaign}`);
		for (const owner of issue.owners) add(`owners:${owner}`);
		for (const tag of issue.tags) add(`tags:${tag}`);
		for (const { code } of sight.reference.places.path(issue.place)) add(`places:${code}`);
	}
	return counts;
}

function tagsOf(counts: ReadonlyMap<string, number>): string[] {
	const prefix = 'tags:';
	return [...counts.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).sort();
}

function communities(reference: Reference): string[] {
	return [...reference.places.values()].filter(({ kind }) => kind === 'community').map(({ code }) => code);
}

function placesWithin(reference: Reference): string[] {
	return [...reference.places.values()].filter(({ kind }) => kind !== 'community' && kind !== 'street').map(({ code }) => code);
}

/** Those who answer for grids first: they are named most. */
function owners(reference: Reference): string[] {
	const isOwner = ({ roles }: { roles: readonly string[] }) => Number(roles.includes('owner'));
	return [...reference.people.values()].sort((a, b) => isOwner(b) - isOwner(a)).map(({ id }) => id);
}
