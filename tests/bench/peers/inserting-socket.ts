/*
 * A Socket.IO server that only stores: one row and one commit, on disk, for each command.
 *
 *     node tests/bench/peers/inserting-socket.ts DATABASE
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';

const [file = ''] = process.argv.slice(2);
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table finding (id text primary key, command text not null) without rowid');
const insert = database.prepare('insert into finding (id, command) values (?, ?)');

const http = createServer();
const io = new Server(http, { serveClient: false });
io.on('connection', (socket) => {
	socket.on('watch', (_request: unknown, ack: (answer: object) => void) => ack({ ok: true }));
	socket.on('command', (command: { id: string }, ack: (answer: object) => void) => {
		insert.run(command.id, JSON.stringify(command));
		ack({ ok: true, id: command.id });
	});
});
process.on('disconnect', () => process.exit(0));
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
