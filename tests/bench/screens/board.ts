import type { Browser, Page } from '@playwright/test';
import { openReplica } from '../../support/clients.ts';
import { quantile } from '../statistics.ts';
import { type ScreenTarget, visit } from './visit.ts';

/** The machine of an office is slower than the one that measures. */
const THROTTLE = 4;
const FRAMES = 120;
/** px a frame: a finger's quick swipe */
const STEP = 60;

export interface Shown {
	/** ms from asking for the page to a board that is whole and can be edited */
	usable: number;
	/** ms of the longest of twenty frames while the first lane scrolls */
	frame: number;
	/** rows that an edit of one title by somebody else has changed; null: there are none */
	rows: number | null;
}

/** Opens a board on a slow machine, scrolls it, and lets somebody else edit what is in sight. */
export async function board(browser: Browser, target: ScreenTarget): Promise<Shown> {
	await using here = await visit(browser, target, { throttle: THROTTLE });
	const { page } = here;
	await page.goto('/t/huahu');
	await page.locator('[data-save=saved]').waitFor();
	await page.locator('[data-lane] [role=grid]').first().waitFor();
	const usable = await page.evaluate(() => performance.now());
	const rows = await repainted(page, target);
	return { usable, rows, frame: quantile(await scroll(page), 0.95) };
}

/** @returns ms of each frame */
async function scroll(page: Page): Promise<number[]> {
	return await page.evaluate(
		({ frames, step }) =>
			new Promise<number[]>((resolve) => {
				const scroller = document.querySelector('[data-lane] .scroller');
				if (scroller === null) throw new Error('the board has no lane that scrolls');
				const spans: number[] = [];
				let before: number | null = null;
				const next = (now: number) => {
					if (before !== null) spans.push(now - before);
					before = now;
					scroller.scrollTop += step;
					if (spans.length < frames) requestAnimationFrame(next);
					else resolve(spans);
				};
				requestAnimationFrame(next);
			}),
		{ frames: FRAMES, step: STEP }
	);
}

async function repainted(page: Page, { origin, board: name, other }: ScreenTarget): Promise<number | null> {
	const row = page.locator('[data-lane] [data-id]').first();
	if ((await row.count()) === 0) return null;
	const id = (await row.getAttribute('data-id')) ?? '';
	using replica = openReplica(origin, other, name);
	await replica.synced();
	await page.evaluate(() => {
		const changed = new Set<string>();
		const rowOf = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('[data-id]') ?? null;
		const observer = new MutationObserver((records) => {
			for (const { target, addedNodes, removedNodes } of records) {
				for (const node of [target, ...addedNodes, ...removedNodes]) {
					const found = rowOf(node)?.getAttribute('data-id');
					if (found !== null && found !== undefined) changed.add(found);
				}
			}
		});
		observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
		Object.assign(window, { changedRows: changed });
	});
	const title = `改过的题目${String(Date.now() % 10_000)}`;
	replica.issues.get(id)?.set('title', title);
	await page.locator(`[data-id="${id}"]`, { hasText: title }).waitFor();
	return await page.evaluate(() => (window as unknown as { changedRows: Set<string> }).changedRows.size);
}
