import type { Lane } from '#lib/domain/lanes.ts';
import { m } from '#lib/paraglide/messages.js';
import { COLUMNS, type Column } from '../views/view.ts';

/** px; the title takes what is left */
const WIDTH: Record<Column, number> = { number: 26, place: 110, category: 84, department: 84, photo: 32, owner: 55, letter: 55, due: 52 };
const WIDE: Partial<Record<Lane, Partial<Record<Column, number>>>> = { coordination: { category: 96 } };
/** Latin words need more room than the same in Chinese. */
const LATIN: Partial<Record<Column, number>> = { place: 128, category: 104, letter: 62, due: 74 };

export const COLUMN_WORD: Record<Column, () => string> = {
	number: m.field_number,
	place: m.board_column_place,
	category: m.field_category,
	department: m.field_department,
	photo: m.field_photo,
	owner: m.board_column_owner,
	letter: m.board_column_letter,
	due: m.field_due
};

/** Columns left and right of the title, in the order in which they stand. */
export function placedColumns(shown: readonly Column[]): { before: Column[]; after: Column[] } {
	const ordered = COLUMNS.filter((column) => shown.includes(column));
	const isAfter = (column: Column) => COLUMNS.indexOf(column) >= COLUMNS.indexOf('photo');
	return { before: ordered.filter((column) => !isAfter(column)), after: ordered.filter(isAfter) };
}

/** `grid-template-columns` of a lane's head and rows: status, the columns, the title between them. */
export function columnTemplate(lane: Lane, shown: readonly Column[], latin: boolean): string {
	const { before, after } = placedColumns(shown);
	const width = (column: Column) => `${(latin ? LATIN[column] : undefined) ?? WIDE[lane]?.[column] ?? WIDTH[column]}px`;
	return ['16px', ...before.map(width), 'minmax(0, 1fr)', ...after.map(width)].join(' ');
}
