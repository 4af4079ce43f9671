import * as Y from 'yjs';
import { type Field, type FieldKey, fieldOf, type FieldValue, isWellTyped } from '#lib/domain/fields.ts';
import { ISSUES } from '#lib/document/board.ts';
import { type Admitted, resolver } from './admission.ts';
import { deletes, type Frame, InadmissibleFrame, type Struct } from './frame.ts';
import { liveIn, stateOf } from './lookup.ts';

/** One field of one issue that a frame touches. */
export interface Cell {
	issue: string;
	key: FieldKey;
	field: Field;
	/** values the frame sets and does not itself delete, in order; none where it only deletes */
	sets: SetValue[];
}

export interface SetValue {
	client: number;
	clock: number;
	value: FieldValue;
}

/** Values of one key in one frame. Yjs compares each with those beside it, so their number costs its square. */
const MAX_VALUES = 500;

/**
 * Admission rules of boards (DESIGN.md, the gate, 2): a client's struct sits in an issue's map, under a known field,
 * with a value of the field's type and length. Only the server makes or removes an issue.
 * @param doc the document before the frame is applied
 * @returns the touched cells, in the order of their first touch
 * @throws InadmissibleFrame
 */
export function readBoardFrame(frame: Frame, admitted: Admitted, doc: Y.Doc): Cell[] {
	const cells = new Map<string, Cell>();
	const homes = new Map<Struct, Cell>();
	const find = resolver(admitted.fresh, doc);
	const touch = (issue: string, key: string): Cell => {
		const field = fieldOf(key);
		if (field === null) throw new InadmissibleFrame('unknown_field');
		const name = `${issue}\n${key}`;
		let cell = cells.get(name);
		if (cell === undefined) cells.set(name, (cell = { issue, key: key as FieldKey, field, sets: [] }));
		return cell;
	};

	const behind = new Set<string>();
	const counts = new Map<Cell, number>();
	for (const struct of admitted.fresh) {
		if (struct instanceof Y.GC) continue;
		const cell = homeOf(struct, find, homes, touch);
		homes.set(struct, cell);
		// A client writes behind its own last value: never twice behind the same one.
		const left = struct.origin === null ? `${cell.issue} ${cell.key}` : `${struct.origin.client}:${struct.origin.clock}`;
		const place = `${struct.id.client} ${left}`;
		if (behind.has(place)) throw new InadmissibleFrame('wrong_parent');
		behind.add(place);
		const count = (counts.get(cell) ?? 0) + 1;
		if (count > MAX_VALUES) throw new InadmissibleFrame('too_many_values');
		counts.set(cell, count);
		const value = valueIn(struct, cell.field, deletes(frame, struct));
		if (value !== undefined) {
			cell.sets.push({ client: struct.id.client, clock: struct.id.clock, value });
		}
	}
	for (const { client, clock, length } of frame.deletions) {
		const end = Math.min(clock + length, stateOf(doc, client));
		if (clock >= end) continue;
		for (const item of liveIn(doc, client, clock, end - clock)) {
			const home = integratedHome(item);
			if (home === null) throw new InadmissibleFrame('wrong_parent');
			touch(home.issue, home.key);
		}
	}
	return [...cells.values()];
}

function homeOf(
	struct: Y.Item,
	find: (id: Y.ID) => Struct | null,
	homes: Map<Struct, Cell>,
	touch: (issue: string, key: string) => Cell
): Cell {
	// A map's items never have a right neighbour when they are made.
	if (struct.rightOrigin !== null) throw new InadmissibleFrame('wrong_parent');
	if (struct.origin !== null) {
		const left = find(struct.origin);
		const own = left === null ? undefined : homes.get(left);
		if (own !== undefined) return own;
		const home = left instanceof Y.Item ? integratedHome(left) : null;
		if (home === null) throw new InadmissibleFrame('wrong_parent');
		return touch(home.issue, home.key);
	}
	const parent: unknown = struct.parent;
	if (!(parent instanceof Y.ID) || struct.parentSub === null) throw new InadmissibleFrame('wrong_parent');
	const owner = find(parent);
	const issue = owner instanceof Y.Item ? issueOf(owner) : null;
	if (issue === null) throw new InadmissibleFrame('wrong_parent');
	return touch(issue, struct.parentSub);
}

/** Issue and key of an item that the document holds in an issue's map. */
function integratedHome(item: Y.Item): { issue: string; key: string } | null {
	const parent: unknown = item.parent;
	if (item.parentSub === null || !(parent instanceof Y.Map) || parent._item === null) return null;
	const issue = issueOf(parent._item);
	return issue === null ? null : { issue, key: item.parentSub };
}

/** The issue whose map this item of the root is; null for any other item. */
function issueOf(item: Y.Item): string | null {
	const root: unknown = item.parent;
	if (!(root instanceof Y.Map) || item.parentSub === null || !(item.content instanceof Y.ContentType)) return null;
	return root._item === null && root.doc?.getMap(ISSUES) === root ? item.parentSub : null;
}

/** @returns undefined for a struct that sets nothing: deleted by its sender already */
function valueIn(struct: Y.Item, field: Field, deleted: boolean): FieldValue | undefined {
	if (struct.content instanceof Y.ContentDeleted) return undefined;
	if (!(struct.content instanceof Y.ContentAny)) throw new InadmissibleFrame('bad_content');
	const values: unknown[] = struct.content.arr;
	if (!values.every((value) => isWellTyped(field, value))) throw new InadmissibleFrame('bad_value');
	if (deleted) return undefined;
	// A live item with several values would carry all but the last past the policy.
	if (values.length !== 1) throw new InadmissibleFrame('bad_content');
	return values[0];
}
