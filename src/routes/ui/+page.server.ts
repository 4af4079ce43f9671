import { dev } from '$app/environment';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** For those who build the program, and in the demo for those who look at how it is built. */
export const load: PageServerLoad = ({ locals }) => {
	if (!dev && !locals.services.demo) error(404, { message: 'not_found', code: 'not_found' });
};
