import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';

/**
 * A document's connection, not open yet.
 * @param person whose it is: the server closes it where somebody else has signed in since (protocol/collab.ts)
 */
export function collabProvider(name: string, doc: Y.Doc, person: string | undefined): WebsocketProvider {
	const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;
	// No channel between tabs: it would show in one tab what only another one's memory holds.
	return new WebsocketProvider(url, name, doc, {
		params: { ext: '1', ...(person === undefined ? {} : { as: person }) },
		disableBc: true,
		connect: false
	});
}
