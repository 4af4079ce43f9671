import type { Preview, PreviewInput } from '#lib/protocol/preview.ts';
import type { Failure } from './commands.ts';
import { problemCode } from './photos.ts';

export type Previewed = { ok: true; preview: Preview } | { ok: false; code: Failure };

/** What a finding would become if it were reported now. Never rejects; an aborted one is `no_answer`. */
export async function askPreview(taskForce: string, input: PreviewInput, signal: AbortSignal): Promise<Previewed> {
	const response = await fetch(`/api/v1/task-forces/${encodeURIComponent(taskForce)}/preview`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(input),
		signal
	}).catch(() => null);
	if (response === null) return { ok: false, code: 'no_answer' };
	if (!response.ok) return { ok: false, code: await problemCode(response) };
	const preview = (await response.json().catch(() => null)) as Preview | null;
	return preview === null ? { ok: false, code: 'no_answer' } : { ok: true, preview };
}
