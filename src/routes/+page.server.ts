import { redirect } from '@sveltejs/kit';
import { ask, signedIn } from './ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const taskForces = await ask(locals.services.reading.taskForces(signedIn(locals)));
	const [first, second] = taskForces;
	if (first !== undefined && second === undefined) redirect(303, `/t/${first.slug}`);
	return { taskForces };
};
