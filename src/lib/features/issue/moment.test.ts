import { expect, it } from 'vitest';
import { moment } from './moment.ts';

it.each([
	['2026-10-21T04:52:00.000Z', '12:52'],
	['2026-10-20T15:59:00.000Z', '10月20日 23:59'],
	['2026-12-31T16:00:00.000Z', '2027年1月1日 00:00']
])('%s is as much as one has to be told on 21 October 2026 in Shanghai: %s', (iso, words) => {
	expect(moment(iso, 'Asia/Shanghai', '2026-10-21').replaceAll(/\s/g, ' ')).toBe(words);
});
