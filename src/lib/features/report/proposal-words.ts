import type { Lane } from '#lib/domain/lanes.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import type { LookAlike, Preview } from '#lib/protocol/preview.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reference } from '../board/reference.ts';
import { LANE_WORD } from '../words/statuses.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** `立行立改，保洁公司4小时内处理`; null where the engine is not sure. */
export function laneSentence({ lane, department, limitHours }: Preview, reference: Reference): string | null {
	if (lane === null) return null;
	const words = { lane: LANE_WORD[lane](), department: reference.departmentName(department) ?? '', limit: limitWords(lane, limitHours) };
	return lane === 'instant' ? m.report_lane_instant(words) : m.report_lane_coordination(words);
}

/** Instant matters count every hour, the others working days (DOMAIN.md, "Status"). */
export function limitWords(lane: Lane, hours: number | null): string {
	if (hours === null) return '';
	if (lane === 'coordination' && hours % 24 === 0) return m.report_limit_workdays({ days: hours / 24 });
	if (hours % 24 === 0 && hours > 24) return m.report_limit_days({ days: hours / 24 });
	return m.report_limit_hours({ hours });
}

/** `并入017，立行立改`: what becomes of a finding that joins. */
export function joinSentence(issue: Pick<LookAlike, 'number' | 'lane'>): string {
	const what = issue.lane === null ? m.status_reported() : LANE_WORD[issue.lane]();
	return m.report_lane_joins({ number: issueNumber(issue.number), what });
}

/** `相距6米，早20分钟` */
export function nearness({ metres, minutesEarlier, place }: LookAlike, own: string | null): string {
	const where = metres !== null ? m.report_like_metres({ metres }) : place === own ? m.report_like_same_place() : null;
	const time = duration(Math.abs(minutesEarlier));
	const when =
		time === null ? m.report_time_now() : minutesEarlier > 0 ? m.report_like_earlier({ time }) : m.report_like_later({ time });
	return [where, when].filter((part) => part !== null).join(m.comma());
}

function duration(minutes: number): string | null {
	if (minutes < 1) return null;
	if (minutes < HOUR) return m.report_time_minutes({ count: minutes });
	if (minutes < DAY) return m.report_time_hours({ count: Math.round(minutes / HOUR) });
	return m.report_time_days({ count: Math.round(minutes / DAY) });
}
