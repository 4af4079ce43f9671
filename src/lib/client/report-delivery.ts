import type { FindingResult } from '#lib/protocol/commands.ts';
import { type Failure, send } from './commands.ts';
import { connected, line } from './line.ts';
import { uploadPhoto } from './photos.ts';
import type { StoredReport } from './report-store.ts';

const CONNECT_MS = 8_000;
const PATIENCE_MS = 10_000;
/** Refusals of a photo that another attempt does not mend. */
const BAD_PHOTO: readonly Failure[] = ['too_large', 'not_an_image', 'hash_mismatch'];

export type Delivery =
	| { outcome: 'delivered'; result: FindingResult; thumb: string | null }
	| { outcome: 'refused'; failure: Failure }
	/** `unanswered`: it may have arrived all the same */
	| { outcome: 'postponed'; failure: Failure; unanswered: boolean }
	/** it was changed or taken back before it went out */
	| { outcome: 'dropped' };

/** @param claim called when it is about to go out; false: it must not */
export async function deliver(report: StoredReport, claim: () => Promise<boolean>): Promise<Delivery> {
	const photos: string[] = [];
	for (const photo of report.photos) {
		const upload = await uploadPhoto(photo);
		if (upload.ok) photos.push(upload.id);
		else if (BAD_PHOTO.includes(upload.code)) return { outcome: 'refused', failure: upload.code };
		else return { outcome: 'postponed', failure: upload.code, unanswered: false };
	}
	if (!(await connected(line(), CONNECT_MS))) return { outcome: 'postponed', failure: 'no_answer', unanswered: false };
	if (!(await claim())) return { outcome: 'dropped' };
	const { place, text, category, position, capturedAt } = report;
	const answers = { sameAs: report.sameAs?.issue ?? null, differsFrom: report.differsFrom.map(({ issue }) => issue) };
	const payload = { place, text, category, position, capturedAt, photos, ...answers };
	const sent = await send(report.taskForce, 'finding.report', payload, { id: report.id, patience: PATIENCE_MS });
	if (sent.ok) return { outcome: 'delivered', result: sent.result, thumb: photos[0] ?? null };
	if (sent.passing || sent.code === 'unauthenticated') return { outcome: 'postponed', failure: sent.code, unanswered: sent.unanswered };
	return { outcome: 'refused', failure: sent.code };
}
