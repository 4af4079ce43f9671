import { ask, signedIn } from '../../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	frequent: await ask(locals.services.reading.frequentCategories(signedIn(locals), params.taskForce))
});
