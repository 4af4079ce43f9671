/** The same request with another body: better-auth wants JSON, and says so even where it reads nothing of it. */
export function withJson(request: Request, body: unknown): Request {
	const headers = new Headers(request.headers);
	headers.set('content-type', 'application/json');
	headers.delete('content-length');
	return new Request(request.url, { method: request.method, headers, body: JSON.stringify(body) });
}
