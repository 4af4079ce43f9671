import { areaStates, coverageOf } from '#lib/domain/areas.ts';
import { burnDown, thinned } from '#lib/domain/burn-down.ts';
import { closingOf } from '#lib/domain/closing.ts';
import { type DayTimes, dayTimes, hoursOf } from '#lib/domain/day-hours.ts';
import { ageInDays, dayBounds, localDate } from '#lib/domain/days.ts';
import { figuresOf, hasDeadline, type Moment } from '#lib/domain/figures.ts';
import { type BoardDate, instant } from '#lib/domain/ids.ts';
import { PlaceTree } from '#lib/domain/places.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import { waitingOf } from '#lib/domain/waiting.ts';
import { MINUTE } from '#lib/domain/wall-clock.ts';
import type { Names, WallArea, WallDepartment, WallInfo } from '../../services.ts';
import type { Reader } from '../../storage/types.ts';
import type { Sight } from '../access.ts';
import { boardOf, countFindings, feedPosition } from '../boards.ts';
import { listPlaces } from '../reference.ts';
import { newestClosures } from './closures.ts';
import { type DayIssue, dayIssues } from './day-issues.ts';
import { findingsOfDay } from './findings.ts';
import { changesBetween } from './history.ts';

const CLOSURES = 4;
/** As many as anybody reads from five metres. */
const DEPARTMENTS = 8;

/** @param date `YYYY-MM-DD` or `today`: the open board */
export async function readWall(db: Reader, sight: Sight, date: string, now: number): Promise<WallInfo> {
	const { id, timeZone } = sight.taskForce;
	const board = await boardOf(db, id, date);
	const day = board.date as BoardDate;
	const sealed = board.sealed_at !== null;
	const moment: Moment = { now: sealed ? Date.parse(board.sealed_at!) : now, day: dayBounds(day, timeZone) };
	const issues = await dayIssues(db, sight, day, sealed);
	const changes = await changesBetween(db, id, { since: board.opened_at, until: board.sealed_at });
	const places = new PlaceTree(await listPlaces(db, id));
	const findings = await findingsOfDay(db, sight, day, moment.day.start);
	const nameOf = (place: string): Names => places.get(place)?.name ?? { zh: place, en: place };
	const from = Math.max(moment.day.start, Date.parse(board.opened_at));

	return {
		taskForce: id,
		date: day,
		sealedAt: board.sealed_at,
		at: instant(moment.now),
		seq: await feedPosition(db, id),
		nextChange: sealed ? null : nextDeadline(issues, now),
		hours: written(dayTimes(await readHours(db, id), day, timeZone)),
		figures: figuresOf(issues, await countFindings(db, sight, day), moment),
		closing: closingOf(issues, moment),
		lanes: laneTotals(issues),
		rework: issues.filter(({ status }) => status === 'rework').length,
		burnDown: thinned(burnDown(issues, changes, { from, dayEnd: moment.day.end }), MINUTE).map(({ at, left }) => ({
			at: instant(at),
			left
		})),
		findingsByHour: findings.hours,
		areas: areasOf(issues, places, moment.now),
		found: coverageOf(findings.places, places),
		departments: await departmentsOf(db, sight, issues, moment.now, day),
		closures: await newestClosures(db, issues, { limit: CLOSURES, nameOf })
	};
}

function laneTotals(issues: readonly DayIssue[]): WallInfo['lanes'] {
	const totals: WallInfo['lanes'] = {
		instant: { open: 0, issues: 0 },
		coordination: { open: 0, issues: 0 },
		none: { open: 0, issues: 0 }
	};
	for (const { lane, status } of issues) {
		if (status === 'void' || status === 'merged') continue;
		const total = totals[lane ?? 'none'];
		total.issues++;
		if (isOpen(status)) total.open++;
	}
	return totals;
}

function areasOf(issues: readonly DayIssue[], places: PlaceTree, now: number): WallArea[] {
	return areaStates(issues, places, now).map((area) => {
		const community = places.communityOf(area.place);
		return {
			...area,
			name: places.get(area.place)!.name,
			community: community === undefined ? null : { code: community.code, name: community.name }
		};
	});
}

async function departmentsOf(
	db: Reader,
	{ taskForce }: Sight,
	issues: readonly DayIssue[],
	now: number,
	today: BoardDate
): Promise<WallDepartment[]> {
	const names = await db
		.selectFrom('category')
		.select(['department_zh', 'department_en'])
		.distinct()
		.where('task_force', '=', taskForce.id)
		.execute();
	const english = new Map(names.map(({ department_zh, department_en }) => [department_zh, department_en]));
	return waitingOf(issues, now)
		.slice(0, DEPARTMENTS)
		.map(({ department, open, overdue, oldest: { id, number, title, openedAt, due } }) => ({
			name: { zh: department, en: english.get(department) ?? department },
			open,
			overdue,
			oldest: { id, number, title, openedAt, due, days: ageInDays(localDate(Date.parse(openedAt), taskForce.timeZone), today) }
		}));
}

/** The next deadline that passes: from then on one more is overdue. */
function nextDeadline(issues: readonly DayIssue[], now: number): string | null {
	let next: string | null = null;
	for (const issue of issues) {
		if (issue.due === null || !hasDeadline(issue) || Date.parse(issue.due) < now) continue;
		if (next === null || Date.parse(issue.due) < Date.parse(next)) next = issue.due;
	}
	return next;
}

async function readHours(db: Reader, taskForce: string) {
	const { settings } = await db
		.selectFrom('task_force')
		.select('settings')
		.where('id', '=', taskForce)
		.executeTakeFirstOrThrow();
	return hoursOf(JSON.parse(settings));
}

function written({ patrol, briefing, bulletin }: DayTimes): WallInfo['hours'] {
	return {
		patrol: instant(patrol),
		briefing: { start: instant(briefing.start), end: instant(briefing.end) },
		bulletin: instant(bulletin)
	};
}
