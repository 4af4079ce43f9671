/** A document to be opened by the y-websocket protocol. */
export interface DocumentTarget {
	url: string;
	/** Hocuspocus names the document in each message; null: the address does */
	document: string | null;
	/** the server's process */
	pid: number;
	writers: readonly string[];
	/** cookies of those who only look on; taken in turn */
	readers: readonly string[];
}

/** A server that takes commands over Socket.IO. */
export interface CommandTarget {
	url: string;
	pid: number;
	checkers: readonly string[];
	watchers: readonly string[];
}
