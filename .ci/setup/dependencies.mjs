import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { bin, machinePath, root, run, say } from './shell.mjs';

const modules = join(root, 'node_modules');
const nodePackage = join(modules, 'node');

/** Installs what package-lock.json names, and Node itself at the version the project is written for. */
export async function ensureDependencies() {
	if (!matchesLockFile()) {
		say('installing dependencies …');
		// Not `npm ci`: it refuses where a registry lacks an optional package of some other platform.
		// No install scripts: the only one needed is that of the package `node`, which follows.
		await npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
		if (!matchesLockFile()) throw new Error('node_modules differs from package-lock.json after npm install');
	}
	if (!runsPinnedNode()) {
		say(`installing Node ${pinnedNode()} …`);
		await run(process.env.npm_node_execpath ?? 'node', ['installArchSpecificPackage.js'], {
			cwd: nodePackage,
			env: { PATH: machinePath, npm_config_loglevel: 'error' }
		});
		linkNode();
		if (!runsPinnedNode()) throw new Error(`node_modules/.bin/node is not Node ${pinnedNode()}`);
	}
}

function npm(args) {
	const env = { PATH: machinePath };
	const { npm_execpath: cli, npm_node_execpath: node } = process.env;
	return cli !== undefined && node !== undefined && existsSync(node)
		? run(node, [cli, ...args], { env })
		: run('npm', args, { env });
}

/** Compares with the record npm keeps of what it installed, so an install by hand counts as well. */
function matchesLockFile() {
	const record = join(modules, '.package-lock.json');
	if (!existsSync(record)) return false;
	const installed = packagesOf(record);
	return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
		if (path === '' || wanted.extraneous === true) return true;
		const found = installed[path];
		if (found === undefined) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
		return found.version === wanted.version && existsSync(join(root, path));
	});
}

function packagesOf(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function pinnedNode() {
	return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node;
}

function runsPinnedNode() {
	try {
		const version = execFileSync(join(bin, 'node'), ['--version'], { encoding: 'utf8', stdio: 'pipe' });
		return version.trim() === `v${pinnedNode()}`;
	} catch {
		return false; // not there yet, or built for another machine
	}
}

/** npm links only binaries that exist when it installs; this one did not. */
function linkNode() {
	const link = join(bin, 'node');
	rmSync(link, { force: true });
	symlinkSync(join('..', 'node', 'bin', 'node'), link);
}
