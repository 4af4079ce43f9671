import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bin, machinePath, root, run, say } from './shell.mjs';

const SOURCES = [
	'src',
	'static',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'chunks.config.ts',
	'vite.config.ts'
];
const words = join('src', 'lib', 'paraglide');
const inlang = join('src', 'lib', 'messages', 'project.inlang');
// What the build itself writes below the sources.
const MADE = [words, ...['.lix', '.meta.json', 'cache', 'README.md', '.gitignore'].map((name) => join(inlang, name))];
const stamp = join(root, 'build', '.sources');
const env = { PATH: bin + delimiter + machinePath };

/** What type checks read and tools write: Kit's types and tsconfig, and the words as functions. */
export async function ensureTypes() {
	if (!existsSync(join(root, '.svelte-kit', 'tsconfig.json'))) {
		await run(join(bin, 'svelte-kit'), ['sync'], { env });
	}
	if (wordsAreOld()) {
		await run(join(bin, 'paraglide-js'), ['compile', '--project', inlang, '--outdir', words, '--silent'], { env });
	}
}

/** Whether a sentence was added or changed since the words were last made into functions. */
function wordsAreOld() {
	const made = join(root, words, 'messages', '_index.js');
	if (!existsSync(made)) return true;
	const messages = join(root, 'src', 'lib', 'messages');
	const newest = Math.max(...readdirSync(messages).map((name) => statSync(join(messages, name)).mtimeMs));
	return newest > statSync(made).mtimeMs;
}

/** The pages, built again whenever a source has changed. */
export async function ensureBuild() {
	const wanted = hashOfSources();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	say('building the pages …');
	rmSync(stamp, { force: true });
	await run(join(bin, 'vite'), ['build', '--logLevel', 'error'], { env });
	mkdirSync(join(root, 'build'), { recursive: true });
	writeFileSync(stamp, wanted);
}

function hashOfSources() {
	const hash = createHash('sha256');
	for (const source of SOURCES) add(hash, source);
	return hash.digest('hex');
}

function add(hash, path) {
	const file = join(root, path);
	if (MADE.includes(path) || !existsSync(file)) return;
	if (statSync(file).isDirectory()) {
		for (const name of readdirSync(file).sort()) add(hash, join(path, name));
	} else {
		hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
	}
}
