import { dayBounds, localDate, nextDate } from '#lib/domain/days.ts';
import type { IssueFields } from '#lib/domain/fields.ts';
import { hasDeadline } from '#lib/domain/figures.ts';
import { type Status, STATUSES } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reference } from '../board/reference.ts';
import { STATUS_WORD } from '../words/statuses.ts';
import type { Grouping } from './view.ts';

export interface Moment {
	now: number;
	timeZone: string;
}

const DUE_GROUPS = ['overdue', 'today', 'tomorrow', 'later', 'none', 'closed'] as const;
type DueGroup = (typeof DUE_GROUPS)[number];
const DUE_WORD: Record<DueGroup, () => string> = {
	overdue: m.view_due_overdue,
	today: m.view_due_today,
	tomorrow: m.view_due_tomorrow,
	later: m.view_due_later,
	none: m.view_due_none,
	closed: m.status_closed
};
/** Closest to its end first: where the work of the moment is. */
const STATUS_ORDER: readonly Status[] = ['rework', 'awaiting_check', 'in_progress', 'dispatched', 'accepted', 'deferred', 'parked', 'closed'];
/** between the members of a key; no person id has it */
const AND = '+';

/** How a lane is put together: which group an issue belongs to, their order, and what they are called. */
export interface GroupRule {
	/** null: nothing is known of it */
	keyOf(issue: IssueFields): string | null;
	/** keys in order; those not named come after, then null */
	order: readonly string[];
	nameOf(key: string | null): string;
}

/** The rule of one grouping. Several owners are a group of their own, so that an issue stands in one place. */
export function groupRule(by: Grouping, reference: Reference, moment: Moment): GroupRule {
	switch (by) {
		case 'community':
			return {
				keyOf: ({ place }) => reference.places.communityOf(place)?.code ?? null,
				order: codesOf(reference, 'community'),
				nameOf: (key) => (key === null ? m.group_no_community() : reference.placeName(key))
			};
		case 'grid':
			return {
				keyOf: ({ place }) => reference.places.gridOf(place)?.code ?? null,
				order: codesOf(reference, 'grid'),
				nameOf: (key) => (key === null ? m.view_group_no_grid() : reference.placeName(key))
			};
		case 'department':
			return {
				keyOf: ({ department }) => department,
				order: [...reference.departments.keys()],
				nameOf: (key) => reference.departmentName(key) ?? m.group_no_department()
			};
		case 'category':
			return {
				keyOf: ({ category }) => category,
				order: [...reference.categories.keys()],
				nameOf: (key) => reference.categoryName(key) ?? m.view_group_no_category()
			};
		case 'owner':
			return {
				keyOf: ({ owners }) => (owners.length === 0 ? null : owners.join(AND)),
				order: [...reference.people.keys()],
				nameOf: (key) =>
					key === null
						? m.view_group_no_owner()
						: key
								.split(AND)
								.map((owner) => reference.personName(owner))
								.join(m.list_separator())
			};
		case 'status':
			return {
				keyOf: ({ status }) => status,
				order: [...STATUS_ORDER, ...STATUSES.filter((status) => !STATUS_ORDER.includes(status))],
				nameOf: (key) => (key === null ? '' : STATUS_WORD[key as Status]())
			};
		case 'due':
			return {
				keyOf: dueGroups(moment),
				order: DUE_GROUPS,
				nameOf: (key) => DUE_WORD[key as DueGroup]()
			};
	}
}

function codesOf(reference: Reference, kind: 'community' | 'grid'): string[] {
	return [...reference.places.values()].filter((place) => place.kind === kind).map(({ code }) => code);
}

function dueGroups({ now, timeZone }: Moment): (issue: IssueFields) => DueGroup {
	const today = localDate(now, timeZone);
	const { end: midnight } = dayBounds(today, timeZone);
	const { end: nextMidnight } = dayBounds(nextDate(today), timeZone);
	return (issue) => {
		if (issue.status === 'closed') return 'closed';
		if (!hasDeadline(issue)) return 'none';
		const due = Date.parse(issue.due!);
		if (due < now) return 'overdue';
		if (due < midnight) return 'today';
		return due < nextMidnight ? 'tomorrow' : 'later';
	};
}
