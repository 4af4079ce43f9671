import { resolve } from 'node:path';
import { dataDirOfProcess } from '../config.ts';
import { backup, backupDir } from '../storage/backup.ts';
import { run } from './run.ts';

/** `npm run backup [-- DIRECTORY]`: of the data in DATA_DIR, while the server runs or not. */
await run(async () => {
	const dataDir = dataDirOfProcess();
	const now = Date.now();
	const asked = process.argv[2];
	const to = asked === undefined ? backupDir(dataDir, now) : resolve(asked);
	const manifest = await backup({ dataDir, to, now });
	const photos = manifest.photos.length / 2;
	return `backed up to ${to}: ${manifest.rows.issue ?? 0} issues, ${manifest.rows.finding ?? 0} findings, ${photos} photos`;
});
