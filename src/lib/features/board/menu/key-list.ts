import { m } from '#lib/paraglide/messages.js';
import { EDITED, editWord } from '../editors/edited.ts';

export interface KeyLine {
	keys: readonly string[];
	/** pressed together, instead of one or the other */
	together?: boolean;
	word: () => string;
}

/** Every key of the board, as the list of keys tells it. */
export const KEY_LISTS: readonly { heading: () => string; lines: readonly KeyLine[] }[] = [
	{
		heading: m.board_keys_move,
		lines: [
			{ keys: ['j', 'k'], word: m.board_keys_next_previous },
			{ keys: ['↑', '↓'], word: m.board_keys_next_previous_row },
			{ keys: ['Enter'], word: m.board_keys_open },
			{ keys: ['Esc'], word: m.board_keys_close },
			{ keys: ['←', '→'], word: m.board_keys_day }
		]
	},
	{
		heading: m.board_keys_issue,
		lines: [
			{ keys: ['1'], word: m.board_keys_instant },
			{ keys: ['2'], word: m.board_keys_coordination },
			...EDITED.map(([field, key]) => ({ keys: [key], word: () => editWord(field) })),
			{ keys: ['Alt', '↑ ↓'], together: true, word: m.board_keys_rank },
			{ keys: ['Alt', '← →'], together: true, word: m.board_keys_lane }
		]
	},
	{
		heading: m.board_keys_all,
		lines: [
			{ keys: ['/'], word: m.palette_search },
			{ keys: ['x'], word: m.board_menu_select },
			{ keys: ['Shift', 'x'], together: true, word: m.board_keys_select_to },
			{ keys: ['z'], word: m.board_keys_undo },
			{ keys: ['?'], word: m.board_keys_this }
		]
	}
];
