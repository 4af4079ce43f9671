import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const to = ownPath(url.searchParams.get('to'));
	if (locals.viewer !== null) redirect(303, to);
	return { to };
};

/** Only a path of this program: an address from outside could send a signed-in person anywhere. */
function ownPath(value: string | null): string {
	return value !== null && /^\/(?![/\\])/.test(value) ? value : '/';
}
