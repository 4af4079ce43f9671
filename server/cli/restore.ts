import { resolve } from 'node:path';
import { ConfigError, dataDirOfProcess } from '../config.ts';
import { restore } from '../storage/restore.ts';
import { run } from './run.ts';

/** `npm run restore -- DIRECTORY`: a backup's, into DATA_DIR, with the server stopped. */
await run(async () => {
	const from = process.argv[2];
	if (from === undefined) throw new ConfigError('say which backup: npm run restore -- DIRECTORY');
	const dataDir = dataDirOfProcess();
	const { manifest, before } = await restore({ dataDir, from: resolve(from), now: Date.now() });
	const kept = before === null ? '' : `; what was there before is in ${before}`;
	return `restored the backup of ${manifest.createdAt} into ${dataDir}${kept}`;
});
