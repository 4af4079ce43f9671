import { getLocale } from '#lib/paraglide/runtime.js';
import type { Names } from '#server/services.ts';

/** A name of the data in the reader's language. */
export function named(names: Names): string {
	return getLocale() === 'en' ? names.en : names.zh;
}

/** One after the other; only after a Latin full stop a space follows. */
export function joinSentences(sentences: readonly string[]): string {
	return sentences.join(getLocale() === 'en' ? ' ' : '');
}
