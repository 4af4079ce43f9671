import { type FieldKey, fieldOf } from '#lib/domain/fields.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import { FIELD_RULES } from '#lib/domain/policy.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EventInfo } from '#server/services.ts';
import { dateTime } from '../board/local-time.ts';
import type { Reference } from '../board/reference.ts';
import { COMMAND_DONE } from '../words/commands.ts';
import { FIELD_WORD } from '../words/fields.ts';
import { readReasons } from '../words/proposal.ts';
import { reasonsLine } from '../words/reasons.ts';
import { valueWord } from '../words/values.ts';

/** One thing that happened to an issue, in words: 「专班3号 把类别由…改为…」. */
export interface Happening {
	id: number;
	at: string;
	who: string;
	what: string;
	reason: string | null;
}

/** The record of an issue, newest first; `events` come oldest first. */
export function happenings(events: readonly EventInfo[], reference: Reference, timeZone: string): Happening[] {
	return events
		.map((event) => ({
			id: event.id,
			at: event.at,
			who: event.actor?.name ?? m.the_program(),
			what: what(event, reference, timeZone),
			reason: reason(event, reference)
		}))
		.filter(({ what: words }) => words !== '')
		.reverse();
}

/** A person's reason is in the person's words; the program's are codes. */
function reason(event: EventInfo, reference: Reference): string | null {
	const codes = readReasons(event.reason);
	if (codes === null) return event.reason;
	return codes.length === 0 ? null : reasonsLine(codes, reference);
}

function what(event: EventInfo, reference: Reference, timeZone: string): string {
	const { kind, field: key } = event;
	const done = COMMAND_DONE[kind];
	if (key === null) return done?.() ?? (kind === 'notes' ? m.done_notes() : m.done_other());
	const field = fieldOf(key);
	if (field === null) return sideNote(key, event.to, timeZone);
	// A command's own name says its new status; what the server keeps beside it is no news to a reader.
	if (done !== undefined && field === 'status') return done();
	if (kind === 'finding.report' && field === 'findingCount') return m.done_report();
	if (FIELD_RULES[field] === null && kind !== 'edit') return '';
	const change = changeOf(event, key, reference, timeZone);
	if (kind === 'put_back') return m.done_put_back({ field: FIELD_WORD[field]() });
	if (kind === 'carried') return m.done_carried({ change });
	return done === undefined ? change : m.done_with({ done: done(), change });
}

/** What a command notes of an issue that is no field of the board. */
function sideNote(key: string, to: unknown, timeZone: string): string {
	if (key === 'joined' && typeof to === 'number') return m.done_joined({ number: issueNumber(to) });
	if (key === 'split' && typeof to === 'number') return m.done_separated({ number: issueNumber(to) });
	if (key === 'deferredUntil' && typeof to === 'string') return m.done_putOff({ time: dateTime(to, timeZone) });
	return '';
}

function changeOf(event: EventInfo, key: string, reference: Reference, timeZone: string): string {
	const field = fieldOf(key)!;
	const name = FIELD_WORD[field]();
	if (field === 'rank') return m.done_ranked();
	if (field === 'owner' || field === 'tag') {
		const member = field === 'owner' ? reference.personName(key.slice('owner:'.length)) : key.slice('tag:'.length);
		return event.to === true ? m.done_added({ field: name, member }) : m.done_removed({ field: name, member });
	}
	const value = (raw: unknown) => valueWord(key as FieldKey, raw, reference, timeZone);
	if (event.from === null || event.from === undefined || event.from === '') return m.done_set({ field: name, to: value(event.to) });
	return m.done_changed({ field: name, from: value(event.from), to: value(event.to) });
}
