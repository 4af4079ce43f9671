import { error } from '@sveltejs/kit';
import { readsEverything } from '#lib/domain/roles.ts';
import { ask, signedIn } from '../../ask.ts';

/**
 * What the page of one day needs besides the board document. Its issues come with the document; only a
 * liaison, who reads rows and no documents, gets them here.
 */
export async function loadDay(locals: App.Locals, slug: string, date: string) {
	const viewer = signedIn(locals);
	const { reading, savedViews } = locals.services;
	const [board, days, saved] = await ask(
		Promise.all([reading.board(viewer, slug, date), reading.days(viewer, slug), savedViews.list(viewer, slug)])
	);
	const position = days.findIndex((day) => day.date === board.date);
	if (position === -1) error(404, { message: 'not_found', code: 'not_found' });
	const roles = viewer.memberships.find((held) => held.taskForce === board.taskForce)?.roles ?? new Set();
	return {
		date: board.date,
		sealedAt: board.sealedAt,
		findings: board.figures.findings,
		seq: board.seq,
		previous: days[position + 1]?.date ?? null,
		next: days[position - 1]?.date ?? null,
		rows: readsEverything(roles) ? null : board.issues,
		saved
	};
}
