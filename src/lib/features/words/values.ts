import type { Edit } from '#lib/client/save-ledger.svelte.ts';
import { type FieldKey, fieldOf } from '#lib/domain/fields.ts';
import { isLane } from '#lib/domain/lanes.ts';
import type { Status } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';
import { dateTime } from '../board/local-time.ts';
import type { Reference } from '../board/reference.ts';
import { LANE_WORD, STATUS_WORD } from './statuses.ts';

/** A field's value as people call it. */
export function valueWord(key: FieldKey, value: unknown, reference: Reference, timeZone: string): string {
	if (value === null || value === undefined || value === '') return m.value_empty();
	if (typeof value === 'boolean') return value ? m.value_yes() : m.value_no();
	if (typeof value !== 'string') return String(value);
	switch (key) {
		case 'category':
			return reference.categoryName(value) ?? value;
		case 'place':
			return reference.placeName(value);
		case 'department':
			return reference.departmentName(value) ?? value;
		case 'lane':
			return isLane(value) ? LANE_WORD[value]() : value;
		case 'status':
			return STATUS_WORD[value as Status]?.() ?? value;
		case 'due':
			return dateTime(value, timeZone);
		default:
			return value;
	}
}

/** What somebody wrote into a field, or did to one of its members. */
export function editWord({ key, to }: Edit, reference: Reference, timeZone: string): string {
	const at = key.indexOf(':');
	if (at === -1) return m.refused_written({ value: valueWord(key, to, reference, timeZone) });
	const name = key.slice(at + 1);
	const member = fieldOf(key) === 'owner' ? reference.personName(name) : name;
	return to === true ? m.refused_added({ member }) : m.refused_removed({ member });
}
