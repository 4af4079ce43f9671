import { SvelteMap } from 'svelte/reactivity';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { issuesOf } from '#lib/document/board.ts';
import { type Field, fieldOf, type FieldKey, type FieldValue } from '#lib/domain/fields.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import { boardName } from '#lib/protocol/collab.ts';
import { BoardModel } from './board-model.svelte.ts';
import { extend } from './collab-extension.ts';
import { Presence } from './presence.svelte.ts';
import { type Edit, SaveLedger } from './save-ledger.svelte.ts';
import { UndoStack } from './undo-stack.svelte.ts';

/** Why no reconnecting will help; the person has to do something first. */
export type Barrier = 'signed_out' | 'not_yours' | 'no_such_day';

/** Within this time after a reconnect the feed has told whether the day was sealed meanwhile. */
const DELIVERED_MS = 30_000;

/** Marks transactions of this screen, so that nothing that arrives is taken for one's own. */
const LOCAL = Symbol('local');

/** One board document, live: its issues, one's own edits and how far they have got, who else is there. */
export class BoardConnection {
	readonly model = new BoardModel();
	readonly presence = new Presence();
	readonly ledger = new SaveLedger();
	readonly history = new UndoStack();
	/** `<issue>:<field>` → why the server put the last edit of it back */
	readonly refusals = new SvelteMap<string, string>();
	/** edits that the server would not take as they were sent (4413, 4422); shown until dismissed */
	notTaken = $state.raw<readonly Edit[]>([]);
	/** edits made without a connection that have just been stored or answered; forgotten after a while */
	delivered = $state.raw<readonly Edit[]>([]);
	barrier = $state<Barrier | null>(null);
	ready = $state(false);

	readonly #room: string;
	#doc = new Y.Doc();
	#provider: WebsocketProvider | null = null;
	#making: Edit | null = null;
	#edited = false;
	#forgetting: ReturnType<typeof setTimeout> | undefined;

	constructor(taskForce: string, date: string) {
		this.#room = boardName(taskForce, date);
		this.#open();
		window.addEventListener('offline', this.#offline);
		window.addEventListener('online', this.#online);
	}

	/** Edits one field. It shows at once; `ledger` tells when it is on disk. */
	set(issue: string, key: FieldKey, value: FieldValue): void {
		const map = issuesOf(this.#doc).get(issue);
		const from = map?.get(key);
		if (map === undefined || from === value) return;
		this.refusals.delete(refusalKey(issue, key));
		this.#making = { issue, key, from, to: value };
		this.history.made(this.#making);
		this.#edited = true;
		this.#doc.transact(() => map.set(key, value), LOCAL);
		this.#making = null;
	}

	refusal(issue: string, field: Field): string | null {
		return this.refusals.get(`${issue}:${field}`) ?? null;
	}

	/**
	 * Once the day is sealed the server's copy changes no more, and edits that came too late live in this copy alone:
	 * it is dropped, so that the day shows as it was sealed.
	 */
	showAsSealed(): void {
		if (!this.#edited || this.ledger.waiting.length > 0) return;
		this.#edited = false;
		this.#openAfresh();
	}

	/** After a new sign-in of the same person: what waits is sent. */
	resume(): void {
		this.barrier = null;
		this.#provider?.connect();
	}

	close(): void {
		window.removeEventListener('offline', this.#offline);
		window.removeEventListener('online', this.#online);
		clearTimeout(this.#forgetting);
		this.model.close();
		this.#provider?.destroy();
		this.#doc.destroy();
	}

	#open(): void {
		const doc = new Y.Doc();
		const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;
		// No channel between tabs: it would show in one tab what only another one's memory holds.
		const provider = new WebsocketProvider(url, this.#room, doc, {
			params: { ext: '1' },
			disableBc: true,
			connect: false
		});
		this.#doc = doc;
		this.#provider = provider;
		this.model.follow(doc);
		this.presence.follow(provider.awareness);
		extend(provider, {
			answeringStep1: () => this.ledger.answeredStep1(),
			saved: (frames) => this.#acknowledged(frames),
			refused: ({ field, reason, issue }) => this.#refused(issue, field as FieldKey, reason)
		});
		doc.on('update', (_update: Uint8Array, origin: unknown) => {
			if (origin !== LOCAL || this.#making === null) return;
			this.ledger.edited(this.#making, provider.wsconnected && provider.ws?.readyState === WebSocket.OPEN);
		});
		provider.on('status', ({ status }) => {
			if (status === 'connected') this.ledger.connected();
			if (status === 'disconnected') this.ledger.disconnected();
		});
		provider.on('sync', (synced) => {
			if (!synced) return;
			this.ledger.synced();
			this.ready = true;
		});
		provider.on('closed', ({ code }) => this.#closed(code));
		if (navigator.onLine) provider.connect();
	}

	#refused(issue: string, key: FieldKey, reason: string): void {
		this.history.drop(issue, key);
		this.refusals.set(refusalKey(issue, key), reason);
	}

	#acknowledged(frames: number): void {
		const late = this.ledger.acknowledged(frames);
		if (late.length === 0) return;
		this.delivered = [...this.delivered, ...late];
		clearTimeout(this.#forgetting);
		this.#forgetting = setTimeout(() => (this.delivered = []), DELIVERED_MS);
	}

	#closed(code: number): void {
		if (code === CLOSE.noSession) this.barrier = 'signed_out';
		else if (code === CLOSE.notYours) this.barrier = 'not_yours';
		else if (code === CLOSE.noSuchDocument) this.barrier = 'no_such_day';
		else this.#openAfresh();
	}

	/** The server will never take what this copy holds: it is shown, and the copy dropped. */
	#openAfresh(): void {
		const lost = this.ledger.discard();
		for (const { issue, key } of lost) this.history.drop(issue, key);
		this.notTaken = [...this.notTaken, ...lost];
		this.#provider?.destroy();
		this.#doc.destroy();
		this.#open();
	}

	#offline = (): void => this.#provider?.disconnect();

	#online = (): void => {
		if (this.barrier === null) this.#provider?.connect();
	};
}

function refusalKey(issue: string, key: string): string {
	return `${issue}:${fieldOf(key) ?? key}`;
}
