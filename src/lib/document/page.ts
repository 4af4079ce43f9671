/**
 * Prose documents (`issue/…`, `minutes/…`, `letter/…`): one root and, under it, what the editor writes and nothing else.
 * The gate admits by these tables, the editor's schema is held to them by a test.
 */
export const PAGE_ROOT = 'default';

const BLOCKS = ['paragraph', 'bulletList', 'orderedList', 'taskList'];
/** Runs of words: a text type, with marks. */
export const WORDS = 'text';

/** Which children a node may have. */
const CONTENT: readonly (readonly [node: string, children: readonly string[]])[] = [
	['paragraph', [WORDS, 'hardBreak']],
	['heading', [WORDS, 'hardBreak']],
	['bulletList', ['listItem']],
	['orderedList', ['listItem']],
	['taskList', ['taskItem']],
	['listItem', BLOCKS],
	['taskItem', BLOCKS],
	['hardBreak', []]
];

export const PAGE_NODES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
	CONTENT.map(([node, children]) => [node, new Set(children)])
);

export const PAGE_TOP: ReadonlySet<string> = new Set([...BLOCKS, 'heading']);

/** Marks have no values of their own: on or off. */
export const PAGE_MARKS: ReadonlySet<string> = new Set(['bold']);

export const HEADING_LEVELS = [1, 2] as const;

type Test = (value: unknown) => boolean;

const isLevel: Test = (value) => (HEADING_LEVELS as readonly unknown[]).includes(value);
// Whoever types a date and a full stop gets a list that begins with it.
const isStart: Test = (value) => Number.isInteger(value) && (value as number) >= 0;
const isFlag: Test = (value) => typeof value === 'boolean';

/** A node's attributes, each with the values it may have. */
export const PAGE_ATTRIBUTES: ReadonlyMap<string, ReadonlyMap<string, Test>> = new Map([
	['heading', new Map([['level', isLevel]])],
	['orderedList', new Map([['start', isStart]])],
	['taskItem', new Map([['checked', isFlag]])]
]);

/** Nodes within nodes. Nobody indents a list thirty times; ten thousand levels would end every reader's stack. */
export const MAX_DEPTH = 64;
