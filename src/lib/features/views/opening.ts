import type { SavedView } from '#lib/protocol/views.ts';
import { type Parsed, parseQuery, parseView } from './address.ts';

/** What the board opens with: the address's view, or the person's own default where the address asks for nothing. */
export function openingView(params: URLSearchParams, saved: readonly SavedView[]): Parsed {
	const asked = parseView(params);
	const names = [...params.keys()];
	const standard = saved.find(({ isDefault }) => isDefault);
	return names.length === 0 && standard !== undefined ? parseQuery(standard.query) : asked;
}
