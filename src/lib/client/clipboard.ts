/**
 * Puts text on the clipboard. An office's own server is often reached without TLS, where browsers have no clipboard
 * for scripts: there the old way still works.
 * @returns whether it is there
 */
export async function copyText(text: string): Promise<boolean> {
	if (navigator.clipboard !== undefined) {
		const done = await navigator.clipboard.writeText(text).then(
			() => true,
			() => false
		);
		if (done) return true;
	}
	const area = document.createElement('textarea');
	const focused = document.activeElement;
	area.value = text;
	area.style.position = 'fixed';
	area.style.opacity = '0';
	// Within an open dialog everything outside of it is inert.
	(document.querySelector('dialog[open]') ?? document.body).append(area);
	area.select();
	const done = document.execCommand('copy');
	area.remove();
	if (focused instanceof HTMLElement) focused.focus();
	return done;
}
