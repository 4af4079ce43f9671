import type { Page } from '@playwright/test';

/**
 * From now on the page notes, frame by frame, which row lies under a pointer that rests. Another one there, though the
 * person has neither moved nor pressed anything, is a row that moved by itself.
 */
export async function watchPointer(page: Page): Promise<void> {
	await page.evaluate(() => {
		const restless: string[] = [];
		let at: { x: number; y: number } | null = null;
		let under: string | null = null;
		const idAt = () => (at === null ? null : (document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-id]')?.dataset.id ?? null));
		addEventListener('pointermove', ({ clientX, clientY }) => (at = { x: clientX, y: clientY }), true);
		for (const own of ['pointermove', 'pointerdown', 'keydown', 'wheel']) addEventListener(own, () => (under = null), true);
		const look = () => {
			const now = idAt();
			if (under !== null && now !== under) restless.push(`${under} made way for ${now ?? 'nothing'}`);
			under = now;
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
		Object.assign(window, { restlessRows: restless });
	});
}

export async function restlessRows(page: Page): Promise<string[]> {
	return await page.evaluate(() => (window as unknown as { restlessRows: string[] }).restlessRows);
}
