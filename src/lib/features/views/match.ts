import type { IssueFields } from '#lib/domain/fields.ts';
import { isDueWithin, isOverdue } from '#lib/domain/figures.ts';
import type { Reference } from '../board/reference.ts';
import type { Phonetic } from '../pinyin/phonetic.ts';
import { containsAll, termsOf } from './text-search.ts';
import type { BoardView, DueChoice } from './view.ts';

/** Who looks at what, when. */
export interface Sight {
	reference: Reference;
	/** the person who looks: `mine` are theirs */
	me: string;
	/** ms */
	now: number;
	/** the board's day: ms, `end` exclusive */
	day: { start: number; end: number };
	/** null until it has been loaded: letters then find Latin words alone */
	phonetic: Phonetic | null;
}

/** Whether a view shows an issue, as a question to be asked of many. */
export function matcher(view: BoardView, sight: Sight): (issue: IssueFields) => boolean {
	const { reference, me } = sight;
	const checks: ((issue: IssueFields) => boolean)[] = [];
	const terms = termsOf(view.text);
	const { statuses } = view;

	if (statuses.length > 0) checks.push(({ status }) => statuses.includes(status));
	else if (!view.closed) checks.push(({ status }) => status !== 'closed');
	if (view.places.length > 0) {
		const wanted = new Set(view.places);
		checks.push(({ place }) => wanted.has(place) || reference.places.ancestors(place).some(({ code }) => wanted.has(code)));
	}
	if (view.categories.length > 0) checks.push(oneOf(view.categories, ({ category }) => category));
	if (view.departments.length > 0) checks.push(oneOf(view.departments, ({ department }) => department));
	if (view.campaigns.length > 0) checks.push(oneOf(view.campaigns, ({ campaign }) => campaign));
	if (view.tags.length > 0) checks.push(({ tags }) => view.tags.some((tag) => tags.includes(tag)));
	if (view.owners.length > 0 || view.mine || view.unowned) {
		const wanted = new Set(view.mine ? [...view.owners, me] : view.owners);
		checks.push(({ owners }) => (owners.length === 0 ? view.unowned : owners.some((owner) => wanted.has(owner))));
	}
	if (view.due.length > 0) checks.push((issue) => view.due.some((choice) => isDue(choice, issue, sight)));
	if (view.listed) checks.push(({ listed }) => listed);
	if (view.repeat) checks.push(({ repeat }) => repeat);
	if (terms.length > 0) checks.push((issue) => containsAll(issue, terms, reference, sight.phonetic));
	return (issue) => checks.every((check) => check(issue));
}

export function matches(issue: IssueFields, view: BoardView, sight: Sight): boolean {
	return matcher(view, sight)(issue);
}

/** Whether what a view shows changes with the clock. */
export function dependsOnTime(view: BoardView): boolean {
	return view.due.includes('overdue') || Object.values(view.grouping).includes('due');
}

/** Whether its text has letters that may be how something sounds. */
export function wantsSound(view: BoardView): boolean {
	return termsOf(view.text).some(({ sound }) => sound);
}

function oneOf(wanted: readonly string[], valueOf: (issue: IssueFields) => string | null): (issue: IssueFields) => boolean {
	const set = new Set(wanted);
	return (issue) => {
		const value = valueOf(issue);
		return value !== null && set.has(value);
	};
}

function isDue(choice: DueChoice, issue: IssueFields, { now, day }: Sight): boolean {
	if (choice === 'overdue') return isOverdue(issue, now);
	if (choice === 'today') return isDueWithin(issue, day);
	return issue.due === null;
}
