import { m } from '#lib/paraglide/messages.js';

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

/** 「21分」「3小时」「3小时5分」「2天」: as exact as anybody would say it. @param ms 0 or more */
export function spanWords(ms: number): string {
	const minutes = Math.floor(ms / MINUTE);
	if (minutes < HOUR) return m.issue_span_minutes({ minutes });
	if (minutes >= 2 * DAY) return m.issue_span_days({ days: Math.floor(minutes / DAY) });
	const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
	return rest === 0 || hours >= 12 ? m.issue_span_hours({ hours }) : m.issue_span_hours_minutes({ hours, minutes: rest });
}
