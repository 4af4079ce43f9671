import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config.ts';

/** Which web sites may talk to this server with somebody's cookie. */
export interface Origins {
	list(): readonly string[];
	/** all of them are https */
	secure: boolean;
	/**
	 * Whether a request may change anything or open a socket. Programs send no Origin, browsers always do; `null`
	 * is what a sandboxed or local page sends and stands for nobody.
	 */
	allows(headers: IncomingHttpHeaders): boolean;
	/** to be told once the port is known */
	listening(port: number): void;
}

export function makeOrigins({ host, port, origins }: Pick<Config, 'host' | 'port' | 'origins'>): Origins {
	let allowed = new Set(origins ?? local(host, port));
	return {
		list: () => [...allowed],
		secure: origins !== null && origins.every((origin) => origin.startsWith('https:')),
		allows(headers) {
			if (headers.origin === undefined) return headers['sec-fetch-site'] !== 'cross-site';
			return allowed.has(headers.origin);
		},
		listening(actual) {
			if (origins === null) allowed = new Set(local(host, actual));
		}
	};
}

function local(host: string, port: number): string[] {
	const named = host.includes(':') ? `[${host}]` : host;
	const hosts = ['localhost', '127.0.0.1', '[::1]', named];
	// As browsers write it: in lower case, without the port everybody knows.
	return hosts.flatMap((name) => URL.parse(`http://${name}:${port}`)?.origin ?? []);
}
