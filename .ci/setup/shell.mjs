import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const bin = join(root, 'node_modules', '.bin');

export function say(line) {
	process.stderr.write(`noonboard: ${line}\n`);
}

/** The machine's own PATH: npm puts node_modules/.bin first, where `node` may be about to be replaced. */
export const machinePath = (process.env.PATH ?? '')
	.split(delimiter)
	.filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
	.join(delimiter);

/**
 * Runs a program quietly.
 * @returns its standard output
 * @throws {Error} with what it printed, when it fails
 */
export function run(command, args, { cwd = root, env = {} } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		let all = '';
		child.stdout.on('data', (chunk) => {
			output += chunk;
			all += chunk;
		});
		child.stderr.on('data', (chunk) => {
			all += chunk;
		});
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve(output);
			else reject(new Error(`${all.trim()}\n\`${command} ${args.join(' ')}\` failed (${code ?? 'killed'})`));
		});
	});
}
