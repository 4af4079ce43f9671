import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';

const FILE = v.object({
	/** relative to the backup, always with `/` */
	path: v.pipe(v.string(), v.regex(/^(?:noonboard\.db|photos\/[0-9a-f]{2}\/[0-9a-f]{64}-(?:full|thumb)\.jpg)$/)),
	bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});

const MANIFEST = v.object({
	format: v.literal(1),
	createdAt: v.string(),
	generation: v.string(),
	/** rows per table, to be compared by eye */
	rows: v.record(v.string(), v.number()),
	database: FILE,
	photos: v.array(FILE)
});

export type Manifest = v.InferOutput<typeof MANIFEST>;
export type ManifestFile = v.InferOutput<typeof FILE>;

/** A backup cannot be made or is not whole; the message says what is wrong with it. */
export class BackupError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'BackupError';
	}
}

const NAME = 'manifest.json';

/** Written last and in one step: a directory without a manifest is no backup. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
	const temporary = join(dir, `${NAME}.tmp`);
	const file = await open(temporary, 'wx', 0o600);
	try {
		await file.writeFile(`${JSON.stringify(manifest, null, '\t')}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, join(dir, NAME));
}

/** @throws BackupError */
export async function readManifest(dir: string): Promise<Manifest> {
	let content: unknown;
	try {
		content = JSON.parse(await readFile(join(dir, NAME), 'utf8'));
	} catch {
		throw new BackupError(`${dir} is no backup: it has no readable ${NAME}`);
	}
	const manifest = v.safeParse(MANIFEST, content);
	if (!manifest.success) throw new BackupError(`${NAME} is not one of ours: ${manifest.issues[0].message}`);
	return manifest.output;
}

/** What a file holds, to stand in a manifest. */
export async function describeFile(dir: string, path: string): Promise<ManifestFile> {
	const hash = createHash('sha256');
	let bytes = 0;
	await pipeline(createReadStream(join(dir, path)), async function* count(chunks: AsyncIterable<Buffer>) {
		for await (const chunk of chunks) {
			bytes += chunk.length;
			yield chunk;
		}
	}, hash);
	return { path, bytes, sha256: hash.digest('hex') };
}

/** @throws BackupError unless the file is the one the manifest describes */
export async function checkFile(dir: string, wanted: ManifestFile): Promise<void> {
	let found: ManifestFile;
	try {
		found = await describeFile(dir, wanted.path);
	} catch {
		throw new BackupError(`${wanted.path} is missing from the backup`);
	}
	if (found.sha256 !== wanted.sha256) throw new BackupError(`${wanted.path} is not what was backed up`);
}
