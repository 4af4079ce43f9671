import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { setSecurityHeaders } from './headers.ts';

function headersOf(path: string, secure = false) {
	const response = new ServerResponse(new IncomingMessage(new Socket()));
	setSecurityHeaders(response, path, secure);
	return response.getHeaders();
}

describe('headers that keep a browser careful', () => {
	it.each(['/', '/t/huahu', '/api/v1/me', '/_app/version.json', '/x/_app/immutable/a.js'])('all stand on %s', (path) => {
		expect(headersOf(path)).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' });
	});

	it('of a part of a page are those that parts are judged by', () => {
		expect(Object.keys(headersOf('/_app/immutable/chunks/a.js'))).toEqual(['x-content-type-options', 'cross-origin-resource-policy']);
	});

	it('ask for TLS where the site has it', () => {
		expect(headersOf('/_app/immutable/chunks/a.js', true)).toHaveProperty('strict-transport-security');
		expect(headersOf('/')).not.toHaveProperty('strict-transport-security');
	});
});
