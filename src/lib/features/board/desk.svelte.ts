import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { BoardConnection } from '#lib/client/board-connection.svelte.ts';
import { BoardModel } from '#lib/client/board-model.svelte.ts';
import { Clock } from '#lib/client/clock.svelte.ts';
import type { Present } from '#lib/client/presence.svelte.ts';
import { revert, type Reverted } from '#lib/client/revert.ts';
import type { Step } from '#lib/client/undo-stack.svelte.ts';
import type { Field, FieldKey, FieldValue, IssueFields } from '#lib/domain/fields.ts';
import { type EditChange, refuseEdit } from '#lib/domain/policy.ts';
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
	readonly #held = new SvelteMap<string, string>();

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
		const refusal = refuseEdit(this.roles, field, { status: issue.status, boardOpen: !this.sealed }, change);
		return refusal === null ? null : refusalSentence(refusal);
	}

	/** Edits a field. What policy would refuse whatever the server thinks is explained and not sent. */
	edit(id: string, field: Field, key: FieldKey, value: FieldValue): void {
		const issue = this.model.issues.get(id);
		if (issue === undefined || this.connection === null) return;
		this.#held.delete(`${id}:${field}`);
		if (field === 'due' && issue.due !== value) {
			const why = this.refusal(issue, 'due', { from: issue.due, to: value });
			if (why !== null) {
				this.#held.set(`${id}:${field}`, why);
				return;
			}
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
		const { connection, roles, model } = this;
		return revert(step, {
			issue: (id) => model.issues.get(id),
			refusal: (field, issue, change) => refuseEdit(roles, field, { status: issue.status, boardOpen: !this.sealed }, change),
			set: (id, key, value) => connection?.set(id, key, value)
		});
	}

	/** Why the last edit of a field did not stand; shown beside it. */
	explained(id: string, field: Field): string | null {
		const held = this.#held.get(`${id}:${field}`);
		if (held !== undefined) return held;
		const refused = this.connection?.refusal(id, field) ?? null;
		return refused === null ? null : refusalSentence(refused);
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
