import { describe, expect, it } from 'vitest';
import { makeOrigins } from './origins.ts';

describe('allowed origins', () => {
	it('are this machine and the host, once the port is known', () => {
		const origins = makeOrigins({ host: '192.168.1.5', port: 0, origins: null });
		origins.listening(4123);
		expect(origins.list()).toEqual([
			'http://localhost:4123',
			'http://127.0.0.1:4123',
			'http://[::1]:4123',
			'http://192.168.1.5:4123'
		]);
		expect(origins.secure).toBe(false);
	});

	it('are written as browsers write them', () => {
		expect(makeOrigins({ host: '::', port: 80, origins: null }).list()).toEqual([
			'http://localhost',
			'http://127.0.0.1',
			'http://[::1]',
			'http://[::]'
		]);
	});

	it('are those given, whatever the port', () => {
		const origins = makeOrigins({ host: '0.0.0.0', port: 3000, origins: ['https://board.example'] });
		origins.listening(3000);
		expect(origins.list()).toEqual(['https://board.example']);
		expect(origins.secure).toBe(true);
		expect(origins.allows({ origin: 'https://board.example' })).toBe(true);
	});

	it.each([
		[{}, true],
		[{ 'sec-fetch-site': 'same-origin' }, true],
		[{ 'sec-fetch-site': 'cross-site' }, false],
		[{ origin: 'http://localhost:3000' }, true],
		[{ origin: 'HTTP://localhost:3000' }, false],
		[{ origin: 'http://localhost:3000, http://localhost:3000' }, false],
		[{ origin: 'http://localhost:3001' }, false],
		[{ origin: 'https://localhost:3000' }, false],
		[{ origin: 'null' }, false],
		[{ origin: '' }, false]
	])('%o: %s', (headers, allowed) => {
		expect(makeOrigins({ host: '127.0.0.1', port: 3000, origins: null }).allows(headers)).toBe(allowed);
	});
});
