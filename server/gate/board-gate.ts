import * as Y from 'yjs';
import type { FieldKey, FieldValue } from '#lib/domain/fields.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { type Refusal, refuseEdit } from '#lib/domain/policy.ts';
import type { Roles } from '#lib/domain/roles.ts';
import type { Status } from '#lib/domain/statuses.ts';
import { issuesOf, type IssueMap } from '#lib/document/board.ts';
import { valuePutBack } from '#lib/document/put-back.ts';
import type { Cell, SetValue } from './board-frame.ts';
import type { Frame } from './frame.ts';
import { structAt } from './lookup.ts';

/** The person whose frame is judged, with the roles of this moment. */
export interface Actor {
	person: PersonId;
	roles: Roles;
}

/** What the gate must know of a board, and whom it tells of an accepted edit. */
export interface GateBoard {
	readonly doc: Y.Doc;
	readonly open: boolean;
	statusOf(issue: string): Status | null;
	isServerClient(client: number): boolean;
	/** whether a code names something: a place, a category, a person of the task force, … */
	isKnown(key: FieldKey, value: FieldValue): boolean;
	/** whether a set's key names what everybody here knows: a person of the task force, a tag in use */
	isNamed(key: FieldKey): boolean;
	/** an edit that stands; called inside the document's transaction */
	accepted(edit: AcceptedEdit): void;
}

export interface AcceptedEdit {
	issue: string;
	key: FieldKey;
	from: FieldValue | undefined;
	to: FieldValue;
	person: PersonId;
}

export interface RefusedEdit {
	issue: string;
	key: FieldKey;
	reason: Refusal;
	/** nothing of it is left in the document, not even its key: its author's copy cannot go on */
	withheld?: true;
}

/** Conditions after a frame did not hold: a bug of ours. The room is stopped and rebuilt from disk. */
export class GateViolation extends Error {
	constructor(what: string) {
		super(what);
		this.name = 'GateViolation';
	}
}

/**
 * Applies an admitted frame and judges what it changed, all in one Yjs transaction: what policy refuses is put
 * back before anybody can see it, what it allows is recorded (DESIGN.md, the gate, 3 and 4).
 * @param cells what the frame touches, from `readBoardFrame`
 * @returns the refused edits; the rest of the frame stands
 */
export function applyBoardFrame(board: GateBoard, { bytes }: Frame, cells: Cell[], actor: Actor): RefusedEdit[] {
	const { doc } = board;
	const refused: RefusedEdit[] = [];
	doc.transact((transaction) => {
		const before = cells.map(({ issue, key }) => {
			const map = mapOf(doc, issue);
			return { from: map.get(key), fresh: !map._map.has(key) };
		});
		Y.applyUpdate(doc, bytes);
		// applyUpdate marks the transaction as remote; writing under one makes Yjs change our client id.
		transaction.local = true;
		if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
			throw new GateViolation('an admitted frame left pending structs');
		}
		cells.forEach((cell, index) => {
			const { from, fresh } = before[index]!;
			const reason = judge(board, cell, from, actor);
			if (reason === null) return;
			const { issue, key } = cell;
			const withheld = fresh && !board.isNamed(key);
			const map = mapOf(doc, issue);
			if (withheld) withhold(transaction, map, key);
			else if (hasSet(doc, map, cell) || map.get(key) !== from) putBack(map, key, from);
			refused.push({ issue, key, reason, ...(withheld ? { withheld } : {}) });
		});
	});
	return refused;
}

function judge(board: GateBoard, cell: Cell, from: FieldValue | undefined, actor: Actor): Refusal | null {
	const map = mapOf(board.doc, cell.issue);
	const status = board.statusOf(cell.issue);
	if (status === null) throw new GateViolation(`issue ${cell.issue} is in the document but not on the board`);
	const current = map._map.get(cell.key);
	const won = cell.sets.find((set) => structAt(board.doc, set.client, set.clock) === current);
	// Several values may be sent for one key: the one that stands is judged, or the last if none does.
	const wanted = won ?? cell.sets.at(-1);
	const reason = refuse(board, cell, wanted, status, from, actor);
	if (reason !== null) return reason;
	if (wanted !== won && losesToMachine(board, current)) map.set(cell.key, wanted!.value);
	const to = map.get(cell.key);
	if (to === undefined) throw new GateViolation(`key ${cell.key} of ${cell.issue} vanished`);
	if (to !== from) {
		board.accepted({ issue: cell.issue, key: cell.key, from, to, person: actor.person });
	}
	return null;
}

function refuse(
	board: GateBoard,
	cell: Cell,
	wanted: SetValue | undefined,
	status: Status,
	from: FieldValue | undefined,
	actor: Actor
): Refusal | null {
	const to = wanted?.value;
	const reason = refuseEdit(actor.roles, cell.field, { status, boardOpen: board.open }, { from, to });
	if (reason !== null) return reason;
	return to !== undefined && !board.isKnown(cell.key, to) ? 'unknown_value' : null;
}

/** Whether one of the frame's values is what the key holds now. */
function hasSet(doc: Y.Doc, map: IssueMap, { key, sets }: Cell): boolean {
	const current = map._map.get(key);
	return sets.some(({ client, clock }) => structAt(doc, client, clock) === current);
}

/** What was refused is in no later sync: gc leaves nothing of it. */
function putBack(map: IssueMap, key: FieldKey, before: FieldValue | undefined): void {
	map.set(key, valuePutBack(key, before));
}

/**
 * The key of a set's member is itself what somebody wrote (`tag:<words>`). Where the board had no such key, putting it
 * back would keep those words for everybody: in their place a GC is left, of which a clock is all that can be read.
 */
function withhold(transaction: Y.Transaction, map: IssueMap, key: FieldKey): void {
	const { store } = transaction.doc;
	let item = map._map.get(key) ?? null;
	map._map.delete(key);
	while (item !== null) {
		const { left }: Y.Item = item;
		item.delete(transaction);
		item.gc(store, true);
		item = left;
	}
}

/**
 * Whether an allowed value ended behind one that no person wrote (a default, a put-back), or behind nothing at all.
 * Among people Yjs decides; an honest edit never loses to the machine.
 */
function losesToMachine(board: GateBoard, current: Y.Item | undefined): boolean {
	return current === undefined || current.deleted || board.isServerClient(current.id.client);
}

function mapOf(doc: Y.Doc, issue: string): IssueMap {
	const map = issuesOf(doc).get(issue);
	if (map === undefined) throw new GateViolation(`no issue ${issue} in the document`);
	return map;
}
