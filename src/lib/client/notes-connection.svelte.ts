import type { Awareness } from 'y-protocols/awareness';
import * as v from 'valibot';
import type * as Y from 'yjs';
import { PAGE_ROOT } from '#lib/document/page.ts';
import { pageText, readPage } from '#lib/document/page-tree.ts';
import { pageName } from '#lib/protocol/collab.ts';
import type { Told } from './kept-edit.ts';
import { LiveDocument } from './live-document.svelte.ts';
import { Presence } from './presence.svelte.ts';

/** Prose is not counted letter by letter: what waits of it is one thing. */
const WRITING = v.object({
	issue: v.string(),
	/** all that the page held when it was lost */
	text: v.nullable(v.string())
});
export type Writing = v.InferOutput<typeof WRITING>;

/** What the editor and the reader of a page are given; another one after each fresh start. */
export interface Page {
	doc: Y.Doc;
	root: Y.XmlFragment;
	awareness: Awareness;
}

/** What was written and not taken, as text, for its author to copy. */
export interface LostText {
	text: string;
	reason: string | null;
}

/** The working notes of one issue, live. */
export class NotesConnection extends LiveDocument<Writing> {
	readonly presence = new Presence();
	page = $state.raw<Page | null>(null);
	lost = $state.raw<LostText | null>(null);
	/** the server has said that this person may not write here (any more) */
	mayNotWrite = $state(false);
	readonly #issue: string;
	#toldIds: string[] = [];

	constructor(issue: string) {
		super(pageName(issue));
		this.#issue = issue;
		this.start();
	}

	dismissLost(): void {
		this.dismiss(this.#toldIds);
		this.#toldIds = [];
		this.lost = null;
	}

	override close(): void {
		this.page = null;
		super.close();
	}

	protected override describe(sent: boolean): { edit: Writing; id?: string } {
		const edit = { issue: this.#issue, text: null };
		const unsent = sent ? undefined : this.ledger.entries.find(({ frame }) => frame === null);
		return unsent === undefined ? { edit } : { edit, id: unsent.id };
	}

	protected override parse(raw: unknown): Writing | null {
		return v.is(WRITING, raw) ? raw : null;
	}

	protected override salvage({ issue }: Writing, doc: Y.Doc): Writing {
		return { issue, text: pageText(readPage(doc.getXmlFragment(PAGE_ROOT))) };
	}

	/** Prose is refused as a whole, or not at all. */
	protected override wasPutBack(): boolean {
		return false;
	}

	protected override isAbout(): boolean {
		return true;
	}

	protected override hasContent(doc: Y.Doc): boolean {
		return doc.getXmlFragment(PAGE_ROOT).length > 0;
	}

	protected override opened(doc: Y.Doc, awareness: Awareness): void {
		this.page = { doc, root: doc.getXmlFragment(PAGE_ROOT), awareness };
		this.presence.follow(awareness);
	}

	protected override told({ id, edit, reason }: Told<Writing>): void {
		this.#toldIds.push(id);
		if (reason === 'role') this.mayNotWrite = true;
		// One page is lost at a time, and all of it is in each of its edits.
		if (edit.text !== null) this.lost = { text: edit.text, reason };
	}

	protected override stored(): void {
		// The save mark says so.
	}

	protected override interrupted(): void {
		// Cursors of others go with the connection; the text stays.
	}

	protected override caughtUp(): void {
		// Others' words show where they wrote them.
	}
}
