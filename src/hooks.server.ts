import { error, type Handle, redirect, type RequestEvent } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { THEME_COOKIE, themeIn } from '#lib/ui/theme.ts';
import type { Services } from '#server/services.ts';

const PUBLIC_ROUTES = new Set<string | null>(['/sign-in', null]);

const words: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		const theme = themeIn(event.cookies.get(THEME_COOKIE));
		// Said by the server, so that nothing flashes before the page's script has run.
		const attribute = theme === null ? '' : ` data-theme="${theme}"`;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%theme%', attribute)
		});
	});

const session: Handle = async ({ event, resolve }) => {
	const services = servicesOf(event);
	if (services === undefined) error(503, { message: 'no services', code: 'shutting_down' });
	event.locals.services = services;
	event.locals.viewer = await services.identify(event.request.headers);
	if (event.locals.viewer === null && !PUBLIC_ROUTES.has(event.route.id)) {
		redirect(303, `/sign-in?to=${encodeURIComponent(event.url.pathname + event.url.search)}`);
	}
	const response = await resolve(event);
	// A page shows what this person may see at this moment: no shared cache and no back button keeps it.
	if (response.headers.get('content-type')?.startsWith('text/html')) {
		response.headers.set('cache-control', 'private, no-store');
	}
	return response;
};

export const handle = sequence(words, session);

/** server/http hangs them on the request; `vite dev` has no platform, so the process holds them. */
function servicesOf(event: RequestEvent): Services | undefined {
	const held = event.platform?.req.noonboard ?? Reflect.get(globalThis, Symbol.for('noonboard'));
	return (held as { services: Services } | undefined)?.services;
}
