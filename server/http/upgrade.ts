import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { CLOSE, type ErrorCode } from '#lib/protocol/codes.ts';
import type { Services, Viewer } from '../services.ts';
import type { Origins } from './origins.ts';
import { refuseUpgrade } from './refuse.ts';
import { headersOf, pathOf } from './request.ts';

/** A socket that has passed the door: right path, no foreign Origin, a session. */
export interface Upgrade {
	req: IncomingMessage;
	socket: Duplex;
	head: Buffer;
	viewer: Viewer;
}

export interface UpgradeParts {
	origins: Pick<Origins, 'allows'>;
	services: Services;
	/** why nothing is taken at the moment, or null */
	closed: () => 'shutting_down' | 'storage_unavailable' | null;
	socketIo: (upgrade: Upgrade) => void;
	collab: (upgrade: Upgrade) => void;
	onError: (error: unknown) => void;
}

type Kind = 'socketIo' | 'collab';

/**
 * The one listener of `upgrade`. In this order: path (404), Origin (403), whether anything is taken (503), session.
 * Without one Socket.IO gets 401; a document's socket is opened and closed with 4401, which the provider understands.
 */
export function createUpgradeDispatcher(
	parts: UpgradeParts
): (req: IncomingMessage, socket: Duplex, head: Buffer) => void {
	const nobody = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: 1024 });

	async function dispatch(kind: Kind, req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		const viewer = await parts.services.identify(headersOf(req));
		if (socket.destroyed) return;
		if (viewer !== null) {
			req.noonboard = { services: parts.services, viewer };
			parts[kind]({ req, socket, head, viewer });
		} else if (kind === 'socketIo') {
			refuseUpgrade(socket, 'unauthenticated', 'sign in first');
		} else {
			nobody.handleUpgrade(req, socket, head, (ws) => {
				ws.on('error', () => ws.terminate());
				ws.close(CLOSE.noSession, 'sign in first');
			});
		}
	}

	return (req, socket, head) => {
		// A peer that goes away while it is looked at is no error of ours.
		socket.on('error', () => socket.destroy());
		const kind = kindOf(pathOf(req));
		const refusal = refusalOf(kind, req, parts);
		if (kind === null || refusal !== null) {
			const [code, detail] = refusal ?? ['not_found', 'no such socket'];
			refuseUpgrade(socket, code, detail);
			return;
		}
		dispatch(kind, req, socket, head).catch((error: unknown) => {
			parts.onError(error);
			refuseUpgrade(socket, 'storage_unavailable', 'the session cannot be looked up at the moment');
		});
	};
}

export function kindOf(path: string): Kind | null {
	if (path === '/socket.io' || path.startsWith('/socket.io/')) return 'socketIo';
	return path.startsWith('/collab/') ? 'collab' : null;
}

function refusalOf(kind: Kind | null, req: IncomingMessage, parts: UpgradeParts): [ErrorCode, string] | null {
	if (kind === null) return ['not_found', 'no such socket'];
	if (!parts.origins.allows(req.headers)) return ['foreign_origin', 'not from this web site'];
	const closed = parts.closed();
	return closed === null ? null : [closed, 'not at the moment, try again'];
}
