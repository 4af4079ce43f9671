import * as Y from 'yjs';
import { createBoardDoc, issuesOf } from '#lib/document/board.ts';
import { valueOf } from '#lib/document/fields.ts';
import type { FieldValue } from '#lib/domain/fields.ts';
import type { IssueId } from '#lib/domain/ids.ts';
import { type Refusal, refuseEdit } from '#lib/domain/policy.ts';
import { admit } from '../gate/admission.ts';
import { type Cell, readBoardFrame, type SetValue } from '../gate/board-frame.ts';
import type { Actor, RefusedEdit } from '../gate/board-gate.ts';
import { type Frame, onlyNew } from '../gate/frame.ts';
import { structAt } from '../gate/lookup.ts';
import type { Tick } from '../journal/tick.ts';
import type { Room } from '../sync/room.ts';
import { BoardEditor } from './editor.ts';
import type { Street } from './street.ts';

/**
 * Edits made offline against a day that has since been sealed (DESIGN.md, "The day"; G16): each is carried onto the
 * open board where its field still holds the value it was carried with, otherwise its author is told. Once per
 * (document, client, clock), since providers resend. The sealed document itself does not change.
 * @returns what was not applied, with the reason
 * @throws InadmissibleFrame
 */
export function carryLateEdits(
	tick: Tick,
	street: Street,
	room: Room,
	sent: Frame,
	actor: Actor
): RefusedEdit[] {
	// Later frames of this client refer to these: a copy takes them, which nobody ever sees.
	const shadow = (room.shadow ??= copyOf(room.doc));
	const frame = onlyNew(sent, shadow);
	const admitted = admit(frame, shadow, room, actor.person);
	const cells = readBoardFrame(frame, admitted, shadow);
	for (const client of admitted.newClients) {
		room.bindClient(client, actor.person);
		tick.writes.documentClients.push({ document: room.document, client, person: actor.person });
	}
	tick.touch(room);
	Y.applyUpdate(shadow, frame.bytes);

	const editor = new BoardEditor(street, tick);
	const refused: RefusedEdit[] = [];
	for (const cell of cells) {
		const { issue, key } = cell;
		const edit = standing(cell, shadow);
		if (edit === undefined) {
			refused.push({ issue, key, reason: 'key_deleted' });
			continue;
		}
		const { client, clock, value } = edit;
		if (room.late.has(`${client}:${clock}`)) continue;
		const reason = carry(editor, street, room, cell, value, actor);
		if (reason !== null) refused.push({ issue, key, reason });
		for (const each of cell.sets) {
			const id = `${each.client}:${each.clock}`;
			if (room.late.has(id)) continue;
			room.late.add(id);
			const outcome = each === edit ? (reason ?? 'carried') : 'superseded';
			tick.writes.lateEdits.push({ document: room.document, client: each.client, clock: each.clock, outcome });
		}
	}
	editor.finish();
	return refused;
}

/** Of several values for one key the one that its author sees; the last where somebody else's stands. */
function standing({ issue, key, sets }: Cell, doc: Y.Doc): SetValue | undefined {
	const current = issuesOf(doc).get(issue)?._map.get(key);
	return sets.find(({ client, clock }) => structAt(doc, client, clock) === current) ?? sets.at(-1);
}

function carry(
	editor: BoardEditor,
	street: Street,
	room: Room,
	cell: Cell,
	to: FieldValue,
	actor: Actor
): Refusal | null {
	const record = street.issues.get(cell.issue as IssueId);
	// What had ended before the seal was not carried.
	if (record === undefined) return 'issue_ended';
	const from = valueOf(record.fields, cell.key);
	const name = `${actor.person}\n${cell.issue}\n${cell.key}`;
	const before = issuesOf(room.doc).get(cell.issue)?.get(cell.key);
	const untouched = same(from, before) || (room.carried.has(name) && same(from, room.carried.get(name)));
	if (!untouched) return same(from, to) ? null : 'superseded';
	const change = { from, to };
	const reason = refuseEdit(actor.roles, cell.field, { status: record.fields.status, boardOpen: true }, change);
	if (reason !== null) return reason;
	if (!editor.isKnown(cell.key, to)) return 'unknown_value';
	editor.setByHand(record, cell.key, to, { actor: actor.person, kind: 'carried', command: null });
	room.carried.set(name, to);
	return null;
}

/** A member never added to a set and one removed from it are the same: not in it. */
function same(a: unknown, b: unknown): boolean {
	return (a ?? false) === (b ?? false) || (a ?? null) === (b ?? null);
}

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = createBoardDoc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}
