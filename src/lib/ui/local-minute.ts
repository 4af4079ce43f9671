/** A minute as a clock on the wall shows it, without a time zone: `2026-10-21T18:00`. */
export type LocalMinute = string;

/** Reads a time as people type it: 18, 9:5, 930, 18:30, 18：30. Null where it is none. */
export function readTime(typed: string): string | null {
	const match = /^(\d{1,2})[:：.点](\d{1,2})?分?$/.exec(typed.trim()) ?? /^(\d{1,2}?)(\d{2})?$/.exec(typed.trim());
	if (match === null) return null;
	const [hours, minutes] = [Number(match[1]), Number(match[2] ?? '0')];
	if (hours > 23 || minutes > 59) return null;
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** `10月21日 周三 18:00`, `Wed, 21 Oct, 18:00` */
export function localMinuteInWords(minute: LocalMinute, locale: string): string {
	const at = new Date(`${minute}Z`);
	if (Number.isNaN(at.getTime())) return '';
	const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' }).format(at);
	if (locale === 'en') return format({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	return [format({ month: 'long', day: 'numeric' }), format({ weekday: 'short' }), minute.slice(11, 16)].join(' ');
}
