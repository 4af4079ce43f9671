import type { Lane } from './lanes.ts';
import type { LetterState, Status } from './statuses.ts';

/**
 * Fields of an issue in a board document (DOMAIN.md, "Fields of an issue on the board"). Sets are one
 * key per member, so that two people who each add one both succeed: `owner:<person>`, `tag:<name>`.
 */
export const PLAIN_FIELDS = {
	title: 'text',
	category: 'code',
	place: 'code',
	lane: 'code',
	department: 'code',
	due: 'instant',
	rank: 'code',
	campaign: 'code',
	listed: 'flag',
	instruction: 'text',
	number: 'count',
	status: 'code',
	findingCount: 'count',
	photo: 'code',
	openedAt: 'instant',
	closedAt: 'instant',
	letter: 'code',
	repeat: 'flag',
	age: 'count'
} as const satisfies Record<string, FieldType>;

export type FieldType = 'text' | 'code' | 'instant' | 'flag' | 'count';
export type PlainField = keyof typeof PLAIN_FIELDS;
/** What policy speaks of: the members of a set share one rule. */
export type Field = PlainField | 'owner' | 'tag';
/** A key as it stands in the document. */
export type FieldKey = PlainField | `owner:${string}` | `tag:${string}`;
export type FieldValue = string | number | boolean | null;

export const MAX_TITLE = 200;
export const MAX_INSTRUCTION = 2000;
const MAX_CODE = 100;

const OWNER_KEY = /^owner:[A-Za-z0-9_-]{1,64}$/;
// A tag's name is shown as it is: no control characters, no space at either end.
const TAG_KEY = /^tag:[^\s\p{C}](?:[^\p{C}]{0,22}[^\s\p{C}])?$/u;
const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** The field a document key belongs to, or null for a key that no issue has. */
export function fieldOf(key: string): Field | null {
	if (Object.hasOwn(PLAIN_FIELDS, key)) return key as PlainField;
	if (OWNER_KEY.test(key)) return 'owner';
	if (TAG_KEY.test(key)) return 'tag';
	return null;
}

/** Whether a value has the type and length its field asks for; `null` clears any field but a flag of a set. */
export function isWellTyped(field: Field, value: unknown): value is FieldValue {
	if (field === 'owner' || field === 'tag') return typeof value === 'boolean';
	const type = PLAIN_FIELDS[field];
	if (value === null) return type !== 'flag' && type !== 'count';
	switch (type) {
		case 'flag':
			return typeof value === 'boolean';
		case 'count':
			return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
		case 'instant':
			return typeof value === 'string' && ISO_UTC.test(value) && !Number.isNaN(Date.parse(value));
		case 'code':
			return typeof value === 'string' && value.length <= MAX_CODE;
		case 'text':
			return typeof value === 'string' && value.length <= (field === 'title' ? MAX_TITLE : MAX_INSTRUCTION);
	}
}

/** An issue as read from a board document or from its row. `age` counts days since it was opened. */
export interface IssueFields {
	title: string;
	category: string | null;
	place: string;
	lane: Lane | null;
	department: string | null;
	due: string | null;
	rank: string | null;
	campaign: string | null;
	listed: boolean;
	instruction: string | null;
	number: number;
	status: Status;
	findingCount: number;
	photo: string | null;
	openedAt: string;
	closedAt: string | null;
	letter: LetterState;
	repeat: boolean;
	age: number;
	/** person ids whose `owner:` key is true, sorted */
	owners: string[];
	/** names whose `tag:` key is true, sorted */
	tags: string[];
}
