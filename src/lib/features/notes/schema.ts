import type { Extensions } from '@tiptap/core';
import { ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import { HEADING_LEVELS } from '#lib/document/page.ts';

const ITEM_CONTENT = 'paragraph (paragraph | list)*';

/** What the editor writes: exactly what the gate admits (document/page.ts); a test holds the two together. */
export function pageSchema(taskLabel: (text: string) => string): Extensions {
	return [
		StarterKit.configure({
			heading: { levels: [...HEADING_LEVELS] },
			blockquote: false,
			code: false,
			codeBlock: false,
			dropcursor: false,
			gapcursor: false,
			horizontalRule: false,
			italic: false,
			link: false,
			listItem: false,
			orderedList: false,
			strike: false,
			// A paragraph that nobody wrote would be an edit of whoever looks.
			trailingNode: false,
			underline: false,
			// Undo is the document's own: it takes back what this person wrote and nobody else's.
			undoRedo: false
		}),
		ListItem.extend({ content: ITEM_CONTENT }),
		OrderedList.extend({
			addAttributes: () => ({ start: { default: 1, parseHTML: (element: HTMLElement) => startOf(element) } })
		}),
		TaskList,
		TaskItem.extend({ content: ITEM_CONTENT }).configure({
			nested: true,
			a11y: { checkboxLabel: ({ firstChild }) => taskLabel(firstChild?.textContent ?? '') }
		})
	];
}

function startOf(element: HTMLElement): number {
	const start = Number(element.getAttribute('start') ?? 1);
	return Number.isInteger(start) && start >= 0 ? start : 1;
}
