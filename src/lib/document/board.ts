import * as Y from 'yjs';
import { type FieldKey, type FieldValue, type IssueFields, PLAIN_FIELDS } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { LetterState, Status } from '#lib/domain/statuses.ts';

/** The root of a board document: issue id → Y.Map of scalar fields. */
export const ISSUES = 'issues';

export type IssueMap = Y.Map<FieldValue>;

export function issuesOf(doc: Y.Doc): Y.Map<IssueMap> {
	return doc.getMap<IssueMap>(ISSUES);
}

/**
 * An empty board document. Its root is typed at once: one that is only read back from updates has no type yet, and
 * neither accessors nor the gate would know it for what it is.
 */
export function createBoardDoc(): Y.Doc {
	const doc = new Y.Doc();
	issuesOf(doc);
	return doc;
}

/** Reads one issue's map; a key that is missing reads as its empty value. */
export function readIssue(map: IssueMap): IssueFields {
	return fieldsFrom((key) => map.get(key), map.keys());
}

/** The same from plain entries, e.g. a row that was kept as JSON. */
export function readEntries(entries: ReadonlyMap<string, FieldValue>): IssueFields {
	return fieldsFrom((key) => entries.get(key), entries.keys());
}

function fieldsFrom(get: (key: string) => FieldValue | undefined, keys: Iterable<string>): IssueFields {
	const text = (key: FieldKey) => (get(key) as string | null | undefined) ?? null;
	const count = (key: FieldKey) => (get(key) as number | undefined) ?? 0;
	const owners: string[] = [];
	const tags: string[] = [];
	for (const key of keys) {
		if (get(key) !== true) continue;
		if (key.startsWith('owner:')) owners.push(key.slice('owner:'.length));
		else if (key.startsWith('tag:')) tags.push(key.slice('tag:'.length));
	}
	return {
		title: text('title') ?? '',
		category: text('category'),
		place: text('place') ?? '',
		lane: text('lane') as Lane | null,
		department: text('department'),
		due: text('due'),
		rank: text('rank'),
		campaign: text('campaign'),
		listed: get('listed') === true,
		instruction: text('instruction'),
		number: count('number'),
		status: (text('status') ?? 'reported') as Status,
		findingCount: count('findingCount'),
		photo: text('photo'),
		openedAt: text('openedAt') ?? '',
		closedAt: text('closedAt'),
		letter: (text('letter') ?? 'none') as LetterState,
		repeat: get('repeat') === true,
		age: count('age'),
		owners: owners.sort(),
		tags: tags.sort()
	};
}

/** Every plain field, so that a key only ever appears or changes, and one entry per owner and tag. */
export function entriesOf(fields: IssueFields): [FieldKey, FieldValue][] {
	const entries: [FieldKey, FieldValue][] = [];
	for (const key of Object.keys(PLAIN_FIELDS) as (keyof typeof PLAIN_FIELDS)[]) entries.push([key, fields[key]]);
	for (const person of fields.owners) entries.push([`owner:${person}`, true]);
	for (const name of fields.tags) entries.push([`tag:${name}`, true]);
	return entries;
}

/** Makes the map of a new issue. Only the server does: two clients making one would lose one of them. */
export function createIssueMap(doc: Y.Doc, issue: string, fields: IssueFields): IssueMap {
	const map: IssueMap = new Y.Map<FieldValue>(entriesOf(fields));
	issuesOf(doc).set(issue, map);
	return map;
}
