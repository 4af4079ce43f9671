import { getLocale } from '#lib/paraglide/runtime.js';
import type { Names } from '#server/services.ts';

/** A name of the data in the reader's language. */
export function named(names: Names): string {
	return getLocale() === 'en' ? names.en : names.zh;
}
