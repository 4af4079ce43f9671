import * as v from 'valibot';
import { ERROR_STATUS, type ErrorCode } from '#lib/protocol/codes.ts';
import type { SavedView, SavedViewInput } from '#lib/protocol/views.ts';
import type { Failure } from './commands.ts';

const PROBLEM = v.object({ code: v.pipe(v.string(), v.check((code) => Object.hasOwn(ERROR_STATUS, code))) });

export type Kept<T> = { ok: true; value: T } | { ok: false; code: Failure };

/** A person's saved views, as the server keeps them. Nothing of it rejects. */
export function savedViewsOf(taskForce: string) {
	const base = `/api/v1/task-forces/${encodeURIComponent(taskForce)}/views`;
	return {
		list: () => ask<SavedView[]>(base, {}, async (response) => ((await response.json()) as { items: SavedView[] }).items),
		put: (id: string, view: SavedViewInput) =>
			ask<SavedView>(
				`${base}/${id}`,
				{ method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(view) },
				async (response) => (await response.json()) as SavedView
			),
		remove: (id: string) => ask<null>(`${base}/${id}`, { method: 'DELETE' }, () => Promise.resolve(null))
	};
}

async function ask<T>(address: string, init: RequestInit, read: (response: Response) => Promise<T>): Promise<Kept<T>> {
	try {
		const response = await fetch(address, init);
		if (response.ok) return { ok: true, value: await read(response) };
		const problem = v.safeParse(PROBLEM, await response.json());
		return { ok: false, code: problem.success ? (problem.output.code as ErrorCode) : 'internal' };
	} catch {
		return { ok: false, code: 'no_answer' };
	}
}
