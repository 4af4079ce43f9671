import { createHash } from 'node:crypto';
import { parse } from 'valibot';
import { expect, it } from 'vitest';
import { PLAIN_FIELDS } from '#lib/domain/fields.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import { MESSAGE, SYNC } from '#lib/protocol/collab.ts';
import { ENVELOPE, PAYLOADS, PROTOCOL_VERSION } from '#lib/protocol/commands.ts';
import { WATCH } from '#lib/protocol/feed.ts';

/** What crosses the wire under each version. A published version's hash never changes: a change is a new version. */
const PUBLISHED: Record<string, string> = {
	v1: 'f9cdadf8fc16ccd4',
	// finding.report says what its author has seen of look-alikes: `sameAs`, `differsFrom`
	'v1.1': 'cac690873191a2c2'
};

/** A schema as text: its types, limits and patterns, in the order they are checked. */
function describeSchema(value: unknown): unknown {
	if (value instanceof RegExp) return String(value);
	if (Array.isArray(value)) return value.map(describeSchema);
	if (typeof value !== 'object' || value === null) return value;
	return Object.entries(value)
		.filter(([key, part]) => key !== '~standard' && key !== 'message' && typeof part !== 'function')
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, part]) => [key, describeSchema(part)]);
}

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(describeSchema(value))).digest('hex').slice(0, 16);

it('what crosses the wire is what its version says; change it and PROTOCOL_VERSION changes too', () => {
	expect(hash([ENVELOPE, PAYLOADS, WATCH, MESSAGE, SYNC, CLOSE, PLAIN_FIELDS])).toBe(PUBLISHED[PROTOCOL_VERSION]);
});

it('what was sent under v1 is taken under v1.1 and means the same', () => {
	const report = { place: 'G01', text: '垃圾桶满溢', category: null, item: null, position: null, photos: [], capturedAt: '2026-01-05T01:00:00.000Z' };
	expect(parse(PAYLOADS['finding.report'], report)).toEqual({ ...report, differsFrom: [] });
});

it('the hash sees a limit, an optional field and a pattern', () => {
	const { 'issue.dispatch': dispatch, 'issue.start': start, 'day.seal': seal } = PAYLOADS;
	expect(new Set([dispatch, start, seal, ENVELOPE, WATCH].map(hash)).size).toBe(5);
});
