import * as Y from 'yjs';

/** A page as plain text: one line for each run of lines, a tick where a task is done. */
export function pageText(root: Y.XmlFragment): string {
	const lines: string[] = [];
	addLines(root, '', lines);
	return lines.join('\n');
}

function addLines(parent: Y.XmlFragment, mark: string, lines: string[]): void {
	let lead = mark;
	for (const [at, child] of parent.toArray().entries()) {
		if (!(child instanceof Y.XmlElement)) continue;
		switch (child.nodeName) {
			case 'paragraph':
			case 'heading':
				lines.push(lead + wordsIn(child));
				lead = ' '.repeat(mark.length);
				break;
			case 'listItem':
				addLines(child, `${mark}${isOrdered(parent) ? `${at + startOf(parent)}. ` : '- '}`, lines);
				break;
			case 'taskItem':
				addLines(child, `${mark}${(child.getAttribute('checked') as unknown) === true ? '[x]' : '[ ]'} `, lines);
				break;
			default:
				addLines(child, ' '.repeat(mark.length), lines);
		}
	}
}

/** The words of a paragraph; a break within it stays one. */
function wordsIn(block: Y.XmlElement): string {
	return block
		.toArray()
		.map((child) => (child instanceof Y.XmlText ? runsOf(child).map(({ text }) => text).join('') : '\n'))
		.join('');
}

export interface Run {
	text: string;
	marks: ReadonlySet<string>;
}

/** A text's words, cut where a mark begins or ends. */
export function runsOf(text: Y.XmlText): Run[] {
	return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap(({ insert, attributes }) =>
		typeof insert === 'string' ? { text: insert, marks: new Set(Object.keys(attributes ?? {})) } : []
	);
}

function isOrdered(parent: Y.XmlFragment): boolean {
	return parent instanceof Y.XmlElement && parent.nodeName === 'orderedList';
}

function startOf(parent: Y.XmlFragment): number {
	const start: unknown = parent instanceof Y.XmlElement ? parent.getAttribute('start') : undefined;
	return typeof start === 'number' ? start : 1;
}
