/*
 * Hocuspocus with its SQLite extension, as its makers configure both, on one document that is there already:
 *
 *     node tests/bench/peers/hocuspocus.ts DATABASE DOCUMENT UPDATE_FILE
 */
import { readFileSync } from 'node:fs';
import { schema, SQLite, upsertQuery } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import Database from 'better-sqlite3';

const [database = '', document = '', updateFile = ''] = process.argv.slice(2);

const seeded = new Database(database);
seeded.exec(schema);
seeded.prepare(upsertQuery).run({ name: document, data: readFileSync(updateFile) });
seeded.close();

process.on('disconnect', () => process.exit(0));
const server = new Server({
	port: 0,
	address: '127.0.0.1',
	quiet: true,
	extensions: [new SQLite({ database })]
});
await server.listen();
process.send?.(server.address.port);
