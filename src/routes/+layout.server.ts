import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	demo: locals.services.demo,
	generation: locals.services.generation,
	viewer:
		locals.viewer === null
			? null
			: { person: locals.viewer.person, username: locals.viewer.username, name: locals.viewer.name }
});
