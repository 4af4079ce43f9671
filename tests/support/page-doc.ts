import * as Y from 'yjs';
import { PAGE_ROOT } from '#lib/document/page.ts';

type Child = Y.XmlElement | Y.XmlText;

/** A node of a page, to be put into one. */
export function node(name: string, ...children: Child[]): Y.XmlElement {
	const made = new Y.XmlElement(name);
	made.insert(0, children);
	return made;
}

export function words(text: string, marks: object = {}): Y.XmlText {
	const made = new Y.XmlText();
	made.insert(0, text, marks);
	return made;
}

/** Editors write attributes of every type; the class's own types know strings alone. */
export function attributed(element: Y.XmlElement, key: string, value: unknown): Y.XmlElement {
	element.setAttribute(key, value as string);
	return element;
}

export function rootOf(doc: Y.Doc): Y.XmlFragment {
	return doc.getXmlFragment(PAGE_ROOT);
}

/** Adds a paragraph at the end. */
export function write(doc: Y.Doc, text: string): void {
	rootOf(doc).push([node('paragraph', words(text))]);
}

/** What is written, one line per paragraph. */
export function textOf(doc: Y.Doc): string {
	const lines: string[] = [];
	const visit = (type: Y.XmlFragment) => {
		for (const child of type.toArray()) {
			if (child instanceof Y.XmlText) lines.push(child.toDelta().map(({ insert }: { insert: string }) => insert).join(''));
			else if (child instanceof Y.XmlFragment) visit(child);
		}
	};
	visit(rootOf(doc));
	return lines.join('\n');
}
