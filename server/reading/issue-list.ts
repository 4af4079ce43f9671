import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { CommandError } from '#lib/protocol/codes.ts';
import type { IssueQuery, IssueSummary, Page } from '../services.ts';
import type { Database } from '../storage/schema.ts';
import type { Reader } from '../storage/types.ts';
import type { Sight } from './access.ts';
import { fromCursor, toCursor } from './cursor.ts';
import { summariesOf } from './summaries.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** Issues of a task force, newest number first, a page at a time. */
export async function listIssues(db: Reader, sight: Sight, query: IssueQuery): Promise<Page<IssueSummary>> {
	const limit = query.limit ?? DEFAULT_LIMIT;
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
		throw new CommandError('invalid', `limit is 1 to ${MAX_LIMIT}`, 'limit');
	}
	const taskForce = sight.taskForce.id;
	const places = query.place === undefined ? null : await placesWithin(db, taskForce, query.place);
	const rows = await db
		.selectFrom('issue')
		.selectAll()
		.where('task_force', '=', taskForce)
		.where((eb) => eb.and([...inSight(eb, sight), ...asked(eb, query)]))
		.$if(places !== null, (issues) => issues.where('place', 'in', places ?? []))
		.orderBy('number', 'desc')
		.limit(limit + 1)
		.execute();
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	return {
		items: await summariesOf(db, page),
		next: rows.length > limit && last ? toCursor(last.number) : null
	};
}

type Builder = ExpressionBuilder<Database, 'issue'>;

function inSight(eb: Builder, { issues }: Sight): Expression<SqlBool>[] {
	if (issues === 'all') return [];
	return [issues.department === null ? sql.lit(false) : eb('department', '=', issues.department)];
}

function asked(eb: Builder, query: IssueQuery): Expression<SqlBool>[] {
	const wanted: Expression<SqlBool>[] = [];
	if (query.cursor !== undefined) wanted.push(eb('number', '<', fromCursor(query.cursor)));
	if (query.status !== undefined && query.status.length > 0) wanted.push(eb('status', 'in', query.status));
	for (const field of ['lane', 'category', 'department'] as const) {
		const value = query[field];
		if (value !== undefined) wanted.push(eb(field, '=', value));
	}
	if (query.owner !== undefined) {
		const named = eb.selectFrom('issue_owner').select('issue').where('person', '=', query.owner);
		wanted.push(eb('id', 'in', named));
	}
	const words = query.q?.trim().split(/\s+/).filter(Boolean) ?? [];
	const number = words.length === 1 ? /^#?(\d{1,9})$/.exec(words[0] ?? '')?.[1] : undefined;
	if (number !== undefined) {
		wanted.push(eb.or([eb('number', '=', Number(number)), titleHas(number)]));
	} else {
		for (const word of words.slice(0, 10)) wanted.push(titleHas(word));
	}
	return wanted;
}

function titleHas(word: string): Expression<SqlBool> {
	const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
	return sql<SqlBool>`${sql.ref('title')} like ${pattern} escape '\\'`;
}

/** A place and everything below it: asking for a community means its grids and alleys too. */
async function placesWithin(db: Reader, taskForce: string, code: string): Promise<string[]> {
	const rows = await db
		.withRecursive('within', (cte) =>
			cte
				.selectFrom('place')
				.select('place.code')
				.where('place.task_force', '=', taskForce)
				.where('place.code', '=', code)
				.union(
					cte
						.selectFrom('place')
						.innerJoin('within', 'within.code', 'place.parent')
						.select('place.code')
						.where('place.task_force', '=', taskForce)
				)
		)
		.selectFrom('within')
		.select('code')
		.execute();
	if (rows.length === 0) throw new CommandError('unknown_place', `no place ${code}`, 'place');
	return rows.map((row) => row.code);
}
