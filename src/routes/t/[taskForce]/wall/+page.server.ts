import { readsEverything } from '#lib/domain/roles.ts';
import { ask, signedIn } from '../../../ask.ts';
import type { PageServerLoad } from './$types';

/** The page stands alone, outside the frame of the other pages of a task force, so it reads for itself. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = signedIn(locals);
	const { reading } = locals.services;
	const slug = params.taskForce;
	const [taskForce, wall] = await ask(
		Promise.all([reading.taskForce(viewer, slug), reading.wall(viewer, slug, url.searchParams.get('date') ?? 'today')])
	);
	const roles = viewer.memberships.find((held) => held.taskForce === taskForce.slug)?.roles ?? new Set();
	return { taskForce, wall, fed: readsEverything(roles), madeAt: Date.now() };
};
