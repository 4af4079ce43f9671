import type { Status } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reference } from '../board/reference.ts';
import { CAMPAIGNS } from '../issue/campaigns.ts';
import { named } from '../words/choose.ts';
import { STATUS_WORD } from '../words/statuses.ts';
import type { DueChoice, FlagFilter, Grouping, ListFilter } from './view.ts';

/** What a filter is about. */
export const LIST_WORD: Record<ListFilter, () => string> = {
	statuses: m.field_status,
	categories: m.field_category,
	places: m.field_place,
	departments: m.field_department,
	owners: m.field_owner,
	due: m.field_due,
	tags: m.field_tag,
	campaigns: m.field_campaign
};

export const FLAG_WORD: Record<FlagFilter, () => string> = {
	mine: m.view_mine,
	unowned: m.view_unowned,
	listed: m.field_listed,
	repeat: m.field_repeat
};

export const DUE_CHOICE_WORD: Record<DueChoice, () => string> = {
	overdue: m.view_due_overdue,
	today: m.view_due_today,
	none: m.view_due_none
};

export const GROUPING_WORD: Record<Grouping, () => string> = {
	community: m.view_by_community,
	grid: m.view_by_grid,
	department: m.view_by_department,
	category: m.view_by_category,
	owner: m.view_by_owner,
	status: m.view_by_status,
	due: m.view_by_due
};

/** A value of a filter as people call it. */
export function valueWord(list: ListFilter, value: string, reference: Reference): string {
	switch (list) {
		case 'statuses':
			return STATUS_WORD[value as Status]();
		case 'due':
			return DUE_CHOICE_WORD[value as DueChoice]();
		case 'places':
			return reference.placeName(value);
		case 'categories':
			return reference.categoryName(value) ?? value;
		case 'departments':
			return reference.departmentName(value) ?? value;
		case 'owners':
			return reference.personName(value);
		case 'campaigns': {
			const campaign = CAMPAIGNS.find(({ zh }) => zh === value);
			return campaign === undefined ? value : named(campaign);
		}
		case 'tags':
			return value;
	}
}
