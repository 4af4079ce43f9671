import { holdsAny, isRole, REPORTERS, type Role } from '#lib/domain/roles.ts';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/Icon.svelte';

/** A place one can go to from anywhere in a task force. Only those that exist, and that are this person's. */
export interface Place {
	id: 'board' | 'report' | 'wall';
	/** below the task force's own address */
	path: string;
	icon: IconName;
	word: () => string;
	/** routes that lie in it */
	routes: readonly string[];
	/** who may go there; null: everybody of the task force */
	roles: readonly Role[] | null;
}

const PLACES: readonly Place[] = [
	{ id: 'board', path: '', icon: 'board', word: m.shell_board, routes: ['', '/days/[date]', '/issues/[number]'], roles: null },
	{ id: 'report', path: '/report', icon: 'camera', word: m.report, routes: ['/report'], roles: REPORTERS },
	{ id: 'wall', path: '/wall', icon: 'wall', word: m.shell_wall, routes: ['/wall'], roles: null }
];
const BASE = '/t/[taskForce]';

export function placesOf(roles: readonly string[]): readonly Place[] {
	const held = new Set(roles.filter(isRole));
	return PLACES.filter((place) => place.roles === null || holdsAny(held, place.roles));
}

/** @param route id of the page that is shown */
export function isAt(place: Place, route: string | null): boolean {
	return place.routes.some((one) => route === BASE + one);
}

/** The wall and the form of a finding fill the screen by themselves. */
export function standsAlone(route: string | null): boolean {
	return [`${BASE}/report`, `${BASE}/wall`].some((one) => route?.startsWith(one) === true);
}
