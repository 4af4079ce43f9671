import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;
const LONG = process.env.GUARANTEES === 'long';

interface Suite {
	include: string[];
	/** of one test, in CI; the long forms of promises have an hour */
	timeout: number;
}

const WITH_SERVERS = ['integration', 'attack', 'crash'];

/** Unit tests sit beside their source; the rest is one folder each under tests/. */
const SUITES: Record<string, Suite> = {
	unit: { include: ['src/**/*.test.ts', 'server/**/*.test.ts', '.ci/**/*.test.ts', 'tests/{bench,shots,support}/**/*.test.ts'], timeout: MINUTE },
	contracts: { include: ['tests/contracts/**/*.test.ts'], timeout: MINUTE },
	integration: { include: ['tests/integration/**/*.test.ts'], timeout: 2 * MINUTE },
	attack: { include: ['tests/attack/**/*.test.ts'], timeout: 4 * MINUTE },
	crash: { include: ['tests/crash/**/*.test.ts'], timeout: 5 * MINUTE }
};

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: Object.entries(SUITES).map(([name, { include, timeout }]) => ({
			// Only unit tests touch the screens' reactive state, which the compiler has to see.
			plugins: name === 'unit' ? [svelte()] : [],
			test: {
				name,
				include,
				environment: 'node',
				setupFiles: WITH_SERVERS.includes(name) ? ['tests/support/own-connections.ts'] : [],
				testTimeout: LONG ? 60 * MINUTE : timeout,
				hookTimeout: 2 * MINUTE,
				// Real servers are closed in hooks; one that does not close shows as a failed hook.
				teardownTimeout: MINUTE
			}
		}))
	}
});
