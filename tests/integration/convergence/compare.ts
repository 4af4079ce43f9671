import { expect } from 'vitest';
import * as Y from 'yjs';
import { issuesOf, readIssue } from '#lib/document/board.ts';
import { PLAIN_FIELDS, type PlainField } from '#lib/domain/fields.ts';
import type { Reader } from '#server/storage/types.ts';

/** Everything that is visible in a board, each value with the struct that won it. */
export function structsOf(doc: Y.Doc): Record<string, string> {
	const found: Record<string, string> = {};
	for (const [issue, map] of issuesOf(doc)) {
		for (const [key, item] of map._map) {
			const value = item.deleted ? 'deleted' : JSON.stringify(map.get(key));
			found[`${issue} ${key}`] = `${item.id.client}:${item.lastId.clock} ${value}`;
		}
	}
	return found;
}

export function haveConverged(docs: readonly Y.Doc[]): boolean {
	const [first, ...others] = docs.map((doc) => Y.snapshot(doc));
	return others.every((other) => Y.equalSnapshots(first!, other));
}

/** Compares the projection with the document, field by field. */
export async function expectRowsEqual(doc: Y.Doc, db: Reader, date: string): Promise<void> {
	const rows = await db.selectFrom('issue').selectAll().where('board_date', '=', date).execute();
	const owners = await db.selectFrom('issue_owner').selectAll().execute();
	const tags = await db.selectFrom('issue_tag').selectAll().execute();
	const onBoard = issuesOf(doc);
	expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(onBoard.keys()));
	for (const row of rows) {
		const fields = readIssue(onBoard.get(row.id)!);
		const projected = Object.fromEntries(
			(Object.keys(PLAIN_FIELDS) as PlainField[]).map((field) => {
				const value = row[column(field)];
				return [field, PLAIN_FIELDS[field] === 'flag' ? value === 1 : value];
			})
		);
		expect(fields).toEqual({
			...projected,
			owners: owners.filter(({ issue }) => issue === row.id).map(({ person }) => person).sort(),
			tags: tags.filter(({ issue }) => issue === row.id).map(({ name }) => name).sort()
		});
	}
}

type Snake<S extends string> = S extends `${infer Head}${infer Rest}`
	? Head extends Lowercase<Head>
		? `${Head}${Snake<Rest>}`
		: `_${Lowercase<Head>}${Snake<Rest>}`
	: S;

function column<F extends PlainField>(field: F): Snake<F> {
	return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) as Snake<F>;
}
