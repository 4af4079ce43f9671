import { v7 as uuid } from 'uuid';
import type { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Struct } from '#lib/document/put-back.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import { extend, type Refusal } from './collab-extension.ts';
import { collabProvider } from './collab-provider.ts';
import { kept, type KeptEdit, type Told } from './kept-edit.ts';
import { databaseName } from './local-database.ts';
import { LocalCopy, type Trouble } from './local-copy.ts';
import { type Owner, owner } from './owner.ts';
import { type Entry, SaveLedger } from './save-ledger.svelte.ts';

/** One document, live: read from this device at once, then from the server; one's own edits and how far they have got. */
export abstract class LiveDocument<E> {
	readonly ledger = new SaveLedger<E>();
	/** why no reconnecting will help; the person has to do something first */
	barrier = $state<'signed_out' | 'not_yours' | 'no_such_document' | null>(null);
	/** there is something to show, of this device or of the server */
	ready = $state(false);
	/** the server has answered at least once */
	synced = $state(false);
	/** whether this device keeps what is written until it is sent; `full`: no more from now on */
	keeping = $state<'opening' | 'yes' | 'no' | 'full'>('opening');
	/** everything that there is of it is on this device's disk */
	kept = $state(false);

	protected doc = new Y.Doc();
	/** something was written on this page or an earlier one that the server may not have */
	protected written = false;
	readonly #name: string;
	readonly #owner: Owner | null;
	#provider: WebsocketProvider | null = null;
	#copy: LocalCopy | null = null;
	/** of fresh starts: what an older one still brings is ignored */
	#turn = 0;
	/** ids of edits whose author has been told what became of them */
	readonly #heard = new Set<string>();
	#closed = false;

	constructor(name: string) {
		this.#name = name;
		this.#owner = owner();
	}

	/** After a new sign-in of the same person: what waits is sent. */
	resume(): void {
		this.barrier = null;
		this.#provider?.connect();
	}

	/** Leaves the document; what waits stays on this device. */
	close(): void {
		this.#closed = true;
		this.#turn += 1;
		window.removeEventListener('offline', this.#offline);
		window.removeEventListener('online', this.#online);
		this.#leave();
		void this.#copy?.close();
	}

	/** Leaves it, and nothing of it stays on this device. */
	async discard(): Promise<void> {
		const copy = this.#copy;
		this.#copy = null;
		this.close();
		await copy?.drop();
	}

	/** Waiting edits that closing the page would lose. */
	get unkept(): number {
		return this.keeping === 'yes' && this.kept ? 0 : this.ledger.entries.length;
	}

	/** The author has read what became of these edits. */
	protected dismiss(ids: readonly string[]): void {
		this.#copy?.forget(ids);
	}

	protected start(): void {
		window.addEventListener('offline', this.#offline);
		window.addEventListener('online', this.#online);
		void this.#open([]);
	}

	/**
	 * What a change of this screen is to its author; null: nothing that anybody waits for.
	 * @param sent it leaves at once
	 */
	protected abstract describe(sent: boolean): { edit: E; id?: string } | null;
	/** @returns null for what a later version of this program has kept */
	protected abstract parse(raw: unknown): E | null;
	/** An edit that is lost with its document, with what its author needs to make it again. */
	protected abstract salvage(edit: E, doc: Y.Doc): E;
	/** whether the document tells that the server has put an edit back */
	protected abstract wasPutBack(edit: E, struct: Struct, own: ReadonlySet<number>): boolean;
	/** whether a refusal is about that edit */
	protected abstract isAbout(edit: E, refusal: Refusal): boolean;
	protected abstract hasContent(doc: Y.Doc): boolean;
	/** There is a document to show, at first and after each fresh start. */
	protected abstract opened(doc: Y.Doc, awareness: Awareness): void;
	protected abstract told(told: Told<E>): void;
	/** edits made before this connection are stored or answered */
	protected abstract stored(edits: readonly E[]): void;
	/** the connection is lost, or back with everything that was missed */
	protected abstract interrupted(): void;
	protected abstract caughtUp(): void;

	/** The server will never take what this copy holds, or it is of no use any more: it is dropped. */
	protected async openAfresh(reason: string | null = null): Promise<void> {
		this.written = false;
		const lost = this.ledger.discard().map(({ id, edit }) => kept(id, this.salvage(edit, this.doc), reason));
		this.#turn += 1;
		this.#leave();
		const copy = this.#copy;
		this.#copy = null;
		const told = (await copy?.told()) ?? [];
		await copy?.drop();
		if (this.#closed) return;
		for (const row of lost) this.#tell(row);
		await this.#open([...told, ...lost]);
	}

	async #open(carried: readonly KeptEdit[]): Promise<void> {
		const turn = ++this.#turn;
		const doc = new Y.Doc();
		const copy = await this.#openCopy(doc);
		if (turn !== this.#turn) return void copy?.close();
		if (copy?.broken === true) {
			const lost = this.#waitingIn(copy.found).map(({ id, edit }) => kept(id, this.salvage(edit, doc), null));
			const told = await copy.told();
			await copy.drop();
			// They are shown as it opens, like those of an earlier page.
			return turn === this.#turn ? this.#open([...carried, ...told, ...lost]) : undefined;
		}
		this.#copy = copy;
		this.keeping = copy === null ? 'no' : 'yes';
		this.kept = copy !== null;
		this.doc = doc;
		copy?.note(carried);
		this.#restore(copy?.found ?? [], doc);
		for (const row of carried) this.#tell(row);
		this.#connect(doc, copy);
	}

	async #openCopy(doc: Y.Doc): Promise<LocalCopy | null> {
		if (this.#owner === null) return null;
		const name = databaseName({ ...this.#owner, document: this.#name });
		const listener = { trouble: (trouble: Trouble) => this.#lostCopy(doc, trouble), kept: (all: boolean) => (this.kept = doc === this.doc ? all : this.kept) };
		return LocalCopy.open(name, doc, listener).catch(() => null);
	}

	#waitingIn(found: readonly KeptEdit[]): (KeptEdit & { edit: E })[] {
		return found.flatMap((row) => {
			const edit = row.state === 'waiting' ? this.parse(row.edit) : null;
			return edit === null ? [] : [{ ...row, edit }];
		});
	}

	/** Goes on where an earlier page was closed. */
	#restore(found: readonly KeptEdit[], doc: Y.Doc): void {
		const waiting = this.#waitingIn(found);
		const here = waiting.filter(({ client, clock }) => Y.getState(doc.store, client) > clock);
		this.ledger.restore(here.map(({ id, edit, client, clock }) => ({ id, edit, struct: { client, clock } })));
		this.written ||= here.length > 0;
		const gone = waiting.filter((row) => !here.includes(row)).map(({ id, edit }) => kept(id, edit, null));
		this.#copy?.note(gone);
		for (const row of [...gone, ...found.filter(({ state }) => state !== 'waiting')]) this.#tell(row);
	}

	#tell({ id, edit: raw, reason }: KeptEdit): void {
		const edit = this.#heard.has(id) ? null : this.parse(raw);
		if (edit === null) return;
		this.#heard.add(id);
		this.told({ id, edit, reason });
	}

	#connect(doc: Y.Doc, copy: LocalCopy | null): void {
		const provider = collabProvider(this.#name, doc, this.#owner?.person);
		this.#provider = provider;
		extend(provider, {
			answeringStep1: () => this.ledger.answeredStep1(),
			saved: (frames) => this.#acknowledged(this.ledger.acknowledged(frames)),
			refused: (refusal) => this.#refused(refusal)
		});
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (copy !== null && origin === copy.origin) return;
			if (origin === provider) this.#copy?.keep(update);
			else this.#changed(update, provider);
		});
		provider.on('status', ({ status }) => {
			if (status === 'connected') this.ledger.connected();
			if (status === 'disconnected') {
				this.ledger.disconnected();
				this.interrupted();
			}
		});
		for (const failure of ['connection-error', 'connection-close'] as const) provider.on(failure, () => this.ledger.unreachable());
		provider.on('sync', (synced) => {
			if (!synced) return;
			this.ledger.synced();
			this.synced = true;
			this.ready = true;
			this.caughtUp();
		});
		provider.on('closed', ({ code }) => this.#shutOut(code));
		this.ready ||= this.hasContent(doc);
		this.opened(doc, provider.awareness);
		if (navigator.onLine) provider.connect();
		else this.ledger.unreachable();
	}

	/** Something was written on this screen. */
	#changed(update: Uint8Array, provider: WebsocketProvider): void {
		const sent = provider.wsconnected && provider.ws?.readyState === WebSocket.OPEN;
		const change = this.describe(sent);
		if (change === null) {
			if (sent) this.ledger.passed();
			this.#copy?.keep(update);
			return;
		}
		const { edit, id = uuid() } = change;
		this.written = true;
		const client = this.doc.clientID;
		const struct = { client, clock: Y.getState(this.doc.store, client) - 1 };
		this.ledger.edited(edit, sent, id, struct);
		this.#copy?.keep(update, { id, edit, ...struct, state: 'waiting', reason: null });
	}

	#acknowledged(entries: readonly Entry<E>[]): void {
		if (entries.length === 0) return;
		const refused = this.#unheard(entries);
		const stood = entries.filter(({ id }) => refused.every((row) => row.id !== id));
		this.#copy?.sent(stood.map(({ id }) => id));
		this.#copy?.note(refused);
		for (const row of refused) this.#tell(row);
		const late = stood.filter((entry) => entry.late);
		if (late.length > 0) this.stored(late.map(({ edit }) => edit));
	}

	/** Edits whose refusal was lost with the connection it came by: the server only says that it has them. */
	#unheard(entries: readonly Entry<E>[]): KeptEdit[] {
		const own = new Set([this.doc.clientID, ...entries.flatMap(({ struct }) => struct?.client ?? [])]);
		const lost = entries.filter(({ edit, late, struct }) => late && struct !== undefined && this.wasPutBack(edit, struct, own));
		return lost.map(({ id, edit }) => kept(id, edit, 'unheard'));
	}

	#refused(refusal: Refusal): void {
		// The whole frame was dropped: this copy holds what no other will ever have.
		if (refusal.field === '') {
			void this.openAfresh(refusal.reason);
			return;
		}
		const entries = this.ledger.refused(refusal.frame, (edit) => this.isAbout(edit, refusal));
		const { reason } = refusal;
		const last = entries.at(-1);
		if (last === undefined) return;
		const row = kept(last.id, last.edit, reason);
		this.#copy?.note([row], entries.map(({ id }) => id));
		this.#tell(row);
	}

	#shutOut(code: number): void {
		if (code === CLOSE.noSession) this.barrier = 'signed_out';
		else if (code === CLOSE.notYours || code === CLOSE.noSuchDocument) {
			this.barrier = code === CLOSE.notYours ? 'not_yours' : 'no_such_document';
			if (this.ledger.entries.length === 0) this.#forgetCopy();
		} else void this.openAfresh();
	}

	#forgetCopy(): void {
		void this.#copy?.drop();
		this.#copy = null;
		this.keeping = 'no';
	}

	/** From now on what is written is in memory alone. */
	#lostCopy(doc: Y.Doc, trouble: Trouble): void {
		if (doc !== this.doc || this.#closed) return;
		this.#copy = null;
		this.kept = false;
		this.keeping = trouble === 'full' ? 'full' : 'no';
	}

	#leave(): void {
		this.#provider?.destroy();
		this.#provider = null;
		this.doc.destroy();
	}

	#offline = (): void => this.#provider?.disconnect();

	#online = (): void => {
		if (this.barrier === null) this.#provider?.connect();
	};
}
