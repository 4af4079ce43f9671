import type { Locator, Page } from '@playwright/test';
import { issueNumber, openBoard, pointAway, report, retitle, row, saved } from './support/board.ts';
import { expect, type Someone, test } from './support/fixtures.ts';
import { close } from './support/wall.ts';

/**
 * Communities stand in the order of their grids, so what comes in an early one would push the late ones down. Each
 * finding has a grid of its own: two in one would be suspected to be the same.
 */
const EARLY = ['G01', 'G02', 'G03'] as const;
const LATE = ['G31', 'G32', 'G33', 'G34', 'G35', 'G25', 'G26', 'G27'] as const;

const heard = (page: Page) => page.locator('[data-lane=instant] header [role=status]');
const top = async (found: Locator) => (await found.boundingBox())?.y;

async function dispatched(by: Someone, issue: string): Promise<void> {
	const people = await by.context.request.get('/api/v1/task-forces/huahu/people');
	const { items } = (await people.json()) as { items: { id: string; username: string }[] };
	const owners = items.filter(({ username }) => username === 'owner1').map(({ id }) => id);
	await by.command('issue.dispatch', { issue, owners, due: new Date(Date.now() + 3_600_000).toISOString() });
}

test('what arrives is told, and moves nothing under the pointer until the pointer has gone', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('checker1')];
	const watched = await report(b, '绿篱里有包装袋', LATE[0], '06042');
	await openBoard(a.page);
	await row(a.page, watched.number).hover();
	const before = await top(row(a.page, watched.number));

	const come = await report(b, '井盖旁有碎砖', EARLY[0], '06042');
	await expect(heard(a.page)).toContainText(`天虹社区新到1条：${issueNumber(come.number)} 井盖旁有碎砖`);
	await expect(a.page.getByRole('button', { name: '天虹社区新到1条' })).toBeVisible();
	await expect(row(a.page, come.number)).toHaveCount(0);
	expect(await top(row(a.page, watched.number))).toBe(before);

	await pointAway(a.page);
	await expect(row(a.page, come.number)).toContainText('刚到');
	await expect.poll(() => top(row(a.page, watched.number))).not.toBe(before);
});

test('what arrives while a title is being written moves it no more than its words', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('checker1')];
	const edited = await report(b, '楼道口有旧家具', LATE[1], '06042');
	await openBoard(a.page);
	await row(a.page, edited.number).focus();
	await a.page.keyboard.press('e');
	const input = row(a.page, edited.number).getByRole('textbox');
	await input.fill('楼道口有旧家具，挡路');
	const before = await top(input);
	const come = await report(b, '墙角有碎玻璃', EARLY[1], '06042');
	await expect(heard(a.page)).toContainText(issueNumber(come.number));
	expect(await top(input)).toBe(before);
	await expect(input).toBeFocused();
	await expect(input).toHaveValue('楼道口有旧家具，挡路');
	await a.page.keyboard.press('Enter');
	await expect(row(a.page, come.number)).toBeVisible();
	await expect(row(a.page, edited.number)).toContainText('楼道口有旧家具，挡路');
});

test('what leaves the board fades where it stands', async ({ someone }) => {
	const [a, leader] = [await someone('member1'), await someone('leader1')];
	const { issue, number } = await report(a, '花坛边有落叶', LATE[2], '06012');
	await openBoard(a.page);
	const found = row(a.page, number);
	await expect(found).toBeVisible();
	// The fading lasts less than a look: the page writes down what it saw.
	await found.evaluate((element) => {
		const where = element.style.top;
		new MutationObserver(() => {
			if (element.classList.contains('leaving')) document.body.dataset.seen = String(element.style.top === where);
		}).observe(element, { attributes: true });
	});
	await leader.command('issue.void', { issue, reason: '已自行清理' });
	await expect(found).toHaveCount(0);
	await expect(a.page.locator('body')).toHaveAttribute('data-seen', 'true');
});

test('somebody else’s edit repaints the one row that it is about', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const changed = await report(b, '公示栏有旧海报', LATE[3], '06042');
	for (const [text, place] of [['雨棚有破洞', 'G13'], ['台阶有青苔', 'G14'], ['扶手有锈迹', 'G15']] as const) await report(b, text, place);
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await pointAway(a.page);
	await expect(row(a.page, changed.number)).toBeVisible();
	await a.page.evaluate(() => {
		const rows = new Set<string>();
		Object.assign(window, { touched: rows });
		new MutationObserver((mutations) => {
			// The parts that are fetched when a page is first used come into it closed.
			const unseen = (node: Node) => (node instanceof Element ? node.matches('dialog:not([open])') : (node.textContent ?? '').trim() === '');
			for (const { type, target, addedNodes, removedNodes } of mutations) {
				if (type === 'childList' && [...addedNodes, ...removedNodes].every(unseen)) continue;
				const element = target instanceof Element ? target : target.parentElement;
				// Its clock ticks for itself, whatever is edited.
				if (element === null || element.closest('[data-field=due]') !== null) continue;
				rows.add(element.closest<HTMLElement>('[data-issue]')?.dataset.issue ?? element.className);
			}
		}).observe(document.querySelector('main')!, { subtree: true, childList: true, attributes: true, characterData: true });
	});
	await retitle(b.page, changed.number, '公示栏有旧海报，已褪色');
	await expect(row(a.page, changed.number)).toContainText('已褪色');
	await saved(b.page);
	const touched = await a.page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched]);
	expect(touched).toEqual([issueNumber(changed.number)]);
});

test('an edit that did not stand is explained beside its field in the row, until it has been read', async ({ someone }) => {
	const [a, member, supervisor] = [await someone('member1'), await someone('member3'), await someone('supervisor1')];
	const { issue, number } = await report(a, '垃圾桶盖丢失', LATE[4], '06010');
	await openBoard(a.page);
	await a.context.setOffline(true);
	await retitle(a.page, number, '垃圾桶盖丢失，已补');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await dispatched(member, issue);
	const { origin } = new URL(a.page.url());
	await close({ checker: a, member, supervisor }, origin, issue);
	await a.context.setOffline(false);

	const told = row(a.page, number).locator('[data-field=title] [data-refused=title]');
	await expect(told.getByRole('alert')).toHaveText('问题已销号、注销或并入，不能再改。');
	await expect(told).toContainText('垃圾桶盖丢失，已补');
	await told.getByRole('button', { name: '知道了' }).click();
	await expect(told).toHaveCount(0);
	await expect(a.page.locator('[data-sheet]')).toHaveCount(0);
});

test('after a lost connection the page says what others changed meanwhile, until it has been read', async ({ someone }) => {
	const [a, b, leader] = [await someone('member1'), await someone('member2'), await someone('leader1')];
	const [mine, theirs, gone] = [
		await report(b, '门厅有杂物', LATE[5], '06042'),
		await report(b, '井边有油污', LATE[6], '06042'),
		await report(b, '岗亭玻璃碎', LATE[7], '06042')
	];
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await a.context.setOffline(true);
	await expect(a.page.locator('[data-save=offline]')).toBeVisible();
	await retitle(a.page, mine.number, '门厅有杂物，已通知');
	await retitle(b.page, theirs.number, '井边有油污，很滑');
	await saved(b.page);
	const come = await report(b, '路灯杆有小广告', EARLY[2], '06042');
	await leader.command('issue.void', { issue: gone.issue, reason: '不属本街道' });
	await a.context.setOffline(false);

	const away = a.page.getByRole('region', { name: '离线期间的变化' });
	await expect(away.getByRole('status')).toHaveText('离线期间：1条新问题、1条离开看板、1条有改动');
	await away.getByRole('button', { name: '查看' }).click();
	await expect(away.getByRole('listitem')).toHaveText([/路灯杆有小广告.*新问题/, /岗亭玻璃碎.*注销/, /井边有油污，很滑.*改了问题/]);
	await away.getByRole('button', { name: /路灯杆有小广告/ }).click();
	await expect(row(a.page, come.number)).toBeFocused();
	await away.getByRole('button', { name: '知道了' }).click();
	await expect(away.getByRole('status')).toHaveText('');
	await expect(away.getByRole('button')).toHaveCount(0);
});
