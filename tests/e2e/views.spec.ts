import type { Page } from '@playwright/test';
import { axe } from './support/axe.ts';
import { closeSheet, details, openBoard, report, row, saved } from './support/board.ts';
import { expect, PHONE, TASK_FORCE, test } from './support/fixtures.ts';

const HUAHU = '花湖社区';
const filters = (page: Page) => page.getByRole('region', { name: '筛选条件' });
const views = (page: Page) => page.getByRole('button', { name: '视图', exact: true });
const query = (page: Page) => new URL(page.url()).searchParams;

/** Sets or takes back one filter by what is typed for it, with the keyboard alone. */
async function filterBy(page: Page, typed: string, option: string): Promise<void> {
	await page.getByRole('button', { name: /^筛选/ }).first().click();
	const box = page.getByRole('combobox', { name: '筛选' });
	await box.fill(typed);
	await expect(page.getByRole('option').first()).toContainText(option);
	await box.press('Enter');
	await box.press('Escape');
	await expect(box).toBeHidden();
}

/** The lane's menu of groups and columns. */
async function arrange(page: Page): Promise<void> {
	await page.getByRole('button', { name: '立行立改的分组和列' }).click();
	await expect(page.getByLabel('分组', { exact: true })).toBeVisible();
}

test('filters, groups and columns stand in the address, and whoever is sent it sees the same', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const here = await report(a, '花湖家园垃圾桶满溢', 'G19');
	const there = await report(a, '天虹路垃圾桶破损', 'G01');
	await openBoard(a.page);
	await expect(row(a.page, there.number)).toBeVisible();
	await filterBy(a.page, 'hhsq', HUAHU);
	await expect(row(a.page, there.number)).toHaveCount(0);
	await expect(row(a.page, here.number)).toBeVisible();
	await expect(filters(a.page)).toContainText(/1 \/ \d+条/);
	await arrange(a.page);
	await a.page.getByLabel('分组', { exact: true }).selectOption('grid');
	await a.page.getByRole('checkbox', { name: '照片' }).uncheck();
	await a.page.keyboard.press('Escape');
	const lane = a.page.locator('[data-lane=instant]');
	await expect(lane.getByRole('heading', { name: '花湖第一网格' })).toBeVisible();
	await expect(lane.getByRole('columnheader', { name: '照片' })).toHaveCount(0);
	await expect.poll(() => [...query(a.page).keys()]).toEqual(['place', 'instant-by', 'instant-columns']);

	await b.page.goto(a.page.url());
	await saved(b.page);
	await expect(row(b.page, here.number)).toBeVisible();
	await expect(row(b.page, there.number)).toHaveCount(0);
	const sent = b.page.locator('[data-lane=instant]');
	await expect(sent.getByRole('heading', { name: '花湖第一网格' })).toBeVisible();
	await expect(sent.getByRole('columnheader', { name: '照片' })).toHaveCount(0);
	await expect(b.page.locator('[data-lane=coordination]').getByRole('columnheader', { name: '照片' })).toHaveCount(1);

	await b.page.getByRole('button', { name: `去掉筛选：点位 ${HUAHU}` }).click();
	await expect(row(b.page, there.number)).toBeVisible();
	await expect(filters(b.page)).toHaveCount(0);
	await expect.poll(() => query(b.page).has('place')).toBe(false);
	// The focus has gone where filters are set, not into nothing.
	await expect(b.page.getByRole('button', { name: '筛选', exact: true }).first()).toBeFocused();
});

test('an issue that is opened and closed leaves the view and its address as they were; so does the way to another day', async ({ someone }) => {
	const { page, ...member } = await someone('member1');
	const here = await report({ page, ...member }, '便民大厅门口停电动车', 'G20');
	await openBoard(page);
	await filterBy(page, 'hhsq', HUAHU);
	await expect.poll(() => query(page).has('place')).toBe(true);
	const address = page.url();
	await details(page, here.number);
	await expect(page).toHaveURL(new RegExp(`/issues/${here.number}$`));
	await closeSheet(page);
	await expect(page).toHaveURL(address);
	await page.reload();
	await saved(page);
	await expect(filters(page)).toContainText(HUAHU);
	// The place of the board in the rail asks for the plain one.
	await page.getByRole('link', { name: '看板' }).first().click();
	await expect(filters(page)).toHaveCount(0);
	await expect(page).toHaveURL(new RegExp(`/t/${TASK_FORCE}$`));
	await page.goBack();
	await expect(filters(page)).toContainText(HUAHU);
});

test('where nothing is left, the lane says so and gives everything back; what an address has wrong is told', async ({ someone }) => {
	const member = await someone('member2');
	const { page } = member;
	const { number } = await report(member, '公交站台广告牌破损', 'G02');
	await page.goto(`/t/${TASK_FORCE}?place=NOWHERE&colour=red&q=${encodeURIComponent('谁也没写过的话')}`);
	await saved(page);
	await expect(page.getByText(/^地址中有几处不认识/)).toContainText('colour=red、place=NOWHERE');
	await page.getByRole('button', { name: '知道了' }).click();
	await expect(page.getByText(/^地址中有几处不认识/)).toHaveCount(0);
	await expect(page.getByText('立行立改里没有符合筛选的问题。')).toBeVisible();
	await axe(page);
	await page.getByRole('button', { name: '清除筛选，看全部' }).first().click();
	await expect(row(page, number)).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`/t/${TASK_FORCE}$`));
});

test('a view is saved, is there after a reload and in another session of the same person, and in nobody else’s', async ({ someone }) => {
	const [a, other] = [await someone('member3'), await someone('member4')];
	const here = await report(a, '花湖小学门前乱停车', 'G21');
	const there = await report(a, '天虹菜场占道经营', 'G03');
	await openBoard(a.page);
	await filterBy(a.page, 'hhsq', HUAHU);
	await views(a.page).click();
	await a.page.getByLabel('存下现在的筛选、分组和列').fill('花湖的事');
	await a.page.keyboard.press('Enter');
	await expect(a.page.getByRole('list', { name: '视图' })).toContainText('花湖的事');
	await axe(a.page);
	await a.page.keyboard.press('Escape');
	await expect(a.page.getByRole('button', { name: '花湖的事', exact: true })).toBeVisible();

	const again = await someone('member3');
	await openBoard(again.page);
	await expect(row(again.page, there.number)).toBeVisible();
	await views(again.page).click();
	await again.page.getByRole('button', { name: '花湖的事', exact: true }).click();
	await expect(row(again.page, there.number)).toHaveCount(0);
	await expect(row(again.page, here.number)).toBeVisible();

	await openBoard(other.page);
	await views(other.page).click();
	await expect(other.page.getByText(/^还没有存过视图/)).toBeVisible();
	await other.page.keyboard.press('Escape');

	await test.step('the default one opens the board; the plain board then has an address of its own', async () => {
		await again.page.getByRole('button', { name: '花湖的事', exact: true }).click();
		await again.page.getByRole('button', { name: '管理视图“花湖的事”' }).click();
		await again.page.getByRole('button', { name: '设为默认' }).click();
		await expect(again.page.getByRole('button', { name: '取消默认' })).toBeVisible();
		await openBoard(a.page);
		await expect(row(a.page, here.number)).toBeVisible();
		await expect(row(a.page, there.number)).toHaveCount(0);
		await filters(a.page).getByRole('button', { name: '清除' }).click();
		await expect(row(a.page, there.number)).toBeVisible();
		await expect.poll(() => query(a.page).toString()).toBe('closed=1');
		await a.page.reload();
		await saved(a.page);
		await expect(row(a.page, there.number)).toBeVisible();
		await expect(filters(a.page)).toHaveCount(0);
	});

	await test.step('it is renamed, deleted, and brought back', async () => {
		const { page } = again;
		await page.getByRole('button', { name: '改名' }).click();
		await page.getByRole('textbox', { name: '视图名称' }).fill('花湖与湖堤');
		await page.keyboard.press('Enter');
		const list = page.getByRole('list', { name: '视图' });
		await expect(list).toContainText('花湖与湖堤');
		await page.getByRole('button', { name: '删除' }).click();
		await expect(list).toHaveCount(0);
		await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).click();
		await expect(list).toContainText('花湖与湖堤');
		await expect(list).toContainText('默认');
	});
});

test('on a phone the filters asked for most are one tap away, and the rest comes up from below', async ({ someone }) => {
	const member = await someone('member5', { viewport: PHONE, hasTouch: true, isMobile: true });
	const { page } = member;
	const { number } = await report(member, '江边步道护栏松动', 'G10');
	await openBoard(page);
	const quick = page.getByRole('group', { name: '筛选条件' });
	await expect(quick.getByRole('button', { name: '全部' })).toHaveAttribute('aria-pressed', 'true');
	await expect(row(page, number)).toBeVisible();
	await quick.getByRole('button', { name: '待核查' }).tap();
	await expect(row(page, number)).toHaveCount(0);
	await expect.poll(() => query(page).toString()).toBe('status=awaiting_check');
	await axe(page);
	await quick.getByRole('button', { name: '全部' }).tap();
	await expect(row(page, number)).toBeVisible();
	await quick.getByRole('button', { name: '筛选' }).tap();
	await expect(page.getByRole('dialog', { name: '筛选' })).toBeVisible();
	await axe(page);
	await page.getByRole('option', { name: /^没有责任人/ }).tap();
	await expect.poll(() => query(page).toString()).toBe('unowned=1');
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`the bar, the lists and the menus of a view are accessible: ${colorScheme}`, async ({ someone }) => {
		const member = await someone('member6', { locale: 'en', colorScheme, reducedMotion: 'reduce' });
		const { page } = member;
		await report(member, `地下车库入口积水 ${colorScheme}`, 'G22');
		await page.goto(`/t/${TASK_FORCE}?mine=1&status=accepted.rework&place=C4`);
		await saved(page);
		await axe(page);
		await page.getByRole('button', { name: /^Filter/ }).first().click();
		await expect(page.getByRole('listbox', { name: 'Filter' })).toBeVisible();
		await axe(page);
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: /^Groups and columns/ }).first().click();
		await expect(page.getByRole('group', { name: 'Columns shown' })).toBeVisible();
		await axe(page);
	});
}
