import { localDate } from '#lib/domain/days.ts';
import type { Field } from '#lib/domain/fields.ts';
import { isLane } from '#lib/domain/lanes.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import type { LetterState, Status } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EventInfo } from '#server/services.ts';
import type { Reference } from '../../board/reference.ts';
import { FIELD_WORD } from '../../words/fields.ts';
import { LANE_WORD, LETTER_WORD, STATUS_WORD } from '../../words/statuses.ts';
import { moment } from '../moment.ts';
import { struck } from './segments.ts';

export interface Names {
	reference: Reference;
	timeZone: string;
}

interface Change {
	field: Field;
	key: string;
	from: unknown;
	to: unknown;
	/** words of a value */
	say: (value: unknown) => string;
}

/** What one event changed, as a clause without its subject; old values are marked (segments.ts). */
export function changeClause(event: EventInfo, field: Field, names: Names): string {
	const say = (value: unknown) => valueWords(field, value, event, names);
	const change = { field, key: event.field ?? '', from: event.from, to: event.to, say };
	return (OWN_WORDS[field] ?? plainChange)(change, names);
}

/** What a command notes of an issue that is no field of the board. */
export function sideNote({ field, to, at }: EventInfo, timeZone: string): string {
	if (field === 'joined' && typeof to === 'number') return m.done_joined({ number: issueNumber(to) });
	if (field === 'split' && typeof to === 'number') return m.done_separated({ number: issueNumber(to) });
	if (field === 'deferredUntil' && typeof to === 'string') return m.done_putOff({ time: moment(to, timeZone, dateOf(at, timeZone)) });
	return '';
}

/** Fields of which more is to be said than that one value came for another. */
const OWN_WORDS: Partial<Record<Field, (change: Change, names: Names) => string>> = {
	title: quoted,
	instruction: (change) => {
		if (isEmpty(change.from)) return m.issue_did_instruct({ text: change.say(change.to) });
		return isEmpty(change.to) ? m.issue_did_uninstruct({ text: struck(change.say(change.from)) }) : quoted(change);
	},
	lane: ({ from, to, say }) =>
		isEmpty(from) ? m.issue_did_lane({ to: say(to) }) : m.issue_did_relane({ from: struck(say(from)), to: say(to) }),
	due: (change) => {
		const { from, to, say } = change;
		if (typeof from !== 'string' || typeof to !== 'string') return plainChange(change);
		const words = { from: struck(say(from)), to: say(to) };
		return Date.parse(to) < Date.parse(from) ? m.issue_did_earlier(words) : m.issue_did_later(words);
	},
	owner: ({ key, to }, { reference }) => {
		const name = reference.personName(key.slice('owner:'.length));
		return to === true ? m.issue_did_add_owner({ name }) : m.issue_did_remove_owner({ name: struck(name) });
	},
	tag: ({ key, to }) => {
		const name = key.slice('tag:'.length);
		return to === true ? m.issue_did_add_tag({ name }) : m.issue_did_remove_tag({ name: struck(name) });
	},
	listed: ({ to }) => (to === true ? m.issue_did_list() : m.issue_did_unlist()),
	repeat: ({ to }) => (to === true ? m.issue_did_repeat() : m.issue_did_unrepeat()),
	status: (change) =>
		change.from === 'merged' ? m.issue_did_stand_again({ status: change.say(change.to) }) : plainChange(change),
	rank: () => m.done_ranked()
};

function plainChange({ field, from, to, say }: Change): string {
	const name = withinSentence(FIELD_WORD[field]());
	if (isEmpty(to)) return isEmpty(from) ? m.issue_did_clear({ field: name }) : m.issue_did_remove({ field: name, from: struck(say(from)) });
	if (isEmpty(from)) return m.issue_did_set({ field: name, to: say(to) });
	return m.issue_did_change({ field: name, from: struck(say(from)), to: say(to) });
}

/** A text of people's own wording stands in quotation marks. */
function quoted(change: Change): string {
	const { say } = change;
	return plainChange({ ...change, say: (value) => m.issue_quoted({ text: say(value) }) });
}

function valueWords(field: Field, value: unknown, { at }: EventInfo, { reference, timeZone }: Names): string {
	if (typeof value === 'boolean') return value ? m.value_yes() : m.value_no();
	if (typeof value !== 'string') return isEmpty(value) ? m.value_empty() : String(value);
	switch (field) {
		case 'category':
			return reference.categoryName(value) ?? value;
		case 'place':
			return reference.placePath(value).join(' ');
		case 'department':
			return reference.departmentName(value) ?? value;
		case 'lane':
			return isLane(value) ? LANE_WORD[value]() : value;
		case 'status':
			return withinSentence(STATUS_WORD[value as Status]?.() ?? value);
		case 'letter':
			return withinSentence(LETTER_WORD[value as LetterState]?.() ?? value);
		case 'due':
		case 'openedAt':
		case 'closedAt':
			return Number.isNaN(Date.parse(value)) ? value : moment(value, timeZone, dateOf(at, timeZone));
		default:
			return value;
	}
}

/** A label's capital belongs to the label. */
function withinSentence(word: string): string {
	return word.charAt(0).toLowerCase() + word.slice(1);
}

function dateOf(iso: string, timeZone: string): string {
	return localDate(Date.parse(iso), timeZone);
}

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}
