/*
 * Brings a machine with git, Node 20 or newer and npm to where a script of package.json can run. Plain
 * JavaScript without dependencies: it runs before there are any, on whatever Node the machine has.
 * Writes to stderr only, and nothing at all when nothing is to be done.
 */
import { ensureBrowser } from './setup/browser.mjs';
import { ensureBuild, ensureTypes } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

const STEPS = {
	dependencies: [ensureDependencies],
	types: [ensureDependencies, ensureTypes],
	build: [ensureDependencies, ensureTypes, ensureBuild],
	test: [ensureDependencies, ensureTypes, ensureBuild, ensureBrowser]
};

const wanted = STEPS[process.argv[2] ?? 'build'];
if (wanted === undefined) {
	process.stderr.write(`usage: setup.mjs ${Object.keys(STEPS).join('|')}\n`);
	process.exit(2);
}
try {
	for (const step of wanted) await step();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}
