import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Caller } from './caller.ts';

/** A document as somebody has it open: the stock provider with that person's cookie. */
export class Replica implements Disposable {
	readonly doc = new Y.Doc();
	readonly provider: WebsocketProvider;

	private constructor(caller: Caller, name: string) {
		const headers = { cookie: caller.cookie, origin: caller.address };
		class SignedInWebSocket extends WebSocket {
			constructor(url: string | URL, protocols?: string | string[]) {
				super(url, protocols, { headers });
			}
		}
		this.provider = new WebsocketProvider(`${caller.address.replace(/^http/, 'ws')}/collab`, name, this.doc, {
			WebSocketPolyfill: SignedInWebSocket as unknown as typeof globalThis.WebSocket,
			disableBc: true,
			maxBackoffTime: 200
		});
	}

	/** Open and with everything the server has. */
	static async open(caller: Caller, name: string): Promise<Replica> {
		const replica = new Replica(caller, name);
		await replica.synced();
		return replica;
	}

	async synced(): Promise<void> {
		while (!this.provider.synced) {
			await new Promise<void>((resolve) => this.provider.once('sync', () => resolve()));
		}
	}

	get issues(): Y.Map<Y.Map<unknown>> {
		return this.doc.getMap('issues');
	}

	[Symbol.dispose](): void {
		this.provider.destroy();
		this.doc.destroy();
	}
}

/** What others wrote that one document has and another lacks. */
export function ahead(doc: Y.Doc, of: Y.Doc): string[] {
	const known = Y.decodeStateVector(Y.encodeStateVector(of));
	return [...Y.decodeStateVector(Y.encodeStateVector(doc))]
		.filter(([client, clock]) => client !== doc.clientID && clock > (known.get(client) ?? 0))
		.map(([client, clock]) => `${client}:${clock} over ${known.get(client) ?? 0}`);
}

/** Deletions that one document has and another lacks. */
export function deletionsAhead(doc: Y.Doc, of: Y.Doc): string[] {
	const theirs = Y.createDeleteSetFromStructStore(of.store);
	return [...Y.createDeleteSetFromStructStore(doc.store).clients].flatMap(([client, ranges]) =>
		ranges.flatMap(({ clock, len }) =>
			Array.from({ length: len }, (_, index) => Y.createID(client, clock + index))
				.filter((id) => !Y.isDeleted(theirs, id))
				.map((id) => `${id.client}:${id.clock}`)
		)
	);
}
