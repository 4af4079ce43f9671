/**
 * What somebody chose in a `<select>` that the server had made, before the page came alive: hydration would put it back
 * to what the page was made with. '' on the server, and where the page makes the field itself.
 */
export function chosenBefore(id: string): string {
	if (typeof document === 'undefined') return '';
	const field = document.getElementById(id);
	return field instanceof HTMLSelectElement ? field.value : '';
}
