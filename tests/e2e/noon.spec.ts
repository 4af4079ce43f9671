import type { Page } from '@playwright/test';
import { issueNumber, openBoard, pointAway, type Reported, report, retitle, row, saved } from './support/board.ts';
import { expect, type Someone, test } from './support/fixtures.ts';
import { restlessRows, watchPointer } from './support/pointer.ts';

const MEMBERS = ['member1', 'member2', 'member3', 'member4', 'member5', 'member6'];
const FINDINGS = 120;
const GRIDS = 35;
/** What comes to a grid again is another matter; the engine may still take it for the same, and joins it or asks. */
const MATTERS = [
	{ text: '绿篱里有包装袋', category: '06042' },
	{ text: '墙上有小广告', category: '07001' },
	{ text: '单元门口堆放建筑垃圾', category: '06011' },
	{ text: '花坛里有烟头', category: '06012' }
];
/** Tall enough for every row of the day: whoever looks for one need not scroll. */
const WALL_OF_ROWS = { width: 1440, height: 4_400 };

// A browser of six windows and as many people: each waits for the others' turn.
test.setTimeout(600_000);

test('six members work through 120 findings that arrive meanwhile: no edit is lost, nothing moves under a pointer, no error', async ({ someone }) => {
	const checker = await someone('checker1');
	const members = await Promise.all(MEMBERS.map((name) => someone(name, { viewport: WALL_OF_ROWS })));
	const errors: string[] = [];
	for (const { username, page } of members) {
		page.on('console', (message) => message.type() === 'error' && errors.push(`${username}: ${message.text()}`));
		await openBoard(page);
		await watchPointer(page);
	}

	const queues: Reported[][] = members.map(() => []);
	const arriving = arrive(checker, queues);
	const written = await Promise.all(members.map((member, at) => work(member, queues[at]!, arriving)));
	await arriving;

	const titles = new Map(written.flat());
	expect(titles.size).toBeGreaterThan(GRIDS);
	for (const { page } of members) {
		await saved(page);
		await pointAway(page);
		await expect(page.locator('[data-lane] [data-id]')).toHaveCount(titles.size);
		expect(await titlesOn(page)).toEqual(titles);
		expect(await restlessRows(page)).toEqual([]);
	}
	const issues = await issuesOf(checker);
	for (const [number, title] of titles) expect(issues.find((issue) => issueNumber(issue.number) === number)?.title).toBe(title);
	expect(issues.reduce((sum, { findingCount }) => sum + findingCount, 0)).toBe(FINDINGS);
	expect(errors).toEqual([]);
});

/** Sends the morning's findings one after the other; each new issue becomes somebody's to look after. */
async function arrive(checker: Someone, queues: Reported[][]): Promise<void> {
	for (let at = 0; at < FINDINGS; at++) {
		const { text, category } = MATTERS[Math.floor(at / GRIDS) % MATTERS.length]!;
		const found = await report(checker, text, `G${String((at % GRIDS) + 1).padStart(2, '0')}`, category);
		// What is joined has its issue already, and what is suspected waits in the tray.
		if (found.outcome === 'new') queues[at % queues.length]!.push(found);
	}
}

/** Words the title of one issue after the other anew, as they come. @returns number and title of each */
async function work({ username, page }: Someone, queue: Reported[], arriving: Promise<void>): Promise<[string, string][]> {
	const written: [string, string][] = [];
	let more = true;
	void arriving.then(() => (more = false));
	while (more || queue.length > 0) {
		const next = queue.shift();
		if (next === undefined) {
			await page.waitForTimeout(50);
			continue;
		}
		const title = `${username}记第${String(written.length + 1)}条`;
		await expect(row(page, next.number)).toBeVisible();
		await retitle(page, next.number, title);
		await expect(row(page, next.number)).toContainText(title);
		written.push([issueNumber(next.number), title]);
	}
	return written;
}

async function titlesOn(page: Page): Promise<Map<string, string>> {
	return new Map(
		await page
			.locator('[data-lane] [data-id]')
			.evaluateAll((rows) => rows.map((one) => [(one as HTMLElement).dataset.issue!, one.querySelector('button.title')!.textContent.trim()] as [string, string]))
	);
}

async function issuesOf({ context }: Someone): Promise<{ number: number; title: string; findingCount: number }[]> {
	const answer = await context.request.get('/api/v1/task-forces/huahu/issues?limit=200');
	return ((await answer.json()) as { items: { number: number; title: string; findingCount: number }[] }).items;
}
