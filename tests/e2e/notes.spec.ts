import { DatabaseSync } from 'node:sqlite';
import type { Locator, Page } from '@playwright/test';
import { databaseFile } from '#server/storage/layout.ts';
import { axe, fitsItsWidth } from './support/axe.ts';
import { details, openBoard, report } from './support/board.ts';
import { expect, PHONE, test } from './support/fixtures.ts';
import { find, happening, mend, openIssue } from './support/issue.ts';

function notes(page: Page): Locator {
	return page.locator('[data-notes]');
}

/** The text that is written in, once the editor has come. */
function text(page: Page): Locator {
	return page.getByRole('textbox', { name: '工作笔记' });
}

/** What stands there, without the names of those whose cursors are in it. */
function words(page: Page): Promise<string> {
	return text(page).evaluate((element) => {
		const copy = element.cloneNode(true) as HTMLElement;
		for (const caret of copy.querySelectorAll('.caret')) caret.remove();
		return copy.textContent;
	});
}

async function stored(page: Page): Promise<void> {
	await expect(page.locator('[data-notes=saved]')).toBeVisible();
}

/** Writes at the end of the notes. */
async function write(page: Page, words: string): Promise<void> {
	await text(page).click();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.type(words);
}

/** What another program has put on the clipboard is pasted. */
async function paste(page: Page, html: string): Promise<void> {
	await text(page).evaluate((element, pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/html', pasted);
		element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, html);
}

/** Scripts that a page fetches, from now on, which have the editor in them. */
function editorScripts(page: Page): string[] {
	const found: string[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'script') return;
		void response.text().then(
			(source) => source.includes('ProseMirror') && found.push(response.url()),
			() => undefined
		);
	});
	return found;
}

test('two members write together, each sees the other’s words and cursor, and the record tells that they wrote', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member5')];
	const complaints: string[] = [];
	for (const { page } of [a, b]) page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
	const { number } = await report(a, '垃圾桶没有盖', 'G01', '06042');
	await Promise.all([openIssue(a.page, number), openIssue(b.page, number)]);
	await expect(text(a.page)).toBeVisible();
	await write(a.page, '保洁公司每天两次清运。');
	await expect(text(b.page)).toContainText('保洁公司每天两次清运。');
	await expect(text(b.page).locator('.caret .tag')).toHaveText('专班1号');
	await expect(notes(b.page).getByRole('list', { name: '也在看笔记的人' }).getByRole('img')).toHaveAccessibleName('专班1号');

	await text(b.page).click();
	await b.page.keyboard.press('ControlOrMeta+Home');
	await Promise.all([a.page.keyboard.type('每周五回看。'), b.page.keyboard.type('已约谈，')]);
	for (const { page } of [a, b]) await expect.poll(() => words(page)).toBe('已约谈，保洁公司每天两次清运。每周五回看。');
	await b.page.keyboard.press('Shift+End');
	await expect(text(a.page).locator('.selected')).toContainText('保洁公司每天两次清运。');
	await expect(text(a.page).locator('.caret .tag')).toHaveText('专班5号');
	await axe(a.page);
	await Promise.all([stored(a.page), stored(b.page)]);
	await expect(happening(a.page, '改了工作笔记').first()).toBeVisible();
	await a.page.setViewportSize(PHONE);
	await fitsItsWidth(a.page);
	await axe(a.page);
	// Also what the pages' policy forbids would be told here.
	expect(complaints).toEqual([]);
});

test('forms are given with the keyboard: out of the text by Escape, along the buttons by arrows', async ({ someone }) => {
	const { page, command } = await someone('member2');
	const result = await command('finding.report', { place: 'G02', text: '护栏倒了', category: '06042', capturedAt: new Date().toISOString() });
	await openIssue(page, result.number as number);
	await write(page, '先放警示牌');
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.press('Escape');
	const tools = page.getByRole('toolbar', { name: '笔记格式' });
	const bold = tools.getByRole('button', { name: '加粗' });
	await expect(bold).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(text(page).locator('strong')).toHaveText('先放警示牌');
	await expect(text(page)).toBeFocused();
	await expect(bold).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Escape');
	for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
	await expect(tools.getByRole('button', { name: '待办' })).toBeFocused();
	await page.keyboard.press('Enter');
	const task = text(page).getByRole('checkbox', { name: '待办：先放警示牌' });
	await task.check();
	await stored(page);
	await page.reload();
	await expect(text(page).getByRole('checkbox', { name: '待办：先放警示牌' })).toBeChecked();
	await write(page, '，已放');
	await expect(text(page)).toContainText('先放警示牌，已放');
	await tools.getByRole('button', { name: '撤销' }).click();
	await expect(text(page)).not.toContainText('已放');
	await tools.getByRole('button', { name: '重做' }).click();
	await expect(text(page)).toContainText('先放警示牌，已放');
});

test('what is written without a connection is said to wait, outlives the page, and is sent', async ({ someone }) => {
	const [a, b] = [await someone('member3'), await someone('member4')];
	const { number } = await report(a, '路口积水', 'G03', '06042');
	await Promise.all([openIssue(a.page, number), openIssue(b.page, number)]);
	await write(a.page, '在线时写的');
	await expect(text(b.page)).toContainText('在线时写的');
	await stored(a.page);
	await a.context.setOffline(true);
	await expect(notes(a.page).getByRole('status')).toHaveText('离线');
	await write(a.page, '，离线时写的');
	await expect(notes(a.page).getByRole('status')).toHaveText('离线，有文字待发');
	await write(b.page, '，别人写的');
	await expect(a.page.locator('[data-notes-kept=true]')).toBeVisible();
	await a.page.close({ runBeforeUnload: false });
	await a.context.setOffline(false);
	await expect(text(b.page)).not.toContainText('离线时写的');

	const later = await a.context.newPage();
	await openIssue(later, number);
	for (const page of [later, b.page]) {
		await expect(text(page)).toContainText('，离线时写的');
		await expect(text(page)).toContainText('，别人写的');
	}
	await stored(later);
});

test('who may not write reads, live, and is told who writes; the editor comes for those who do, and not with the board', async ({ someone }) => {
	const [member, leader, viewer] = [await someone('member1'), await someone('leader1'), await someone('viewer1')];
	const { number } = await report(member, '楼顶私搭棚子', 'G04', '06042');
	const [board, reading] = [editorScripts(member.page), editorScripts(viewer.page)];
	await openBoard(member.page);
	await openIssue(viewer.page, number);
	await openIssue(leader.page, number);
	for (const { page } of [viewer, leader]) {
		await expect(notes(page)).toContainText('还没有笔记。');
		await expect(notes(page)).toContainText('笔记由专班成员填写。');
		await expect(text(page)).toHaveCount(0);
	}
	expect(board).toEqual([]);

	await details(member.page, number);
	await expect(text(member.page)).toBeVisible();
	await expect.poll(() => board.length).toBeGreaterThan(0);
	await write(member.page, '棚子的主人已联系');
	for (const { page } of [viewer, leader]) await expect(notes(page).locator('[data-page=read]')).toContainText('棚子的主人已联系');
	await axe(viewer.page);
	await axe(member.page);
	expect(reading).toEqual([]);
});

test('whoever is no member any more writes no more, and what was typed is kept to be copied', async ({ someone, server }) => {
	const member = await someone('member6');
	const { number } = await report(member, '广告牌松动', 'G05', '06042');
	const { page } = member;
	await openIssue(page, number);
	await write(page, '已围挡。');
	await stored(page);
	const behind = new DatabaseSync(databaseFile(server.dataDir));
	const become = (role: string, was: string) =>
		behind.prepare("update membership set role = ? where role = ? and person in (select id from person where username = 'member6')").run(role, was);
	become('viewer', 'member');
	try {
		const lost = notes(page).getByRole('textbox', { name: /这些文字没有保存/ });
		// What was promised within two seconds (G8) is waited for, not timed.
		await expect(async () => {
			await write(page, '又松了。');
			await expect(lost).toBeVisible({ timeout: 2_000 });
		}).toPass();
		await expect(lost).toHaveValue(/^已围挡。(又松了。)*又/);
		await expect(notes(page)).toContainText('您的角色不能改这一项。');
		await expect(notes(page)).toContainText('笔记由专班成员填写。');
		await expect(notes(page).locator('[data-page=read]')).toContainText('已围挡。');
		await axe(page);
		await notes(page).getByRole('button', { name: '知道了' }).click();
		await expect(lost).toHaveCount(0);
	} finally {
		become('member', 'viewer');
		behind.close();
	}
});

test('what word processors and chats put on the clipboard becomes plain words', async ({ someone }) => {
	const { page, command } = await someone('member2');
	const result = await command('finding.report', { place: 'G06', text: '地锁占道', category: '06042', capturedAt: new Date().toISOString() });
	await openIssue(page, result.number as number);
	await text(page).click();
	await paste(
		page,
		'<div style="color:red" onclick="alert(1)"><h3>通知</h3><table><tr><td>周五</td><td>拆除</td></tr></table>' +
			'<p><a href="https://example.org/notice">公告</a><img src="/nowhere.png"><img alt="[强]"></p><script>window.ran = true</script></div>'
	);
	await expect(text(page)).toContainText('周五，拆除');
	await expect(text(page)).toContainText('公告（https://example.org/notice）[强]');
	await expect(text(page).locator(':is(table, a, img[src], script, [onclick])')).toHaveCount(0);
	await expect(notes(page).getByRole('alert')).toHaveText('笔记里放不了图片，文字已保留。图片请作为照片上传。');
	expect(await page.evaluate(() => 'ran' in window)).toBe(false);
	await stored(page);
	await page.reload();
	await expect(text(page)).toContainText('周五，拆除');
	await paste(page, `<p>${'长'.repeat(20_000)}</p>`);
	await expect(notes(page).getByRole('alert')).toHaveText('一次粘贴的文字太长，请分几次粘贴。');
	await expect(text(page)).not.toContainText('长长长');
});

test('notes live on after the issue was closed', async ({ someone, server }) => {
	const [checker, member, supervisor] = [await someone('checker1'), await someone('member1'), await someone('supervisor1')];
	const { number, issue } = await find(checker, server.origin, '墙面乱涂乱画', 'G07');
	await mend(member, server.origin, issue);
	const { page } = member;
	await openIssue(page, number);
	await write(page, '已粉刷');
	await stored(page);
	await supervisor.command('issue.close', { issue });
	await expect(page.locator('article .status').first()).toContainText('已销号');
	await write(page, '，七天后回看');
	await stored(page);
	await openIssue(supervisor.page, number);
	await expect(notes(supervisor.page).locator('[data-page=read]')).toContainText('已粉刷，七天后回看');
});
