import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { issuesOf } from '#lib/document/board.ts';
import { type Struct, wasPutBack } from '#lib/document/put-back.ts';
import { type Field, fieldOf, type FieldKey, type FieldValue, type IssueFields } from '#lib/domain/fields.ts';
import { boardName } from '#lib/protocol/collab.ts';
import { type AwayChange, changesBetween } from './away.ts';
import { BoardModel } from './board-model.svelte.ts';
import type { Refusal } from './collab-extension.ts';
import type { Told } from './kept-edit.ts';
import { LiveDocument } from './live-document.svelte.ts';
import { Presence } from './presence.svelte.ts';
import type { Edit } from './save-ledger.svelte.ts';
import { UndoStack } from './undo-stack.svelte.ts';

export type ToldEdit = Told<Edit>;

/** Within this time after a reconnect the feed has told whether the day was sealed meanwhile. */
const DELIVERED_MS = 30_000;

const VALUE = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const EDIT = v.object({
	issue: v.string(),
	key: v.custom<FieldKey>((key) => typeof key === 'string' && fieldOf(key) !== null),
	from: v.optional(VALUE),
	to: VALUE
});

/** One board document, live: its issues, one's own edits and how far they have got, who else is there. */
export class BoardConnection extends LiveDocument<Edit> {
	readonly date: string;
	readonly model = new BoardModel();
	readonly presence = new Presence();
	readonly history = new UndoStack();
	/** `<issue>:<field>` → the last edit of it that the server put back, and why; shown until it is dismissed or edited again */
	readonly refusals = new SvelteMap<string, ToldEdit>();
	/** edits that the server would not take as they were sent (4413, 4422); shown until dismissed */
	notTaken = $state.raw<readonly ToldEdit[]>([]);
	/** edits made without a connection that have just been stored or answered; forgotten after a while */
	delivered = $state.raw<readonly Edit[]>([]);

	/** what others changed while there was no connection; shown until dismissed */
	away = $state.raw<readonly AwayChange[]>([]);

	#making: Edit | null = null;
	/** the board as it was when the connection was lost, or when one last heard what had changed; null: nothing was missed */
	#before: ReadonlyMap<string, IssueFields> | null = null;
	/** `<issue>:<field>` that was edited on this screen since */
	readonly #own = new Set<string>();
	#forgetting: ReturnType<typeof setTimeout> | undefined;

	constructor(taskForce: string, date: string) {
		super(boardName(taskForce, date));
		this.date = date;
		this.start();
	}

	/** Edits one field. It shows at once; `ledger` tells when it is on disk. */
	set(issue: string, key: FieldKey, value: FieldValue): void {
		const map = issuesOf(this.doc).get(issue);
		const from = map?.get(key);
		if (map === undefined || from === value) return;
		this.dismissRefusal(issue, fieldOf(key)!);
		const edit = { issue, key, from, to: value };
		if (this.#before !== null) this.#own.add(`${issue}:${fieldOf(key)!}`);
		this.history.made(edit);
		this.#making = edit;
		map.set(key, value);
		this.#making = null;
	}

	/** The last edit of a field that did not stand, and why. */
	refused(issue: string, field: Field): ToldEdit | null {
		return this.refusals.get(`${issue}:${field}`) ?? null;
	}

	dismissRefusal(issue: string, field: Field): void {
		const told = this.refused(issue, field);
		if (told === null) return;
		this.refusals.delete(`${issue}:${field}`);
		this.dismiss([told.id]);
	}

	dismissNotTaken(): void {
		this.dismiss(this.notTaken.map(({ id }) => id));
		this.notTaken = [];
	}

	/**
	 * Once the day is sealed the server's copy changes no more, and edits that came too late live in this copy alone:
	 * it is dropped, so that the day shows as it was sealed.
	 */
	showAsSealed(): void {
		if (!this.written || this.ledger.entries.length > 0) return;
		void this.openAfresh();
	}

	override close(): void {
		clearTimeout(this.#forgetting);
		this.model.close();
		super.close();
	}

	protected override describe(): { edit: Edit } | null {
		return this.#making === null ? null : { edit: this.#making };
	}

	protected override parse(raw: unknown): Edit | null {
		const edit = v.safeParse(EDIT, raw);
		return edit.success ? { ...edit.output, from: edit.output.from } : null;
	}

	protected override salvage(edit: Edit): Edit {
		return edit;
	}

	protected override wasPutBack({ issue, key, from }: Edit, struct: Struct, own: ReadonlySet<number>): boolean {
		const map = issuesOf(this.doc).get(issue);
		return map !== undefined && wasPutBack(map, key, struct, from, own);
	}

	protected override isAbout(edit: Edit, { issue, field }: Refusal): boolean {
		return edit.issue === issue && edit.key === field;
	}

	protected override hasContent(doc: Y.Doc): boolean {
		return issuesOf(doc).size > 0;
	}

	protected override opened(doc: Y.Doc, awareness: Awareness): void {
		this.model.follow(doc);
		this.presence.follow(awareness);
	}

	protected override told(told: ToldEdit): void {
		const { issue, key } = told.edit;
		this.history.drop(issue, key);
		if (told.reason === null) this.notTaken = [...this.notTaken, told];
		else this.refusals.set(`${issue}:${fieldOf(key)!}`, told);
	}

	protected override stored(edits: readonly Edit[]): void {
		this.delivered = [...this.delivered, ...edits];
		clearTimeout(this.#forgetting);
		this.#forgetting = setTimeout(() => (this.delivered = []), DELIVERED_MS);
	}

	/** The person has read what changed meanwhile. */
	dismissAway(): void {
		this.away = [];
		this.#before = null;
		this.#own.clear();
	}

	/** Who was away twice without looking is told of both times at once. */
	protected override interrupted(): void {
		if (!this.synced || this.#before !== null) return;
		this.#before = new Map(this.model.issues);
	}

	protected override caughtUp(): void {
		if (this.#before === null) return;
		const changes = changesBetween(this.#before, this.model.issues, this.#own);
		if (changes.length === 0) this.dismissAway();
		else this.away = changes;
	}
}
