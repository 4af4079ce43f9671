import * as Y from 'yjs';
import { MAX_DEPTH, PAGE_ATTRIBUTES, PAGE_MARKS, PAGE_NODES, PAGE_ROOT, PAGE_TOP, WORDS } from '#lib/document/page.ts';
import { type Admitted, resolver } from './admission.ts';
import { type Frame, InadmissibleFrame, type Struct } from './frame.ts';
import { checkOrder } from './page-order.ts';

/** Where an item of a page sits: directly below the root, in a node or in a run of words; `gone` where that was deleted. */
interface Home {
	kind: 'root' | 'node' | 'words' | 'gone';
	/** the type it sits in; null at the root and where it is gone */
	type: Y.XmlElement | Y.XmlText | null;
}
const ROOT: Home = { kind: 'root', type: null };
const GONE: Home = { kind: 'gone', type: null };
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Admission rules of page documents (DESIGN.md, the gate, 2): the root `default`, the editor's nodes, each where it may
 * be between which neighbours, its marks and attributes.
 * @param frame what was admitted
 * @param doc the document before the frame is applied
 * @throws InadmissibleFrame
 */
export function checkPageFrame(admitted: Admitted, frame: Frame, doc: Y.Doc): void {
	const find = resolver(admitted.fresh, doc);
	const homes = new Map<Struct, Home>();
	const attributes = new Map<Struct, string>();
	/** of the nodes that this frame makes */
	const depths = new Map<unknown, number>();
	for (const struct of admitted.fresh) {
		if (struct instanceof Y.GC) continue;
		const home = homeOf(struct, find, homes);
		homes.set(struct, home);
		const attribute = attributeOf(struct, find, attributes);
		if (attribute === null) checkContent(struct, home, depths);
		else {
			attributes.set(struct, attribute);
			checkAttribute(struct, attribute, home);
		}
	}
	checkOrder(admitted.fresh, frame, doc);
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
	if (type instanceof Y.XmlText) return { kind: 'words', type };
	if (type instanceof Y.XmlElement) return { kind: 'node', type };
	if (type instanceof Y.AbstractType && type._item === null) return ROOT;
	throw new InadmissibleFrame('wrong_parent');
}

/** The attribute an item is a value of, or null. Later values name theirs only through the value they follow. */
function attributeOf(struct: Y.Item, find: (id: Y.ID) => Struct | null, known: Map<Struct, string>): string | null {
	if (struct.parentSub !== null) return struct.parentSub;
	const [left, right] = [struct.origin, struct.rightOrigin].map((id) => {
		const neighbour = id === null ? null : find(id);
		return neighbour instanceof Y.Item ? (neighbour.parentSub ?? known.get(neighbour) ?? null) : null;
	}) as [string | null, string | null];
	// A map's items never have a right neighbour when they are made.
	if (right !== null || (left !== null && struct.rightOrigin !== null)) throw new InadmissibleFrame('wrong_parent');
	return left;
}

function checkAttribute({ content }: Y.Item, name: string, home: Home): void {
	if (home.kind === 'gone') return checkGone(content);
	if (!(home.type instanceof Y.XmlElement)) throw new InadmissibleFrame('wrong_parent');
	const isValid = PAGE_ATTRIBUTES.get(home.type.nodeName)?.get(name);
	if (isValid === undefined) throw new InadmissibleFrame('unknown_field');
	if (content instanceof Y.ContentDeleted) return;
	if (!(content instanceof Y.ContentAny)) throw new InadmissibleFrame('bad_content');
	if (!content.arr.every(isValid)) throw new InadmissibleFrame('bad_value');
}

function checkContent({ content }: Y.Item, home: Home, depths: Map<unknown, number>): void {
	if (home.kind === 'gone') return checkGone(content);
	if (content instanceof Y.ContentDeleted) return;
	if (content instanceof Y.ContentString || content instanceof Y.ContentFormat) {
		if (content instanceof Y.ContentFormat) checkMark(content);
		if (home.kind !== 'words') throw new InadmissibleFrame('wrong_parent');
		return;
	}
	const child = nodeIn(content);
	if (!childrenIn(home).has(child.name)) throw new InadmissibleFrame('wrong_parent');
	const depth = depthOf(home.type, depths) + 1;
	if (depth > MAX_DEPTH) throw new InadmissibleFrame('bad_content');
	depths.set(child.type, depth);
}

/** What goes where nothing is any more: Yjs keeps its length alone, but reads it first. */
function checkGone(content: unknown): void {
	if (content instanceof Y.ContentType) nodeIn(content);
	else if (content instanceof Y.ContentFormat) checkMark(content);
	else if (!(content instanceof Y.ContentDeleted || content instanceof Y.ContentString || content instanceof Y.ContentAny)) {
		throw new InadmissibleFrame('bad_content');
	}
}

function nodeIn(content: unknown): { name: string; type: unknown } {
	const type: unknown = content instanceof Y.ContentType ? content.type : null;
	if (type instanceof Y.XmlText) return { name: WORDS, type };
	if (type instanceof Y.XmlElement && !(type instanceof Y.XmlHook) && PAGE_NODES.has(type.nodeName)) {
		return { name: type.nodeName, type };
	}
	throw new InadmissibleFrame('bad_content');
}

function childrenIn({ kind, type }: Home): ReadonlySet<string> {
	if (kind === 'root') return PAGE_TOP;
	return (type instanceof Y.XmlElement ? PAGE_NODES.get(type.nodeName) : undefined) ?? NOTHING;
}

/** How many nodes a type is in, itself included; the root is none. */
function depthOf(type: Home['type'], fresh: Map<unknown, number>): number {
	let depth = 0;
	for (let at: unknown = type; at instanceof Y.AbstractType; depth++) {
		const known = fresh.get(at);
		if (known !== undefined) return depth + known;
		if (at._item === null) return depth;
		at = at._item.parent;
	}
	return depth;
}

/** The editor writes `{}` or `true` for a mark that is on, and `null` where it ends. */
function checkMark({ key, value }: Y.ContentFormat): void {
	if (!PAGE_MARKS.has(key)) throw new InadmissibleFrame('unknown_field');
	const on: unknown = value;
	const plain = on === null || on === true || (typeof on === 'object' && !Array.isArray(on) && Object.keys(on).length === 0);
	if (!plain) throw new InadmissibleFrame('bad_value');
}
