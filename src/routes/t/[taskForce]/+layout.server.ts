import { ask, signedIn } from '../../ask.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, depends }) => {
	depends('board:days');
	const viewer = signedIn(locals);
	const { reading } = locals.services;
	const slug = params.taskForce;
	const [taskForce, places, categories, people] = await ask(
		Promise.all([
			reading.taskForce(viewer, slug),
			reading.places(viewer, slug),
			reading.categories(viewer, slug),
			reading.people(viewer, slug)
		])
	);
	const membership = viewer.memberships.find((held) => held.taskForce === taskForce.slug);
	return {
		taskForce,
		places,
		categories,
		people,
		me: {
			person: viewer.person,
			name: viewer.name,
			roles: [...(membership?.roles ?? [])],
			department: membership?.department ?? null
		}
	};
};
