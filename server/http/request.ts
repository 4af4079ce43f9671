import type { IncomingMessage } from 'node:http';
import type { Services, Viewer } from '../services.ts';

/** What hangs on a request for those who answer it: Kit's hooks.server.ts, Socket.IO. */
export interface Hung {
	services: Services;
	/** set where the session was looked up already */
	viewer?: Viewer;
}

declare module 'node:http' {
	interface IncomingMessage {
		noonboard?: Hung;
	}
}

/** The path without the query, as sent. */
export function pathOf(request: IncomingMessage): string {
	const url = request.url ?? '/';
	const end = url.search(/[?#]/);
	return end === -1 ? url : url.slice(0, end);
}

/** Headers as the web platform has them; what may stand more than once is kept so. */
export function headersOf(request: IncomingMessage): Headers {
	const headers = new Headers();
	for (const [name, value] of Object.entries(request.headers)) {
		if (Array.isArray(value)) for (const one of value) headers.append(name, one);
		else if (value !== undefined) headers.set(name, value);
	}
	return headers;
}
