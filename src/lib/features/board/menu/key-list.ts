import { m } from '#lib/paraglide/messages.js';
import { EDITED, EDITED_OF_MANY, editWord } from '../editors/edited.ts';

export interface KeyLine {
	/** as they are printed on a keyboard */
	keys: readonly string[];
	/** the same, as tinykeys names them */
	binds: readonly string[];
	/** pressed together, instead of one or the other */
	together?: boolean;
	word: () => string;
}

/** A letter or figure is what it is called. */
const plain = (...keys: string[]) => ({ keys, binds: keys });

/** Every key of the board, as the list of keys tells it. */
export const KEY_LISTS: readonly { heading: () => string; lines: readonly KeyLine[] }[] = [
	{
		heading: m.board_keys_move,
		lines: [
			{ ...plain('j', 'k'), word: m.board_keys_next_previous },
			{ keys: ['↑', '↓'], binds: ['ArrowUp', 'ArrowDown'], word: m.board_keys_next_previous_row },
			{ keys: ['←', '→'], binds: ['ArrowLeft', 'ArrowRight'], word: m.board_keys_cells },
			{ keys: ['←', '→'], binds: ['ArrowLeft', 'ArrowRight'], word: m.board_keys_day },
			{ ...plain('Enter'), word: m.board_keys_open },
			{ keys: ['Esc'], binds: ['Escape'], word: m.board_keys_close }
		]
	},
	{
		heading: m.board_keys_issue,
		lines: [
			{ ...plain('1'), word: m.board_keys_instant },
			{ ...plain('2'), word: m.board_keys_coordination },
			...EDITED.map(([field, key]) => ({ ...plain(key), word: () => editWord(field) })),
			{ keys: ['Alt', '↑ ↓'], binds: ['Alt+ArrowUp', 'Alt+ArrowDown'], together: true, word: m.board_keys_rank },
			{ keys: ['Alt', '← →'], binds: ['Alt+ArrowLeft', 'Alt+ArrowRight'], together: true, word: m.board_keys_lane }
		]
	},
	{
		heading: m.board_keys_many,
		lines: [
			{ ...plain('x'), word: m.board_keys_select },
			{ keys: ['Shift', 'x'], binds: ['Shift+X'], together: true, word: m.board_keys_select_to },
			{ ...plain('1', '2', ...EDITED_OF_MANY.map(([, key]) => key)), word: m.board_keys_of_many }
		]
	},
	{
		heading: m.board_keys_all,
		lines: [
			{ ...plain('/'), word: m.palette_search },
			{ keys: ['Ctrl / ⌘', 'K'], binds: ['$mod+k'], together: true, word: m.board_keys_palette },
			{ ...plain('z'), word: m.board_keys_undo },
			{ ...plain('?'), word: m.board_keys_this }
		]
	}
];
