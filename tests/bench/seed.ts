/*
 * Makes a data directory whose open board has this many issues, through the server's own command path, and beside
 * it the board's document as one update, for a peer that is to hold the same:
 *
 *     node tests/bench/seed.ts DIRECTORY COUNT
 */
import { writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { createApp } from '#server/app.ts';
import type { FindingResult } from '#lib/protocol/commands.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Storage } from '#server/storage/types.ts';
import * as Y from 'yjs';
import { findingCommands } from './findings.ts';
import { documentFile } from './seeds.ts';

const [dataDir = '', count = ''] = process.argv.slice(2);
const SEED = 4;
const BATCH = 500;

const app = await createApp(
	{
		host: '127.0.0.1',
		port: 0,
		origins: null,
		dataDir,
		secretKey: null,
		logLevel: 'warn',
		timeZone: null,
		demo: { quiet: true, empty: true },
		metricsToken: null
	},
	pino({ level: 'warn' }, pino.destination(2))
);
await fill(Number(count));
writeFileSync(documentFile(dataDir), await boardDocument(app.storage));
await app.close();

async function fill(issues: number): Promise<void> {
	const commands = findingCommands(SEED);
	const checker = await personCalled('checker1');
	for (let opened = 0; opened < issues; ) {
		const batch = Array.from({ length: Math.min(BATCH, issues - opened) }, () => commands.next().value);
		for (const answer of await app.services.commands.run(checker, batch)) {
			if (!answer.ok) throw new Error(`a finding was refused: ${answer.error.code}`);
			if ((answer.result as FindingResult).outcome !== 'joined') opened++;
		}
	}
}

async function personCalled(username: string): Promise<PersonId> {
	const row = await app.storage.reader.selectFrom('person').select('id').where('username', '=', username).executeTakeFirstOrThrow();
	return row.id as PersonId;
}

async function boardDocument({ reader }: Storage): Promise<Uint8Array> {
	const { document } = await reader
		.selectFrom('board')
		.select('document')
		.where('sealed_at', 'is', null)
		.executeTakeFirstOrThrow();
	const snapshot = await reader.selectFrom('document_snapshot').select(['seq', 'bytes']).where('document', '=', document).executeTakeFirst();
	const updates = await reader
		.selectFrom('document_update')
		.select('bytes')
		.where('document', '=', document)
		.where('seq', '>', snapshot?.seq ?? 0)
		.orderBy('seq')
		.execute();
	const doc = new Y.Doc();
	doc.transact(() => {
		if (snapshot !== undefined) Y.applyUpdate(doc, snapshot.bytes);
		for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	});
	return Y.encodeStateAsUpdate(doc);
}
