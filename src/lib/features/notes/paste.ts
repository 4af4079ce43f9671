/** One frame to the server holds 64 KiB, and a character of Chinese is three bytes of it. */
export const MAX_PASTE = 15_000;

export interface Simplified {
	html: string;
	/** of what was pasted, pictures have no place in notes */
	pictures: number;
}

/**
 * What word processors and chats put on the clipboard, as words: what the editor has no form for keeps its text. The
 * parser's document is inert: nothing of it is loaded or run.
 */
export function simplify(html: string): Simplified {
	const page = new DOMParser().parseFromString(html, 'text/html');
	let pictures = 0;
	for (const image of page.querySelectorAll('img')) {
		// Chats send their little faces as pictures with a name.
		if (/^\[.{1,8}\]$/.test(image.alt)) image.replaceWith(image.alt);
		else {
			pictures += 1;
			image.remove();
		}
	}
	for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href]')) keepAddress(link);
	for (const row of page.querySelectorAll('tr')) {
		const line = page.createElement('p');
		line.textContent = [...row.cells].map((cell) => cell.textContent.trim()).filter(Boolean).join('，');
		row.replaceWith(line);
	}
	for (const table of page.querySelectorAll('table')) table.replaceWith(...table.querySelectorAll('p'));
	return { html: page.body.innerHTML, pictures };
}

/** A link becomes its words and, where they do not say it, its address. */
function keepAddress(link: HTMLAnchorElement): void {
	const address = link.getAttribute('href') ?? '';
	if (/^https?:/i.test(address) && !link.textContent.includes(address)) link.after(`（${address}）`);
}
