import type { Field } from '#lib/domain/fields.ts';
import { m } from '#lib/paraglide/messages.js';

export const FIELD_WORD: Record<Field, () => string> = {
	title: m.field_title,
	category: m.field_category,
	place: m.field_place,
	lane: m.field_lane,
	department: m.field_department,
	owner: m.field_owner,
	due: m.field_due,
	rank: m.field_rank,
	campaign: m.field_campaign,
	tag: m.field_tag,
	listed: m.field_listed,
	instruction: m.field_instruction,
	number: m.field_number,
	status: m.field_status,
	findingCount: m.field_findingCount,
	photo: m.field_photo,
	openedAt: m.field_openedAt,
	closedAt: m.field_closedAt,
	letter: m.field_letter,
	repeat: m.field_repeat,
	age: m.field_age
};
