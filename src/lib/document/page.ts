/** Prose documents (`issue/…`, `minutes/…`, `letter/…`): one root, and the editor's nodes and marks under it. */
export const PAGE_ROOT = 'default';

export const PAGE_NODES: ReadonlySet<string> = new Set([
	'paragraph',
	'heading',
	'bulletList',
	'orderedList',
	'listItem',
	'taskList',
	'taskItem',
	'blockquote',
	'horizontalRule',
	'hardBreak'
]);

export const PAGE_MARKS: ReadonlySet<string> = new Set(['bold', 'italic', 'underline', 'strike', 'highlight']);

/** Attributes of nodes; their values are scalars. */
export const PAGE_ATTRIBUTES: ReadonlySet<string> = new Set(['level', 'start', 'type', 'checked', 'textAlign']);

export const MAX_ATTRIBUTE = 40;
