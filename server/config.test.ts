import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('configuration', () => {
	it('starts with nothing given', () => {
		expect(readConfig({}, [])).toEqual({
			host: '0.0.0.0',
			port: 3000,
			origins: null,
			dataDir: resolve('data'),
			secretKey: null,
			logLevel: 'info',
			timeZone: null,
			demo: null,
			metricsToken: null
		});
	});

	it('serves the demo from its own directory, to this machine alone', () => {
		const config = readConfig({}, ['--demo', '--port', '4100', '--quiet']);
		expect(config).toMatchObject({
			host: '127.0.0.1',
			port: 4100,
			dataDir: resolve('data/demo'),
			demo: { quiet: true, empty: false }
		});
	});

	it('takes an empty variable as none', () => {
		expect(readConfig({ PORT: '', DATABASE_URL: '', ORIGIN: '' }, []).port).toBe(3000);
	});

	it('reads a value from a file', () => {
		const dir = mkdtempSync(join(tmpdir(), 'noonboard-config-'));
		const file = join(dir, 'key');
		writeFileSync(file, `${'k'.repeat(40)}\n`);
		expect(readConfig({ SECRET_KEY_FILE: file }, []).secretKey).toBe('k'.repeat(40));
		expect(() => readConfig({ SECRET_KEY_FILE: file, SECRET_KEY: 'x'.repeat(40) }, [])).toThrow('given twice');
		expect(() => readConfig({ SECRET_KEY_FILE: join(dir, 'none') }, [])).toThrow('SECRET_KEY_FILE: cannot read');
		rmSync(dir, { recursive: true });
	});

	it('takes several origins and drops a last slash', () => {
		expect(readConfig({ ORIGIN: 'https://a.example/, http://b.example:8080' }, []).origins).toEqual([
			'https://a.example',
			'http://b.example:8080'
		]);
	});

	it.each([
		[{ PORT: '65536' }, [], 'PORT: must be'],
		[{ PORT: '80a' }, [], 'PORT: must be'],
		[{}, ['--port', '-1'], 'known: --demo'],
		[{}, ['--port', 'x'], '--port: must be'],
		[{ HOST: 'a b' }, [], 'HOST: must be'],
		[{ ORIGIN: 'board.example' }, [], 'ORIGIN: must be'],
		[{ ORIGIN: 'https://a.example/path' }, [], 'ORIGIN: must be'],
		[{ ORIGIN: 'null' }, [], 'ORIGIN: must be'],
		[{ SECRET_KEY: 'short' }, [], 'SECRET_KEY: must be'],
		[{ LOG_LEVEL: 'loud' }, [], 'LOG_LEVEL: must be'],
		[{ TZ: 'Mars/Olympus' }, [], 'TZ: must be'],
		[{ METRICS_TOKEN: 'x' }, [], 'METRICS_TOKEN: must be'],
		[{ DATABASE_URL: 'postgres://x' }, [], 'DATABASE_URL: not supported'],
		[{ REDIS_URL: 'redis://x' }, [], 'REDIS_URL: not supported'],
		[{}, ['--quiet'], '--quiet goes with --demo'],
		[{}, ['--verbose'], 'known: --demo'],
		[{}, ['demo'], 'known: --demo']
	])('answers %o %o with one plain line', (env, argv, line) => {
		const read = () => readConfig(env, argv);
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(line);
		expect(read).not.toThrow('\n');
	});

	it('never repeats a secret in a message', () => {
		expect(() => readConfig({ SECRET_KEY: 'hunter2' }, [])).not.toThrow('hunter2');
	});
});
