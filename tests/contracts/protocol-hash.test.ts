import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { PLAIN_FIELDS } from '#lib/domain/fields.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import { MESSAGE, SYNC } from '#lib/protocol/collab.ts';
import { ENVELOPE, PAYLOADS, PROTOCOL_VERSION } from '#lib/protocol/commands.ts';
import { WATCH } from '#lib/protocol/feed.ts';

/** What crosses the wire under each version. A published version's hash never changes: a change is a new version. */
const PUBLISHED: Record<string, string> = {
	v1: 'f9cdadf8fc16ccd4'
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

it('the hash sees a limit, an optional field and a pattern', () => {
	const { 'issue.dispatch': dispatch, 'issue.start': start, 'day.seal': seal } = PAYLOADS;
	expect(new Set([dispatch, start, seal, ENVELOPE, WATCH].map(hash)).size).toBe(5);
});
