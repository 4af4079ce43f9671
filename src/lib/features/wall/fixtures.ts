import type { AreaState } from '#lib/domain/areas.ts';
import type { BoardDate, TaskForceId } from '#lib/domain/ids.ts';
import type { WallArea, WallInfo } from '#server/services.ts';

/** A wall of which a test says only what it is about. */
export function wallOf(over: Partial<WallInfo> = {}): WallInfo {
	return {
		taskForce: 'huahu' as TaskForceId,
		date: '2026-11-22' as BoardDate,
		sealedAt: null,
		at: '2026-11-22T04:00:00.000Z',
		seq: 0,
		nextChange: null,
		hours: {
			patrol: '2026-11-21T23:30:00.000Z',
			briefing: { start: '2026-11-22T04:00:00.000Z', end: '2026-11-22T05:30:00.000Z' },
			bulletin: '2026-11-22T10:00:00.000Z'
		},
		figures: {
			findings: 0,
			issues: 0,
			openInstant: 0,
			openCoordination: 0,
			awaitingCheck: 0,
			dueToday: 0,
			overdue: 0,
			closedToday: 0
		},
		closing: { due: 0, deferred: 0, closed: 0, closedOnTime: 0, closedAhead: 0 },
		lanes: { instant: { open: 0, issues: 0 }, coordination: { open: 0, issues: 0 }, none: { open: 0, issues: 0 } },
		rework: 0,
		burnDown: [{ at: '2026-11-21T16:00:00.000Z', left: 0 }],
		findingsByHour: [],
		areas: [],
		found: { grid: { part: 0, base: 0 }, alley: { part: 0, base: 0 } },
		departments: [],
		closures: [],
		...over
	};
}

export function areaOf(place: string, community: string | null, over: Partial<AreaState> = {}): WallArea {
	return {
		place,
		kind: 'grid',
		issues: 0,
		open: 0,
		overdue: 0,
		...over,
		name: { zh: `${place}名`, en: `${place} name` },
		community: community === null ? null : { code: community, name: { zh: `${community}社区`, en: `${community} Community` } }
	};
}
