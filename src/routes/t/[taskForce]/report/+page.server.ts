import { holdsAny, isRole, REPORTERS } from '#lib/domain/roles.ts';
import { ask, signedIn } from '../../../ask.ts';
import type { PageServerLoad } from './$types';

/** The form stands alone, outside the frame of the other pages of a task force, so it reads for itself. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const viewer = signedIn(locals);
	const { reading } = locals.services;
	const slug = params.taskForce;
	const [taskForce, places, categories, people, frequent] = await ask(
		Promise.all([
			reading.taskForce(viewer, slug),
			reading.places(viewer, slug),
			reading.categories(viewer, slug),
			reading.people(viewer, slug),
			reading.frequentCategories(viewer, slug)
		])
	);
	const roles = viewer.memberships.find((held) => held.taskForce === taskForce.slug)?.roles ?? [];
	// Only they stand beside a look-alike, and a phone on a thin signal waits for every name.
	const reporters = people.filter((person) => holdsAny(new Set(person.roles.filter(isRole)), REPORTERS));
	return { taskForce, places, categories, people: reporters, frequent, me: { person: viewer.person, name: viewer.name, roles: [...roles] } };
};
