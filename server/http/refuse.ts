import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '#lib/protocol/codes.ts';
import { problemOf } from './problem.ts';

/** Answers a plain request before any handler has seen it. */
export function refuseRequest(response: ServerResponse, code: ErrorCode, detail: string): void {
	const body = problemOf(code, detail);
	response.writeHead(body.status, {
		'content-type': 'application/problem+json',
		'cache-control': 'no-store',
		// The body of what was refused is not read to its end.
		connection: 'close'
	});
	response.end(JSON.stringify(body));
}

/** Answers an upgrade in plain HTTP and lets go of the socket. */
export function refuseUpgrade(socket: Duplex, code: ErrorCode, detail: string): void {
	if (socket.destroyed) return;
	const body = problemOf(code, detail);
	const text = JSON.stringify(body);
	socket.end(
		`HTTP/1.1 ${body.status} ${body.title}\r\n` +
			'content-type: application/problem+json\r\n' +
			'connection: close\r\n' +
			`content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
		() => socket.destroy()
	);
}
