import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, run, say } from './shell.mjs';

/** Debian's packages that tests use, each with how to tell that it is there. */
const PACKAGES = [
	{ name: 'chromium', present: async () => existsSync('/usr/bin/chromium') || (await playwrightHasBrowser()) },
	{ name: 'fonts-noto-cjk', present: hasChineseFont },
	{ name: 'strace', present: () => succeeds('strace', ['-V']) }
];

/** A browser with a Chinese font. Without them, and without the right to install them, says what is missing. */
export async function ensureBrowser() {
	const missing = [];
	for (const { name, present } of PACKAGES) if (!(await present())) missing.push(name);
	if (missing.length === 0) return;
	const prefix = await privilege();
	if (prefix === null) {
		say(`missing for the tests: ${missing.join(', ')} (Debian: apt-get install ${missing.join(' ')})`);
		return;
	}
	say(`installing ${missing.join(', ')} …`);
	const apt = (...args) => run(prefix[0] ?? 'env', [...prefix.slice(1), 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args]);
	try {
		await apt('update');
		await apt('install', '-y', '--no-install-recommends', ...missing);
	} catch (error) {
		say(`could not install ${missing.join(', ')}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

/** What to put before apt-get to have the right to install, or null where there is none. */
async function privilege() {
	if (!(await succeeds('apt-get', ['--version']))) return null;
	if (process.getuid?.() === 0) return ['env'];
	return (await succeeds('sudo', ['-n', 'true'])) ? ['sudo', '-n', 'env'] : null;
}

async function playwrightHasBrowser() {
	const script = "import('@playwright/test').then((p) => console.log(p.chromium.executablePath()))";
	const path = await run(join(bin, 'node'), ['-e', script], { cwd: root }).catch(() => '');
	return path.trim() !== '' && existsSync(path.trim());
}

async function hasChineseFont() {
	if (process.platform !== 'linux') return true;
	const fonts = await run('fc-list', [':lang=zh']).catch(() => '');
	return fonts.trim() !== '' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
}

function succeeds(command, args) {
	return run(command, args).then(
		() => true,
		() => false
	);
}
