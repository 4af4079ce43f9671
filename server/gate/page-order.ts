import * as Y from 'yjs';
import { type Frame, InadmissibleFrame, type Struct } from './frame.ts';
import { stateOf, structAt } from './lookup.ts';

type Between = Y.Item & { origin: Y.ID; rightOrigin: Y.ID };

/**
 * Who inserts between two neighbours saw the left one stand before the right one, and every replica keeps that order.
 * Yjs does not check it: where it does not hold, the place of the item depends on how a replica has cut its structs, and
 * replicas differ for good (G3, G5).
 * @param fresh the new structs of an otherwise admissible frame
 * @param frame what holds them
 * @param doc the document before the frame is applied
 * @throws InadmissibleFrame wrong_order
 */
export function checkOrder(fresh: readonly Struct[], frame: Frame, doc: Y.Doc): void {
	const between = fresh.filter(isBetween);
	if (between.length === 0) return;
	const isKnown = ({ client, clock }: Y.ID) => clock < stateOf(doc, client);
	const known = between.every(({ origin, rightOrigin }) => isKnown(origin) && isKnown(rightOrigin));
	const isBefore = order(known ? doc : withFrame(doc, frame));
	if (!between.every(({ origin, rightOrigin }) => isBefore(origin, rightOrigin))) throw new InadmissibleFrame('wrong_order');
}

function isBetween(struct: Struct): struct is Between {
	return struct instanceof Y.Item && struct.origin !== null && struct.rightOrigin !== null;
}

/** Where the frame itself brings the neighbours, only Yjs can tell where they come to stand. */
function withFrame(doc: Y.Doc, frame: Frame): Y.Doc {
	// Without gc, so that what the frame deletes keeps its place.
	const copy = new Y.Doc({ gc: false });
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	Y.applyUpdate(copy, frame.bytes);
	return copy;
}

/** Compares two ids of one type's children; what a deletion has removed for good has no place that could be wrong. */
function order(doc: Y.Doc): (left: Y.ID, right: Y.ID) => boolean {
	const places = new Map<unknown, Map<Y.Item, number>>();
	const placeOf = (item: Y.Item) => {
		let ranks = places.get(item.parent);
		if (ranks === undefined) places.set(item.parent, (ranks = ranksIn(item.parent as Y.AbstractType<unknown>)));
		return ranks.get(item) ?? -1;
	};
	return (left, right) => {
		const [before, after] = [left, right].map(({ client, clock }) => structAt(doc, client, clock));
		if (!(before instanceof Y.Item && after instanceof Y.Item)) return true;
		return before === after ? left.clock < right.clock : placeOf(before) < placeOf(after);
	};
}

function ranksIn(type: Y.AbstractType<unknown>): Map<Y.Item, number> {
	const ranks = new Map<Y.Item, number>();
	for (let item = type._start; item !== null; item = item.right) ranks.set(item, ranks.size);
	return ranks;
}
