import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { BoardConnection } from '#lib/client/board-connection.svelte.ts';
import { BoardModel } from '#lib/client/board-model.svelte.ts';
import { Clock } from '#lib/client/clock.svelte.ts';
import type { Present } from '#lib/client/presence.svelte.ts';
import { revert, type Reverted } from '#lib/client/revert.ts';
import type { Edit } from '#lib/client/save-ledger.svelte.ts';
import type { Step } from '#lib/client/undo-stack.svelte.ts';
import { valueOf } from '#lib/document/fields.ts';
import type { Field, FieldKey, FieldValue, IssueFields } from '#lib/domain/fields.ts';
import { type EditChange, FIELD_RULES, type Refusal, refuseEdit } from '#lib/domain/policy.ts';
import type { Role, Roles } from '#lib/domain/roles.ts';
import { refuseTransition, type TransitionName, type TransitionRefusal } from '#lib/domain/transitions.ts';
import { refusalSentence } from '../words/refusals.ts';
import type { Reference } from './reference.ts';

export interface Me {
	person: string;
	name: string;
	roles: readonly string[];
	department: string | null;
}

interface DeskInit {
	taskForce: string;
	timeZone: string;
	date: string;
	/** when the day was sealed; null: it is the open one */
	sealedAt: string | null;
	me: Me;
	reference: Reference;
}

export interface RefusedEdit {
	edit: Edit;
	/** why */
	sentence: string;
	/** policy would allow it now */
	retry: boolean;
}

const EDITABLE = (Object.keys(FIELD_RULES) as Field[]).filter((field) => FIELD_RULES[field] !== null);

/** What every part of a board or issue page works with: the day, the person, the names, the live document. */
export class Desk {
	readonly taskForce: string;
	readonly timeZone: string;
	readonly date: string;
	readonly me: Me;
	readonly roles: Roles;
	readonly reference: Reference;
	readonly clock = new Clock();
	sealedAt = $state<string | null>(null);
	/** null while there is no document: before the page has come alive, and for a liaison */
	connection = $state.raw<BoardConnection | null>(null);
	readonly #rows = new BoardModel();
	/** `<issue>:<field>` → an edit that this screen did not even send, and why */
	readonly #held = new SvelteMap<string, { edit: Edit; reason: Refusal }>();

	constructor(init: DeskInit) {
		this.taskForce = init.taskForce;
		this.timeZone = init.timeZone;
		this.date = init.date;
		this.sealedAt = init.sealedAt;
		this.me = init.me;
		// The server names only roles that it knows (domain/roles.ts).
		this.roles = new Set(init.me.roles as readonly Role[]);
		this.reference = init.reference;
	}

	get sealed(): boolean {
		return this.sealedAt !== null;
	}

	/** ms; a sealed day is shown as of its sealing */
	get now(): number {
		return this.sealedAt === null ? this.clock.now : Date.parse(this.sealedAt);
	}

	get model(): BoardModel {
		return this.connection?.model ?? this.#rows;
	}

	/** Why this person cannot edit the field now, as a sentence; null: go ahead. */
	refusal(issue: IssueFields, field: Field, change?: EditChange): string | null {
		if (this.connection === null) return refusalSentence('role');
		const refusal = this.#refuse(issue, field, change);
		return refusal === null ? null : refusalSentence(refusal);
	}

	#refuse(issue: IssueFields, field: Field, change?: EditChange): Refusal | null {
		return refuseEdit(this.roles, field, { status: issue.status, boardOpen: !this.sealed }, change);
	}

	/** Edits a field. What policy would refuse whatever the server thinks is explained and not sent. */
	edit(id: string, field: Field, key: FieldKey, value: FieldValue): void {
		const issue = this.model.issues.get(id);
		if (issue === undefined || this.connection === null) return;
		this.#held.delete(`${id}:${field}`);
		const reason = field === 'due' && issue.due !== value ? this.#refuse(issue, field, { from: issue.due, to: value }) : null;
		if (reason !== null) {
			this.#held.set(`${id}:${field}`, { edit: { issue: id, key, from: issue.due, to: value }, reason });
			return;
		}
		this.connection.set(id, key, value);
	}

	/** Edits made in `work` are undone together. */
	group<T>(work: () => T): T {
		return this.connection === null ? work() : this.connection.history.group(work);
	}

	/** What `undo` would take back; null: nothing. */
	get undoable(): Step | null {
		return this.sealed ? null : (this.connection?.history.last ?? null);
	}

	get redoable(): Step | null {
		return this.sealed ? null : (this.connection?.history.next ?? null);
	}

	/** Takes back one's own last edit on this screen, wherever its fields still hold what one wrote. */
	undo(): Reverted | null {
		return this.undoable === null ? null : (this.connection?.history.undo((step) => this.#revert(step)) ?? null);
	}

	redo(): Reverted | null {
		return this.redoable === null ? null : (this.connection?.history.redo((step) => this.#revert(step)) ?? null);
	}

	#revert(step: Step): Reverted {
		return revert(step, {
			issue: (id) => this.model.issues.get(id),
			refusal: (field, issue, change) => this.#refuse(issue, field, change),
			set: (id, key, value) => this.connection?.set(id, key, value)
		});
	}

	/** Whether any edit did not stand. */
	get explains(): boolean {
		return this.#held.size > 0 || (this.connection?.refusals.size ?? 0) > 0;
	}

	/** Whether it stands in a lane or in the tray, where its row tells what became of one's edits. */
	onBoard(id: string): boolean {
		const status = this.model.issues.get(id)?.status;
		return status !== undefined && status !== 'void' && status !== 'merged';
	}

	/** Fields of an issue whose last edit did not stand, told in its row. */
	refusedFields(id: string): readonly Field[] {
		return this.onBoard(id) ? EDITABLE.filter((field) => this.refused(id, field) !== null) : [];
	}

	/** Why the last edit of a field did not stand; shown beside it. */
	explained(id: string, field: Field): string | null {
		return this.refused(id, field)?.sentence ?? null;
	}

	/** The last edit of a field that did not stand, with what its author had written. */
	refused(id: string, field: Field): RefusedEdit | null {
		const found = this.#held.get(`${id}:${field}`) ?? this.connection?.refused(id, field) ?? null;
		if (found === null) return null;
		const { edit, reason } = found;
		const issue = this.model.issues.get(id);
		const now = issue === undefined ? 'issue_ended' : this.#refuse(issue, field, { from: valueOf(issue, edit.key), to: edit.to });
		return { edit, sentence: refusalSentence(reason ?? ''), retry: now === null && reason !== 'unknown_value' };
	}

	/** Makes a refused edit once more, where policy allows it by now. */
	retry(id: string, field: Field): void {
		const refused = this.refused(id, field);
		if (refused?.retry === true) this.edit(id, field, refused.edit.key, refused.edit.to);
	}

	/** Its author has read why an edit did not stand. */
	dismiss(id: string, field: Field): void {
		this.#held.delete(`${id}:${field}`);
		this.connection?.dismissRefusal(id, field);
	}

	others(id: string, field: Field): readonly Present[] {
		return this.connection?.presence.in(id, field) ?? [];
	}

	enter(id: string, field: Field): void {
		this.connection?.presence.enter({ issue: id, key: field });
	}

	leave(): void {
		this.connection?.presence.enter(null);
	}

	/** @param submittedFix known only where the issue's fixes have been read */
	refuseCommand(name: TransitionName, issue: IssueFields, submittedFix: boolean): TransitionRefusal | null {
		return refuseTransition(name, issue.status, {
			roles: this.roles,
			namedOwner: issue.owners.includes(this.me.person),
			departmentLiaison: this.roles.has('liaison') && this.me.department !== null && this.me.department === issue.department,
			submittedFix
		});
	}
}

export const [useDesk, provideDesk] = createContext<Desk>();
