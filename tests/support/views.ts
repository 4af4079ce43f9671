import type { SavedView } from '#lib/protocol/views.ts';
import type { Platform } from './platform.ts';

export const viewId = (n: number) => `0190a0a0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Saved views as a person's browser asks for them. */
export function shelfOf(platform: Platform, cookie: string, taskForce = 'east') {
	const base = `${platform.origin}/api/v1/task-forces/${taskForce}/views`;
	return {
		list: async () => ((await (await fetch(base, { headers: { cookie } })).json()) as { items: SavedView[] }).items,
		ask: () => fetch(base, { headers: { cookie } }),
		put: (id: string, body: unknown) =>
			fetch(`${base}/${id}`, {
				method: 'PUT',
				headers: { cookie, 'content-type': 'application/json' },
				body: typeof body === 'string' ? body : JSON.stringify(body)
			}),
		remove: (id: string) => fetch(`${base}/${id}`, { method: 'DELETE', headers: { cookie } })
	};
}
