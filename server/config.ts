import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';

/** Everything createApp needs to know; tests make their own. */
export interface Config {
	host: string;
	/** 0: any free port */
	port: number;
	/** the addresses browsers open it by, the first one preferred; null: this machine's own (http://localhost:PORT …) */
	origins: string[] | null;
	/** absolute path */
	dataDir: string;
	/** null: made at the first start and kept in `dataDir` */
	secretKey: string | null;
	logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
	/** of this process; a task force has its own */
	timeZone: string | null;
	/** the sample street: without simulated checkers (`quiet`), without findings (`empty`) */
	demo: { quiet: boolean; empty: boolean } | null;
	/** asked of who reads /metrics from another machine; null: only this machine may */
	metricsToken: string | null;
}

/** A plain line for whoever starts the program, naming the variable or option. */
export class ConfigError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'ConfigError';
	}
}

const NAMES = [
	'HOST',
	'PORT',
	'ORIGIN',
	'DATA_DIR',
	'SECRET_KEY',
	'DATABASE_URL',
	'REDIS_URL',
	'LOG_LEVEL',
	'TZ',
	'METRICS_TOKEN'
] as const;
type Name = (typeof NAMES)[number];
type Environment = Record<string, string | undefined>;

const OPTIONS = {
	demo: { type: 'boolean', default: false },
	port: { type: 'string' },
	quiet: { type: 'boolean', default: false },
	empty: { type: 'boolean', default: false }
} as const;

const port = v.pipe(
	v.string(),
	v.regex(/^\d{1,5}$/),
	v.transform(Number),
	v.maxValue(65_535)
);

const VALUES = {
	HOST: said(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]+$/)), 'a host name or an address'),
	PORT: said(port, 'a port from 0 to 65535'),
	ORIGIN: said(
		v.pipe(
			v.string(),
			v.transform((list) => list.split(',').map((item) => item.trim().replace(/\/$/, ''))),
			v.array(v.pipe(v.string(), v.check(isOrigin)))
		),
		'the address browsers use, like https://board.example.org'
	),
	DATA_DIR: said(v.pipe(v.string(), v.transform((path) => resolve(path))), 'a directory'),
	SECRET_KEY: said(v.pipe(v.string(), v.minLength(32)), 'at least 32 characters'),
	LOG_LEVEL: said(
		v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
		'fatal, error, warn, info, debug, trace or silent'
	),
	TZ: said(v.pipe(v.string(), v.check(isTimeZone)), 'a time zone like Asia/Shanghai'),
	METRICS_TOKEN: said(v.pipe(v.string(), v.minLength(16)), 'at least 16 characters')
};

/**
 * Reads the environment and the command line. An empty variable counts as none; every variable may be given as a
 * file (`NAME_FILE`), whose content without the last line break is the value.
 * @param argv what follows the script's name
 * @throws ConfigError
 */
export function readConfig(env: Environment, argv: readonly string[]): Config {
	const options = readOptions(argv);
	const given = Object.fromEntries(NAMES.map((name) => [name, valueOf(env, name)])) as Record<Name, string | null>;
	for (const name of ['DATABASE_URL', 'REDIS_URL'] as const) {
		if (given[name] !== null) {
			throw new ConfigError(`${name}: not supported by this version; leave it empty to use the built-in database`);
		}
	}
	const demo = options.demo ? { quiet: options.quiet, empty: options.empty } : null;
	return {
		// The demo's password is public: it is served to this machine alone unless HOST says otherwise.
		host: parse('HOST', given.HOST, VALUES.HOST) ?? (demo ? '127.0.0.1' : '0.0.0.0'),
		port: parse('--port', options.port ?? null, VALUES.PORT) ?? parse('PORT', given.PORT, VALUES.PORT) ?? 3000,
		origins: parse('ORIGIN', given.ORIGIN, VALUES.ORIGIN),
		dataDir: parse('DATA_DIR', given.DATA_DIR, VALUES.DATA_DIR) ?? resolve(demo ? 'data/demo' : 'data'),
		secretKey: parse('SECRET_KEY', given.SECRET_KEY, VALUES.SECRET_KEY),
		logLevel: parse('LOG_LEVEL', given.LOG_LEVEL, VALUES.LOG_LEVEL) ?? 'info',
		timeZone: parse('TZ', given.TZ, VALUES.TZ),
		demo,
		metricsToken: parse('METRICS_TOKEN', given.METRICS_TOKEN, VALUES.METRICS_TOKEN)
	};
}

/**
 * The configuration this process was started with.
 * @param more options beside those of the command line
 * @throws ConfigError
 */
export function configOfProcess(more: readonly string[] = []): Config {
	const config = readConfig(process.env, [...more, ...process.argv.slice(2)]);
	if (config.timeZone !== null) process.env.TZ = config.timeZone;
	// The built pages read their one origin themselves, and take https for granted without it.
	process.env.ORIGIN = config.origins?.[0] ?? `http://localhost:${config.port}`;
	return config;
}

/** Where the data of this process lies; for the programs that only read or replace it. @throws ConfigError */
export function dataDirOfProcess(): string {
	return readConfig(process.env, []).dataDir;
}

function readOptions(argv: readonly string[]) {
	let options;
	try {
		options = parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false }).values;
	} catch (error) {
		const line = error instanceof Error ? error.message.split(/\.? To specify|\n/)[0] : String(error);
		throw new ConfigError(`${line}; known: --demo, --port N, --quiet, --empty`);
	}
	if (!options.demo && (options.quiet || options.empty)) {
		throw new ConfigError(`--${options.quiet ? 'quiet' : 'empty'} goes with --demo only`);
	}
	return options;
}

function valueOf(env: Environment, name: Name): string | null {
	const value = env[name] ?? '';
	const file = env[`${name}_FILE`] ?? '';
	if (file === '') return value === '' ? null : value;
	if (value !== '') throw new ConfigError(`${name}: given twice, also as ${name}_FILE`);
	try {
		const content = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
		return content === '' ? null : content;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
		throw new ConfigError(`${name}_FILE: cannot read ${file} (${code})`);
	}
}

interface Value<T> {
	schema: v.GenericSchema<string, T>;
	expected: string;
}

function said<T>(schema: v.GenericSchema<string, T>, expected: string): Value<T> {
	return { schema, expected };
}

function parse<T>(name: string, text: string | null, { schema, expected }: Value<T>): T | null {
	if (text === null) return null;
	const result = v.safeParse(schema, text);
	if (result.success) return result.output;
	// The value itself stays out of the line: it may be a secret in the wrong place.
	throw new ConfigError(`${name}: must be ${expected}`);
}

function isOrigin(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
