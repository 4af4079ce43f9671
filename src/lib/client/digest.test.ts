import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { sha256 } from './digest.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([0, 1, 63, 64, 65, 100_000])('names %i bytes alike with and without the browser’s own digest', async (length) => {
	const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
	const expected = createHash('sha256').update(bytes).digest('hex');
	expect(await sha256(bytes)).toBe(expected);
	vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
	expect(await sha256(bytes)).toBe(expected);
});
