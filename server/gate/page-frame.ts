import * as Y from 'yjs';
import { MAX_ATTRIBUTE, PAGE_ATTRIBUTES, PAGE_MARKS, PAGE_NODES, PAGE_ROOT } from '#lib/document/page.ts';
import { type Admitted, resolver } from './admission.ts';
import { InadmissibleFrame, type Struct } from './frame.ts';

/** Where an item of a page sits: directly below the root, in an element or in a text; `gone` where that was deleted. */
type Kind = 'root' | 'element' | 'text' | 'gone';
interface Home {
	kind: Kind;
	/** the type it sits in; null at the root and where it is gone */
	type: unknown;
}
const ROOT: Home = { kind: 'root', type: null };
const GONE: Home = { kind: 'gone', type: null };

/**
 * Admission rules of page documents (DESIGN.md, the gate, 2): the root `default`, the editor's nodes and marks.
 * @param doc the document before the frame is applied
 * @throws InadmissibleFrame
 */
export function checkPageFrame(admitted: Admitted, doc: Y.Doc): void {
	const find = resolver(admitted.fresh, doc);
	const homes = new Map<Struct, Home>();
	const attributes = new Set<Struct>();
	for (const struct of admitted.fresh) {
		if (struct instanceof Y.GC) continue;
		const home = homeOf(struct, find, homes);
		homes.set(struct, home);
		if (isAttribute(struct, find, attributes)) {
			attributes.add(struct);
			checkAttribute(struct, home);
		} else checkContent(struct, home);
	}
}

function homeOf(struct: Y.Item, find: (id: Y.ID) => Struct | null, homes: Map<Struct, Home>): Home {
	const neighbours = [struct.origin, struct.rightOrigin].filter((id) => id !== null);
	if (neighbours.length > 0) {
		const [left, right = left] = neighbours.map((id) => homeOfNeighbour(find(id), homes)) as [Home, Home?];
		if (left.kind === 'gone' || right.kind === 'gone') return GONE;
		if (left.kind !== right.kind || left.type !== right.type) throw new InadmissibleFrame('wrong_parent');
		return left;
	}
	const parent: unknown = struct.parent;
	if (parent === PAGE_ROOT) return ROOT;
	if (!(parent instanceof Y.ID)) throw new InadmissibleFrame('wrong_parent');
	const owner = find(parent);
	if (owner instanceof Y.GC) return GONE;
	if (owner === null) throw new InadmissibleFrame('wrong_parent');
	if (owner.content instanceof Y.ContentDeleted) return GONE;
	if (!(owner.content instanceof Y.ContentType)) throw new InadmissibleFrame('wrong_parent');
	return homeWithin(owner.content.type);
}

function homeOfNeighbour(struct: Struct | null, homes: Map<Struct, Home>): Home {
	if (struct === null) throw new InadmissibleFrame('wrong_parent');
	const fresh = homes.get(struct);
	if (fresh !== undefined) return fresh;
	if (struct instanceof Y.GC) return GONE;
	const parent: unknown = struct.parent;
	if (parent instanceof Y.AbstractType) return homeWithin(parent);
	throw new InadmissibleFrame('wrong_parent');
}

function homeWithin(type: unknown): Home {
	if (type instanceof Y.XmlText) return { kind: 'text', type };
	if (type instanceof Y.XmlElement) return { kind: 'element', type };
	if (type instanceof Y.AbstractType && type._item === null) return ROOT;
	throw new InadmissibleFrame('wrong_parent');
}

/** An attribute's later values name their key only through the value they follow. */
function isAttribute(struct: Y.Item, find: (id: Y.ID) => Struct | null, known: Set<Struct>): boolean {
	if (struct.parentSub !== null) return true;
	const [left, right] = [struct.origin, struct.rightOrigin].map((id) => {
		const neighbour = id === null ? null : find(id);
		return neighbour instanceof Y.Item && (neighbour.parentSub !== null || known.has(neighbour));
	});
	// A map's items never have a right neighbour when they are made.
	if (right === true) throw new InadmissibleFrame('wrong_parent');
	return left === true;
}

function checkAttribute(struct: Y.Item, { kind }: Home): void {
	if (kind !== 'element' && kind !== 'gone') throw new InadmissibleFrame('wrong_parent');
	if (struct.parentSub !== null && !PAGE_ATTRIBUTES.has(struct.parentSub)) throw new InadmissibleFrame('unknown_field');
	const { content } = struct;
	if (content instanceof Y.ContentDeleted) return;
	if (!(content instanceof Y.ContentAny)) throw new InadmissibleFrame('bad_content');
	if (!content.arr.every(isScalar)) throw new InadmissibleFrame('bad_value');
}

function checkContent(struct: Y.Item, home: Home): void {
	const { content } = struct;
	if (content instanceof Y.ContentDeleted) return;
	if (content instanceof Y.ContentString) return allowIn(home, 'text');
	if (content instanceof Y.ContentFormat) {
		if (!PAGE_MARKS.has(content.key)) throw new InadmissibleFrame('unknown_field');
		if (!isMarkValue(content.value)) throw new InadmissibleFrame('bad_value');
		return allowIn(home, 'text');
	}
	if (content instanceof Y.ContentType) {
		const type: unknown = content.type;
		if (type instanceof Y.XmlText) return allowIn(home, 'element', 'root');
		if (type instanceof Y.XmlElement && !(type instanceof Y.XmlHook) && PAGE_NODES.has(type.nodeName)) {
			return allowIn(home, 'element', 'root');
		}
	}
	throw new InadmissibleFrame('bad_content');
}

function allowIn({ kind }: Home, ...allowed: Kind[]): void {
	if (kind !== 'gone' && !allowed.includes(kind)) throw new InadmissibleFrame('wrong_parent');
}

function isScalar(value: unknown): boolean {
	if (value === null || typeof value === 'boolean') return true;
	if (typeof value === 'number') return Number.isFinite(value);
	return typeof value === 'string' && value.length <= MAX_ATTRIBUTE;
}

/** The editor writes `{}` or `true` for a mark that is on, and `null` where it ends. */
function isMarkValue(value: unknown): boolean {
	return value === null || value === true || (typeof value === 'object' && Object.keys(value).length === 0);
}
