/*
 * A Socket.IO server that stores nothing: each command goes to everybody who watches, then is acknowledged.
 *
 *     node tests/bench/peers/bare-socket.ts
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { serveClient: false });

io.on('connection', (socket) => {
	socket.on('watch', async (_request: unknown, ack: (answer: object) => void) => {
		await socket.join('watchers');
		ack({ ok: true });
	});
	socket.on('command', (command: { id: string }, ack: (answer: object) => void) => {
		io.to('watchers').emit('feed', command);
		ack({ ok: true, id: command.id });
	});
});
process.on('disconnect', () => process.exit(0));
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
