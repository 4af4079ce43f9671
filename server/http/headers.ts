import type { ServerResponse } from 'node:http';

const EVERYWHERE: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self)'
};

/** Set before any handler runs. Pages bring their own Content-Security-Policy: Kit knows the hashes of its scripts. */
export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
	for (const [name, value] of Object.entries(EVERYWHERE)) response.setHeader(name, value);
	if (secure) response.setHeader('strict-transport-security', 'max-age=31536000');
}

/** For everything that is not a page: should a browser ever show it, it may do nothing. */
export const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox";
