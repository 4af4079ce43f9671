import { browser } from '$app/environment';
import { afterNavigate, replaceState } from '$app/navigation';
import { page } from '$app/state';
import { untrack } from 'svelte';
import type { BoardViews } from './board-views.svelte.ts';

/**
 * What the address asks for. The router's own idea of the address does not follow what is written into it below, so on
 * the way back to this page only the browser knows.
 */
export function asked(): URLSearchParams {
	return browser ? new URLSearchParams(location.search) : page.url.searchParams;
}

/**
 * The address says what is shown, so that it can be sent, kept and loaded again; who comes by an address sees what it
 * says. Called while the board's page is made.
 */
export function keepAddress(views: BoardViews): void {
	/** the router takes no address before */
	let alive = $state(false);
	/** beside the list an issue is open, and the address is its own; not read as `page.state`, which every navigation changes */
	const lent = $derived(page.state.issue !== undefined);

	afterNavigate(() => {
		// The view that the page was made with is that of its address.
		if (alive) views.arrive(asked());
		alive = true;
	});

	$effect(() => {
		const { address } = views;
		if (alive && !lent) untrack(() => write(address));
	});
}

function write(query: string): void {
	const search = query === '' ? '' : `?${query}`;
	if (location.search !== search) replaceState(`${location.pathname}${search}`, page.state);
}
