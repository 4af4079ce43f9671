import { sql } from 'kysely';
import type { BoardDate } from '#lib/domain/ids.ts';
import { HOUR } from '#lib/domain/wall-clock.ts';
import type { Reader } from '../../storage/types.ts';
import type { Sight } from '../access.ts';

export interface DayFindings {
	/** where something was found */
	places: Set<string>;
	/** full hours of the task force's clock, oldest first; none without a finding */
	hours: { from: string; count: number }[];
}

/**
 * Findings that joined a day's board, by when the server received them: the clocks of phones are their owners'.
 * @param start of the day, ms: hours are counted from there, since not every zone is whole hours from UTC
 */
export async function findingsOfDay(db: Reader, sight: Sight, date: BoardDate, start: number): Promise<DayFindings> {
	const { issues } = sight;
	const rows = await db
		.selectFrom('finding')
		.select(['finding.place', sql<string>`substr(finding.received_at, 1, 16)`.as('minute')])
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('finding.task_force', '=', sight.taskForce.id)
		.where('finding.board_date', '=', date)
		.$if(issues !== 'all', (findings) =>
			findings
				.innerJoin('issue', 'issue.id', 'finding.issue')
				.where('issue.department', '=', issues === 'all' ? null : issues.department)
		)
		.groupBy(['finding.place', 'minute'])
		.execute();
	const hours = new Map<number, number>();
	for (const { minute, count } of rows) {
		const hour = start + Math.floor((Date.parse(`${minute}Z`) - start) / HOUR) * HOUR;
		hours.set(hour, (hours.get(hour) ?? 0) + Number(count));
	}
	return {
		places: new Set(rows.map(({ place }) => place)),
		hours: [...hours].sort(([a], [b]) => a - b).map(([from, count]) => ({ from: new Date(from).toISOString(), count }))
	};
}
