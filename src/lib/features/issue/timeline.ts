import { type FieldKey, fieldOf } from '#lib/domain/fields.ts';
import { isLane } from '#lib/domain/lanes.ts';
import type { Status } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EventInfo } from '#server/services.ts';
import { dateTime } from '../board/local-time.ts';
import type { Reference } from '../board/reference.ts';
import { COMMAND_DONE } from '../words/commands.ts';
import { FIELD_WORD } from '../words/fields.ts';
import { LANE_WORD, STATUS_WORD } from '../words/statuses.ts';

/** One thing that happened to an issue, in words: 「专班3号 把类别由…改为…」. */
export interface Happening {
	id: number;
	at: string;
	who: string;
	what: string;
	reason: string | null;
}

export function happenings(events: readonly EventInfo[], reference: Reference, timeZone: string): Happening[] {
	return events
		.map((event) => ({
			id: event.id,
			at: event.at,
			who: event.actor?.name ?? m.the_program(),
			what: what(event, reference, timeZone),
			reason: event.reason
		}))
		.filter(({ what: words }) => words !== '')
		.reverse();
}

function what(event: EventInfo, reference: Reference, timeZone: string): string {
	const { kind, field: key } = event;
	if (key === null) return COMMAND_DONE[kind]?.() ?? (kind === 'carried' ? m.done_carried() : kind);
	const field = fieldOf(key);
	if (field === null) return '';
	const name = FIELD_WORD[field]();
	if (kind === 'put_back') return m.done_put_back({ field: name });
	if (field === 'rank') return m.done_ranked();
	if (field === 'owner' || field === 'tag') {
		const member = field === 'owner' ? reference.personName(key.slice('owner:'.length)) : key.slice('tag:'.length);
		return event.to === true ? m.done_added({ field: name, member }) : m.done_removed({ field: name, member });
	}
	const value = (raw: unknown) => valueWords(key as FieldKey, raw, reference, timeZone);
	const to = value(event.to);
	const change =
		event.from === null || event.from === undefined || event.from === ''
			? m.done_set({ field: name, to })
			: m.done_changed({ field: name, from: value(event.from), to });
	return COMMAND_DONE[kind] === undefined ? change : m.done_with({ done: COMMAND_DONE[kind](), change });
}

function valueWords(key: FieldKey, value: unknown, reference: Reference, timeZone: string): string {
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
		case 'openedAt':
		case 'closedAt':
			return dateTime(value, timeZone);
		default:
			return value;
	}
}
