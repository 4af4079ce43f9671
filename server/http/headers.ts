import type { ServerResponse } from 'node:http';

const EVERYWHERE: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'cross-origin-resource-policy': 'same-origin'
};
/** What browsers ask of something that they show by itself. */
const SHOWN: Record<string, string> = {
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self)'
};

/** Scripts and styles of the pages: dozens for each, and on a thin signal every header of them is waited for. */
const PART_OF_A_PAGE = /^\/_app\/immutable\//;

/** Set before any handler runs. Pages bring their own Content-Security-Policy: Kit knows the hashes of its scripts. */
export function setSecurityHeaders(response: ServerResponse, path: string, secure: boolean): void {
	const headers = PART_OF_A_PAGE.test(path) ? EVERYWHERE : { ...EVERYWHERE, ...SHOWN };
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	if (secure) response.setHeader('strict-transport-security', 'max-age=31536000');
}

/** For everything that is not a page: should a browser ever show it, it may do nothing. */
export const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox";
