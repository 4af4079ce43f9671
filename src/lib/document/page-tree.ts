import * as Y from 'yjs';
import { PAGE_NODES } from './page.ts';

/** Words between two changes of a mark; `break`: a new line within a paragraph. */
export interface Run {
	text: string;
	bold: boolean;
}

/** A page as plain data, for whoever shows or copies it without an editor. */
export type Block =
	| { kind: 'paragraph'; runs: Run[] }
	| { kind: 'heading'; level: number; runs: Run[] }
	| { kind: 'bulletList' | 'taskList'; items: Item[] }
	| { kind: 'orderedList'; start: number; items: Item[] };

export interface Item {
	checked: boolean;
	blocks: Block[];
}

export function readPage(root: Y.XmlFragment): Block[] {
	return elementsIn(root).flatMap((element) => readBlock(element) ?? []);
}

function readBlock(element: Y.XmlElement): Block | null {
	const { nodeName: kind } = element;
	switch (kind) {
		case 'paragraph':
			return { kind, runs: runsIn(element) };
		case 'heading':
			return { kind, level: numberIn(element, 'level', 1), runs: runsIn(element) };
		case 'bulletList':
		case 'taskList':
			return { kind, items: elementsIn(element).map(readItem) };
		case 'orderedList':
			return { kind, start: numberIn(element, 'start', 1), items: elementsIn(element).map(readItem) };
		default:
			return null;
	}
}

function readItem(element: Y.XmlElement): Item {
	return { checked: attributeOf(element, 'checked') === true, blocks: readPage(element) };
}

function runsIn(block: Y.XmlElement): Run[] {
	return block.toArray().flatMap((child) => {
		if (!(child instanceof Y.XmlText)) return { text: '\n', bold: false };
		const delta = child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
		return delta.flatMap(({ insert, attributes }) =>
			typeof insert === 'string' ? { text: insert, bold: Object.hasOwn(attributes ?? {}, 'bold') } : []
		);
	});
}

function elementsIn(parent: Y.XmlFragment): Y.XmlElement[] {
	return parent.toArray().filter((child) => child instanceof Y.XmlElement && PAGE_NODES.has(child.nodeName)) as Y.XmlElement[];
}

/** Attributes are of every type; the class's own types know strings alone. */
function attributeOf(element: Y.XmlElement, name: string): unknown {
	return element.getAttribute(name);
}

function numberIn(element: Y.XmlElement, name: string, otherwise: number): number {
	const value = attributeOf(element, name);
	return typeof value === 'number' ? value : otherwise;
}

/** A page as text, as one would type it: lists with their marks, a task with or without its tick. */
export function pageText(blocks: readonly Block[]): string {
	return blocks.flatMap((block) => linesOf(block)).join('\n');
}

function linesOf(block: Block): string[] {
	if (block.kind === 'paragraph' || block.kind === 'heading') return block.runs.map(({ text }) => text).join('').split('\n');
	return block.items.flatMap(({ checked, blocks }, at) => {
		const mark = block.kind === 'orderedList' ? `${block.start + at}. ` : block.kind === 'taskList' ? (checked ? '[x] ' : '[ ] ') : '- ';
		const lines = blocks.flatMap((inner) => linesOf(inner));
		return lines.map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);
	});
}
