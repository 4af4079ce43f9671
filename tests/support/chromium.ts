import { existsSync } from 'node:fs';

/** Debian's Chromium where there is one, else Playwright's own; nothing that it would look for outside. */
export const CHROMIUM = {
	executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)),
	args: [
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
	]
};
