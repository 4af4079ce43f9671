import { details, field, openBoard, report, row, saved } from './support/board.ts';
import { cell, closed, edit, editor, goTo, option, ownedBy, press, toast } from './support/editors.ts';
import { expect, test } from './support/fixtures.ts';

test('every field of a row is edited with the mouse, in place', async ({ someone }) => {
	const a = await someone('member1');
	const { number } = await report(a, '门前堆放杂物', 'G01', '06036');
	const { page } = a;
	await openBoard(page);

	await option(await edit(page, number, 'category'), '暴露垃圾').click();
	await closed(page);
	await expect(cell(page, number, 'category')).toHaveAttribute('title', '暴露垃圾');

	await option(await edit(page, number, 'place'), '天虹花园 天虹第一网格').click();
	await closed(page);
	await expect(cell(page, number, 'place')).toHaveAttribute('title', '天虹社区 天虹第一网格 天虹花园');

	const owners = await edit(page, number, 'owner');
	await option(owners, '责任人02号').click();
	await option(owners, '责任人05号').click();
	await expect(option(owners, '责任人02号')).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Escape');
	await closed(page);
	await ownedBy(page, number, '责任人02号', '责任人05号');
	await expect(cell(page, number, 'owner')).toContainText('+1');

	const due = await edit(page, number, 'due');
	await due.getByRole('button', { name: '明天18:00' }).click();
	await closed(page);
	await expect(cell(page, number, 'due')).toContainText('明 18:00');

	await saved(page);
	await page.reload();
	await saved(page);
	await expect(cell(page, number, 'category')).toHaveAttribute('title', '暴露垃圾');
	await ownedBy(page, number, '责任人02号', '责任人05号');
	await expect(cell(page, number, 'due')).toContainText('明 18:00');
});

test('every field of a row is edited with the keyboard, and the focus comes back to the row', async ({ someone }) => {
	const a = await someone('member2');
	const { number } = await report(a, '墙上贴满小广告', 'G08', '07001');
	const { page } = a;
	await openBoard(page);
	await goTo(page, number);

	await press(page, 'a', 'owner');
	// By initials, and by how the row writes a name.
	await page.keyboard.type('zrr03');
	await expect(option(editor(page), '责任人03号')).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.type('责04');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await closed(page);
	await expect(row(page, number)).toBeFocused();
	await ownedBy(page, number, '责任人03号', '责任人04号');

	await press(page, 'd', 'due');
	await expect(editor(page).getByRole('button', { name: /^(今天|明天)18:00$/ }).first()).toBeFocused();
	while (!(await editor(page).getByRole('button', { name: '明天18:00' }).evaluate((button) => button === document.activeElement))) {
		await page.keyboard.press('ArrowRight');
	}
	await page.keyboard.press('Enter');
	await closed(page);
	await expect(row(page, number)).toBeFocused();
	await expect(cell(page, number, 'due')).toContainText('明 18:00');

	// Number, place, category: the arrows go from cell to cell.
	for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
	await expect(cell(page, number, 'category')).toBeFocused();
	await press(page, 'Enter', 'category');
	await expect(option(editor(page), '牛皮癣小广告')).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.type('出店');
	await page.keyboard.press('Enter');
	await closed(page);
	await expect(cell(page, number, 'category')).toHaveAttribute('title', '出店经营');
	await expect(cell(page, number, 'category')).toBeFocused();

	await page.keyboard.press('ArrowLeft');
	const where = (await cell(page, number, 'place').getAttribute('title')) ?? '';
	await press(page, 'Enter', 'place');
	await page.keyboard.type('G09');
	await page.keyboard.press('Enter');
	await closed(page);
	await expect(cell(page, number, 'place')).not.toHaveAttribute('title', where);
	await saved(page);

	await page.keyboard.press('z');
	await expect(cell(page, number, 'place')).toHaveAttribute('title', where);
	await page.keyboard.press('z');
	await expect(cell(page, number, 'category')).toHaveAttribute('title', '牛皮癣小广告');
});

test('what has no column is edited by its key, and a tag that nobody has used is made', async ({ someone }) => {
	const a = await someone('member6');
	const { number } = await report(a, '楼前堆放废旧家电', 'G19', '06035');
	const { page } = a;
	await openBoard(page);
	await goTo(page, number);

	await press(page, 'u', 'department');
	await expect(option(editor(page), '社区居委会')).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.type('qjsj');
	await expect(editor(page).getByRole('option')).toHaveText(['区建设局']);
	await page.keyboard.press('Enter');
	await closed(page);
	await press(page, 's', 'campaign');
	await page.keyboard.type('死角');
	await page.keyboard.press('Enter');
	await closed(page);
	await press(page, 't', 'tag');
	for (const tag of ['迎检', '三天内']) {
		await page.keyboard.type(tag);
		await page.keyboard.press('Enter');
		await expect(option(editor(page), tag)).toHaveAttribute('aria-selected', 'true');
	}
	await page.keyboard.press('Escape');
	await closed(page);
	await expect(row(page, number)).toBeFocused();
	await saved(page);

	const plan = await details(page, number);
	await expect(field(plan, 'department').locator('.values')).toHaveText('区建设局');
	await expect(field(plan, 'campaign').locator('.values')).toHaveText('卫生死角');
	await expect(field(plan, 'tag').locator('.chip')).toHaveText(['三天内', '迎检']);
});

test('Escape changes nothing, and neither does choosing what is there', async ({ someone }) => {
	const a = await someone('member3');
	const { number } = await report(a, '路灯杆上有小广告', 'G09', '07001');
	const { page } = a;
	await openBoard(page);
	await goTo(page, number);
	const before = await row(page, number).textContent();
	for (const [key, field] of [['a', 'owner'], ['d', 'due'], ['m', 'merge']] as const) {
		await press(page, key, field);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Escape');
		await closed(page);
		await expect(row(page, number)).toBeFocused();
	}
	await edit(page, number, 'category');
	await page.keyboard.press('Enter');
	await closed(page);
	await edit(page, number, 'category');
	// Pressed again, the cell closes what it opened.
	await cell(page, number, 'category').click();
	await closed(page);
	expect(await row(page, number).textContent()).toBe(before);
	await expect(page.getByRole('button', { name: '没有可撤销的修改' })).toBeDisabled();
});

test('a list goes with its row, and closes when that is scrolled out of sight', async ({ someone }) => {
	const a = await someone('member3', { viewport: { width: 1440, height: 420 } });
	const { number } = await report(a, '果皮箱破损', 'G01', '03005');
	for (let grid = 21; grid < 33; grid++) await report(a, '楼前垃圾成堆', `G${grid}`, '06010');
	const { page } = a;
	await openBoard(page);
	await edit(page, number, 'category');
	await page.locator('[data-lane=instant] .scroller').evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
	await closed(page);
});

test('an issue is joined to another by key, and stands by itself again with one press', async ({ someone }) => {
	const a = await someone('member2');
	const [into, goes] = [await report(a, '下水道井盖破损', 'G16', '06036'), await report(a, '小区门口垃圾满地', 'G16', '06010')];
	const { page } = a;
	const name = (number: number) => String(number).padStart(3, '0');
	await openBoard(page);
	await goTo(page, goes.number);
	const merge = await press(page, 'm', 'merge');
	await expect(option(merge, new RegExp(`^${name(into.number)}`))).toContainText('网格');
	await page.keyboard.type(name(into.number));
	await page.keyboard.press('Enter');
	await expect(merge).toContainText(`把${name(goes.number)}并入${name(into.number)}`);
	await merge.getByRole('button', { name: '反过来并' }).click();
	await expect(merge).toContainText(`把${name(into.number)}并入${name(goes.number)}`);
	await merge.getByRole('button', { name: '反过来并' }).click();
	await merge.getByRole('button', { name: `把${name(goes.number)}并入${name(into.number)}` }).press('Enter');
	await closed(page);
	await expect(page.locator('[role=row]').and(row(page, goes.number))).toHaveCount(0);
	await toast(page, `${name(goes.number)}已并入${name(into.number)}`).getByRole('button', { name: '撤销' }).click();
	await expect(toast(page, `${name(goes.number)}已从${name(into.number)}拆出`)).toBeVisible();
	await expect(row(page, goes.number)).toBeVisible();
});
