/** Where a field of an issue stands on the screen; where it has no cell of its own, the title's or the whole row. */
export function cellOf(id: string, field: string): HTMLElement | null {
	const row = document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
	const cells = [field, 'title'].map((name) => row?.querySelector<HTMLElement>(`[data-field="${name}"]`) ?? null);
	return cells.find((cell) => cell !== null && cell.offsetParent !== null) ?? row;
}
