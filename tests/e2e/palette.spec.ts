import type { Page } from '@playwright/test';
import { axe } from './support/axe.ts';
import { issueNumber, openBoard, report, row, saved, sheet } from './support/board.ts';
import { expect, PHONE, TASK_FORCE, test } from './support/fixtures.ts';
import { happening, openIssue } from './support/issue.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: '搜索和操作' });
const marked = (page: Page) => palette(page).getByRole('option', { selected: true });

/** Opens it by its key and types. */
async function search(page: Page, typed: string): Promise<void> {
	await page.keyboard.press('ControlOrMeta+k');
	await expect(palette(page).getByRole('combobox')).toBeFocused();
	await page.keyboard.insertText(typed);
}

test('finds a place by its initials, an issue by its number, a person; with the keyboard alone', async ({ someone }) => {
	const member = await someone('member1');
	const { page } = member;
	const here = await report(member, '花湖家园垃圾桶满溢', 'G19');
	const there = await report(member, '天虹路垃圾桶破损', 'G01');
	await openBoard(page);

	await search(page, 'hhsq');
	await expect(marked(page)).toContainText('花湖社区');
	await page.keyboard.press('Enter');
	await expect(palette(page)).toBeHidden();
	await expect(row(page, here.number)).toBeVisible();
	await expect(row(page, there.number)).toHaveCount(0);

	await test.step('an issue that the filter hides is opened all the same', async () => {
		await search(page, issueNumber(there.number));
		await expect(marked(page)).toContainText('天虹路垃圾桶破损');
		await page.keyboard.press('Enter');
		await expect(sheet(page)).toContainText('天虹路垃圾桶破损');
		await expect(page).toHaveURL(new RegExp(`/issues/${there.number}$`));
		await page.keyboard.press('Escape');
		await expect(sheet(page)).toHaveCount(0);
	});

	await test.step('a person: what is theirs', async () => {
		await search(page, '责任人01');
		await expect(marked(page)).toContainText('责任人01号');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('region', { name: '筛选条件' })).toContainText('责任人01号');
		await expect.poll(() => new URL(page.url()).searchParams.has('owner')).toBe(true);
	});

	await test.step('words that are anywhere in an issue filter the board', async () => {
		await search(page, '满溢');
		await page.keyboard.press('End');
		await page.keyboard.press('ArrowUp');
		await expect(marked(page)).toContainText('只看含“满溢”的问题');
		await page.keyboard.press('Escape');
		await expect(palette(page)).toBeHidden();
	});
});

test('an action is done; what may not be done says why; the focus comes back', async ({ someone }) => {
	const viewer = await someone('viewer1');
	const member = await someone('member2');
	const { page } = member;
	const { number } = await report(member, '公园栏杆锈蚀', 'G05');
	await openBoard(page);
	await row(page, number).focus();
	await page.keyboard.press('/');
	await expect(palette(page)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(palette(page)).toBeHidden();
	await expect(row(page, number)).toBeFocused();

	await page.keyboard.press('/');
	await expect(palette(page).getByRole('combobox')).toBeFocused();
	await page.keyboard.insertText('协调解决');
	await expect(marked(page)).toContainText(`${issueNumber(number)}改为协调解决`);
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-lane=coordination]').locator(`[data-issue="${issueNumber(number)}"]`)).toBeVisible();
	await saved(page);
	await search(page, '撤销');
	await expect(marked(page)).toContainText('撤销');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-lane=instant]').locator(`[data-issue="${issueNumber(number)}"]`)).toBeVisible();

	await openBoard(viewer.page);
	await row(viewer.page, number).focus();
	await search(viewer.page, '协调解决');
	const refused = palette(viewer.page).getByRole('option', { name: new RegExp(`^${issueNumber(number)}改为协调解决`) });
	await expect(refused).toHaveAttribute('aria-disabled', 'true');
	await refused.click({ force: true });
	await expect(palette(viewer.page)).toBeVisible();
	await expect(viewer.page.locator('[data-lane=instant]').locator(`[data-issue="${issueNumber(number)}"]`)).toBeVisible();
});

test('what is being composed in Chinese is not taken for a choice', async ({ someone }) => {
	const { page } = await someone('member3');
	await openBoard(page);
	await search(page, 'hhsq');
	await expect(marked(page)).toBeVisible();
	await palette(page).getByRole('combobox').dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
	await expect(palette(page)).toBeVisible();
	await page.keyboard.press('ControlOrMeta+k');
	await expect(palette(page)).toBeHidden();
});

test('the view as it is can be saved from it, and a saved one is found by its name', async ({ someone }) => {
	const { page } = await someone('member4');
	await page.goto(`/t/${TASK_FORCE}?mine=1`);
	await saved(page);
	await search(page, '存下现在的视图');
	await expect(marked(page)).toContainText('存下现在的视图');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('存下现在的筛选、分组和列')).toBeFocused();
	await page.keyboard.insertText('我手上的');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('list', { name: '视图' })).toContainText('我手上的');
	await page.keyboard.press('Escape');
	await search(page, '清除筛选');
	await expect(marked(page)).toContainText('清除筛选');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('region', { name: '筛选条件' })).toHaveCount(0);
	await search(page, 'wssd');
	await expect(marked(page)).toContainText('我手上的');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('region', { name: '筛选条件' })).toContainText('我负责的');
});

test('works on an issue’s own page: acts on it, goes to another, shows a place on the board', async ({ someone }) => {
	const member = await someone('member6');
	const { page } = member;
	const here = await report(member, '凉亭立柱掉漆', 'G11');
	const there = await report(member, '泵房门没有锁', 'G14');
	await openIssue(page, here.number);

	await search(page, '协调解决');
	await expect(marked(page)).toContainText(`${issueNumber(here.number)}改为协调解决`);
	await page.keyboard.press('Enter');
	await expect(happening(page, '改列协调解决')).toBeVisible();
	await page.keyboard.press('z');
	await expect(page.getByText(`已撤销分办的修改，${issueNumber(here.number)}。`)).toBeVisible();
	await page.keyboard.press('/');
	await expect(marked(page)).toBeVisible();
	await expect(palette(page).getByRole('option', { name: /前一天|后一天|封存|存下现在的视图/ })).toHaveCount(0);
	await page.keyboard.insertText('泵房');
	await expect(marked(page)).toContainText('泵房门没有锁');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`/issues/${there.number}$`));
	await expect(page.getByRole('heading', { level: 2 })).toContainText('泵房门没有锁');

	await search(page, 'hhsq');
	await expect(marked(page)).toContainText('花湖社区');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`/t/${TASK_FORCE}\\?place=`));
	await expect(page.getByRole('region', { name: '筛选条件' })).toContainText('花湖社区');
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`is accessible on a laptop and on a phone: ${colorScheme}`, async ({ someone }) => {
		const member = await someone('member5', { colorScheme, reducedMotion: 'reduce' });
		const { page } = member;
		await report(member, `儿童乐园地垫破损 ${colorScheme}`, 'G08');
		await openBoard(page);
		await page.getByRole('button', { name: '搜索问题、点位' }).click();
		await expect(palette(page).getByRole('combobox')).toBeFocused();
		await axe(page);
		await page.keyboard.insertText('地垫');
		await expect(marked(page)).toContainText('儿童乐园');
		await axe(page);
		await page.setViewportSize(PHONE);
		await axe(page);
		await palette(page).getByRole('button', { name: '关闭' }).click();
		await expect(palette(page)).toBeHidden();
		await page.getByRole('button', { name: '搜索问题、点位' }).click();
		await expect(palette(page)).toBeVisible();
	});
}
