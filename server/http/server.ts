import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Services } from '../services.ts';
import type { Api } from './env.ts';
import { DATA_CSP, setSecurityHeaders } from './headers.ts';
import type { Origins } from './origins.ts';
import { refuseRequest } from './refuse.ts';
import { headersOf, pathOf } from './request.ts';
import { createUpgradeDispatcher, kindOf, type Upgrade } from './upgrade.ts';

export type RequestHandler = (req: IncomingMessage, res: ServerResponse) => void;

export interface HttpParts {
	services: Services;
	api: Api;
	origins: Origins;
	/** Kit's handler, or `noPages` where it was not built */
	pages: RequestHandler;
	/** Socket.IO's engine: its polling requests and its upgrades, both with a viewer (`req.noonboard.viewer`) */
	socketIo: { request: RequestHandler; upgrade: (upgrade: Upgrade) => void };
	collab: (upgrade: Upgrade) => void;
	/** why nothing is taken at the moment, or null */
	closed: () => 'shutting_down' | 'storage_unavailable' | null;
	onError: (error: unknown) => void;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const DATA = /^\/(?:api|healthz|readyz|metrics)(?:\/|$)/;
/** A phone on a bad line gets its photo through in this time. */
const REQUEST_MS = 180_000;

/** The one port: says who answers what, after the Origin was looked at. Not listening yet. */
export function createHttpServer(parts: HttpParts): Server {
	const { services, api, origins, pages, socketIo, closed, onError } = parts;
	const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false });

	async function answerPolling(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const reason = closed();
		if (reason !== null) return refuseRequest(res, reason, 'not at the moment, try again');
		const viewer = await services.identify(headersOf(req));
		if (viewer === null) return refuseRequest(res, 'unauthenticated', 'sign in first');
		req.noonboard = { services, viewer };
		socketIo.request(req, res);
	}

	const server = createServer({ requestTimeout: REQUEST_MS }, (req, res) => {
		const path = pathOf(req);
		setSecurityHeaders(res, path, origins.secure);
		const transport = kindOf(path);
		if ((transport !== null || !SAFE.has(req.method ?? '')) && !origins.allows(req.headers)) {
			refuseRequest(res, 'foreign_origin', 'not from this web site');
		} else if (transport === 'socketIo') {
			answerPolling(req, res).catch((error: unknown) => {
				onError(error);
				if (!res.headersSent) refuseRequest(res, 'storage_unavailable', 'the session cannot be looked up now');
			});
		} else if (transport === 'collab') {
			refuseRequest(res, 'not_found', 'documents are opened with a WebSocket');
		} else if (DATA.test(path)) {
			res.setHeader('content-security-policy', DATA_CSP);
			answerApi(req, res).catch(onError);
		} else {
			req.noonboard = { services };
			pages(req, res);
		}
	});
	server.on('upgrade', createUpgradeDispatcher({ ...parts, socketIo: socketIo.upgrade }));
	// A malformed request line or a connection that was reset: nothing to log, and no word after an answer.
	server.on('clientError', (_error, socket) => {
		if (socket.writable && (socket as Socket).bytesWritten === 0) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
		else socket.destroy();
	});
	return server;
}

/** Stands for the pages where they were not built. */
export const noPages: RequestHandler = (_req, res) => {
	res.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
	res.end('The pages are not built. Run: npm run build\n');
};
