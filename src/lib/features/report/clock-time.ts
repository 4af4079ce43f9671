import { getLocale } from '#lib/paraglide/runtime.js';

/** `09:12`, in the task force's zone. */
export function clockTime(iso: string, timeZone: string): string {
	const format = new Intl.DateTimeFormat(getLocale() === 'en' ? 'en-GB' : 'zh-CN', {
		...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
		timeZone
	});
	return format.format(Date.parse(iso));
}
