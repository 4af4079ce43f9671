import type { SelectQueryBuilder } from 'kysely';
import type { Database } from '../storage/schema.ts';
import type { Reader } from '../storage/types.ts';
import { fromRow, type IssueRecord } from './record.ts';

type IssueQuery = SelectQueryBuilder<Database, 'issue', object>;

/** Issues as records, with their owners and tags. `narrow` says which. */
export async function loadIssues(db: Reader, narrow: (query: IssueQuery) => IssueQuery): Promise<IssueRecord[]> {
	const chosen = () => narrow(db.selectFrom('issue') as IssueQuery).select('issue.id');
	const rows = await narrow(db.selectFrom('issue') as IssueQuery).selectAll('issue').orderBy('number').execute();
	const owners = await db.selectFrom('issue_owner').selectAll().where('issue', 'in', chosen()).execute();
	const tags = await db.selectFrom('issue_tag').selectAll().where('issue', 'in', chosen()).execute();
	const ownersOf = Map.groupBy(owners, (row) => row.issue);
	const tagsOf = Map.groupBy(tags, (row) => row.issue);
	return rows.map((row) =>
		fromRow(
			row,
			(ownersOf.get(row.id) ?? []).map(({ person }) => person),
			(tagsOf.get(row.id) ?? []).map(({ name }) => name)
		)
	);
}
