/*
 * Every request of a test has a connection of its own. A pooled one may just have been closed by a server that is being
 * restarted, or by one that found it idle, while the test was busy elsewhere: the request would fail, and not because of
 * what is tested.
 */
const pooled = globalThis.fetch;
globalThis.fetch = (input, init) => {
	const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
	headers.set('connection', 'close');
	return pooled(input, { ...init, headers });
};
