import { localDate } from '#lib/domain/days.ts';
import { clock } from '../board/countdown.ts';
import { dateTime } from '../board/local-time.ts';

/** `12:52` on the board's own day, `10月20日 12:52` on any other, with the year where that is another one. */
export function moment(iso: string, timeZone: string, date: string): string {
	const at = Date.parse(iso);
	return localDate(at, timeZone) === date ? clock(at, timeZone) : dateTime(iso, timeZone, date.slice(0, 5));
}
