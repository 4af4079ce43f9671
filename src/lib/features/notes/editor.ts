import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { Page } from '#lib/client/notes-connection.svelte.ts';
import { caret, selection } from './caret.ts';
import { MAX_PASTE, simplify } from './paste.ts';
import { pageSchema } from './schema.ts';

export interface EditorWords {
	label: string;
	hint: string;
	task: (text: string) => string;
}

/** What could not be taken as it was pasted or dropped. */
export type PasteTrouble = 'pictures' | 'too_long';

interface EditorParts {
	element: HTMLElement;
	page: Page;
	words: EditorWords;
	/** something to say to whoever pasted */
	trouble: (trouble: PasteTrouble) => void;
	/** out of the text with the keyboard: Tab indents in a list */
	leave: () => void;
}

export function openEditor({ element, page, words, trouble, leave }: EditorParts): Editor {
	return new Editor({
		element,
		// Our own style sheet: the pages' policy allows no other.
		injectCSS: false,
		extensions: [
			...pageSchema(words.task),
			Collaboration.configure({ fragment: page.root }),
			CollaborationCaret.configure({ provider: { awareness: page.awareness }, user: {}, render: caret, selectionRender: selection })
		],
		editorProps: {
			attributes: { class: 'page', role: 'textbox', 'aria-multiline': 'true', 'aria-label': words.label, 'aria-description': words.hint },
			transformPastedHTML(html) {
				const simplified = simplify(html);
				if (simplified.pictures > 0) trouble('pictures');
				return simplified.html;
			},
			handlePaste(_view, event, slice) {
				if (slice.size > MAX_PASTE) {
					trouble('too_long');
					return true;
				}
				if (slice.size === 0 && (event.clipboardData?.files.length ?? 0) > 0) trouble('pictures');
				return false;
			},
			handleDrop(_view, event, slice) {
				const files = (event.dataTransfer?.files.length ?? 0) > 0;
				if (!files && slice.size <= MAX_PASTE) return false;
				// The browser would leave the page and open the file.
				event.preventDefault();
				trouble(files ? 'pictures' : 'too_long');
				return true;
			},
			handleKeyDown(_view, event) {
				if (event.key !== 'Escape') return false;
				event.stopPropagation();
				leave();
				return true;
			}
		}
	});
}
