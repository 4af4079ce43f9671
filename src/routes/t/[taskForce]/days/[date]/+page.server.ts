import { loadDay } from '../../day.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { taskForce } = await event.parent();
	return loadDay(event.locals, taskForce.slug, event.params.date);
};
