import { axe, fitsItsWidth } from './support/axe.ts';
import { field, issueNumber, report, saved } from './support/board.ts';
import { choose, closed, editor, option } from './support/editors.ts';
import { expect, PHONE, test } from './support/fixtures.ts';
import { find, happening, mend, openIssue } from './support/issue.ts';

test('what happened is told in sentences, with what no longer holds struck through', async ({ someone, server }) => {
	const [checker, member, leader] = [await someone('checker1'), await someone('member3'), await someone('leader1')];
	const { number, issue } = await find(checker, server.origin, '垃圾桶旁堆着纸箱', 'G01');
	const { page } = member;
	await openIssue(page, number);
	await expect(happening(page, '上报，立为问题')).toContainText('检查组1号');
	const category = field(page, 'category').locator('.values');
	const before = (await category.textContent())?.trim() ?? '';
	await page.keyboard.press('c');
	const other = editor(page, 'category').getByRole('option', { selected: false }).first();
	const after = (await other.locator('.words').textContent())?.trim() ?? '';
	await other.click();
	await expect(category).toHaveText(after);
	expect(after).not.toBe(before);
	const changed = happening(page, '把类别由');
	await expect(changed).toHaveText(new RegExp(`^\\s*\\d\\d:\\d\\d\\s*专班3号\\s*把类别由${before}改为${after}`));
	await expect(changed.locator('del')).toHaveText(before);

	await page.keyboard.press('Escape');
	await leader.command('issue.defer', { issue, reason: '等区里的车', until: new Date(Date.now() + 86_400_000).toISOString() });
	await expect(happening(page, '理由：等区里的车')).toContainText('领导1号');
	await page.getByRole('button', { name: '发现与整改' }).click();
	await expect(happening(page, '垃圾桶旁堆着纸箱')).toBeVisible();
	await expect(changed).toHaveCount(0);
	await page.getByRole('button', { name: '变更', exact: true }).click();
	await expect(changed).toBeVisible();
	await expect(happening(page, '垃圾桶旁堆着纸箱')).toHaveCount(0);
});

test('before and after are looked at with the keys: one by one, larger, beside each other, one over the other', async ({ someone, server }) => {
	const [checker, member] = [await someone('checker1'), await someone('member1')];
	const { number, issue } = await find(checker, server.origin, '果皮箱满了没人收', 'G02');
	await mend(member, server.origin, issue);
	const { page } = member;
	await openIssue(page, number);
	const opener = page.getByRole('button', { name: /看大图，整改前/ });
	await opener.focus();
	await page.keyboard.press('Enter');
	const viewer = page.getByRole('dialog');
	const caption = viewer.getByRole('status');
	await expect(caption).toContainText('整改前，第1张，共2张');
	await expect(caption).toContainText('果皮箱满了没人收');
	await expect(viewer.locator('img[data-full=true]')).toBeVisible();
	await axe(page);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(caption).toContainText('整改后，第1张，共1张');
	await expect(caption).toContainText('已清运');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowLeft');
	await expect(caption).toContainText('整改前，第2张，共2张');

	const scale = viewer.getByRole('button', { name: /适合窗口/ });
	await expect(scale).toHaveText('100%');
	await page.keyboard.press('+');
	await expect(scale).not.toHaveText('100%');
	await page.keyboard.press('0');
	await expect(scale).toHaveText('100%');
	await viewer.locator('.frame').dblclick();
	await expect(scale).toHaveText('200%');
	await page.keyboard.press('0');

	await viewer.getByRole('button', { name: '并排' }).click();
	await expect(viewer.locator('.frame')).toHaveCount(2);
	await viewer.getByRole('button', { name: '滑动对比' }).click();
	const divider = viewer.getByRole('slider', { name: '整改前后的分界' });
	await expect(divider).toHaveValue('50');
	await divider.focus();
	await page.keyboard.press('ArrowRight');
	await expect(divider).toHaveValue('51');
	await axe(page);
	await page.keyboard.press('Escape');
	await expect(viewer).toHaveCount(0);
	await expect(opener).toBeFocused();
});

test('every row of the plan is edited where it stands, with its key where it has one', async ({ someone }) => {
	const [member, leader] = [await someone('member1'), await someone('leader1')];
	const { number } = await report(member, '人行道地砖松动', 'G03', '06042');
	const { page } = member;
	await openIssue(page, number);
	await page.keyboard.press('e');
	await page.getByRole('textbox', { name: '问题', exact: true }).fill('人行道地砖松动，绊脚');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 2 })).toContainText('人行道地砖松动，绊脚');

	await page.keyboard.press('p');
	await editor(page, 'place').getByRole('combobox').fill('G01');
	await page.keyboard.press('Enter');
	await closed(page);
	await expect(happening(page, '把点位由')).toBeVisible();

	await field(page, 'lane').getByRole('button', { name: '协调解决' }).click();
	await expect(field(page, 'lane').getByRole('button', { name: '协调解决' })).toHaveAttribute('aria-pressed', 'true');
	await choose(page, 'department', '社区居委会');
	await choose(page, 'campaign', '卫生死角');

	await page.keyboard.press('a');
	const owners = editor(page, 'owner');
	await expect(owners.getByRole('combobox')).toBeFocused();
	await option(owners, '责任人01号').click();
	await option(owners, '责任人02号').click();
	await expect(field(page, 'owner').locator('.chip')).toHaveCount(2);
	await option(owners, '责任人02号').click();
	await expect(field(page, 'owner').locator('.chip')).toHaveText('责任人01号');
	await page.keyboard.press('Escape');
	await closed(page);

	await page.keyboard.press('d');
	await editor(page, 'due').getByRole('button', { name: '明天18:00' }).click();
	await closed(page);
	await expect(field(page, 'due').getByRole('button')).toContainText('18:00前');
	await expect(field(page, 'due').getByRole('button')).toBeFocused();

	await page.keyboard.press('t');
	await editor(page, 'tag').getByRole('combobox').fill('学校周边');
	await page.keyboard.press('Enter');
	await expect(field(page, 'tag').locator('.chip')).toHaveText('学校周边');
	await option(editor(page, 'tag'), '学校周边').click();
	await expect(field(page, 'tag').locator('.chip')).toHaveCount(0);
	await page.keyboard.press('Escape');
	await closed(page);
	await saved(page);

	await openIssue(leader.page, number);
	await leader.page.getByRole('checkbox', { name: '挂牌督办' }).check();
	await leader.page.getByLabel('批示').fill('本周办结');
	await leader.page.keyboard.press('ControlOrMeta+Enter');
	await saved(leader.page);
	await expect(field(page, 'instruction')).toContainText('本周办结');
	await expect(field(page, 'listed')).toContainText('已挂牌');

	await page.reload();
	await saved(page);
	await expect(field(page, 'department').locator('.values')).toHaveText('社区居委会');
	await expect(field(page, 'owner').locator('.chip')).toHaveCount(1);
	for (const words of ['改列协调解决', '把责任单位', '把专项整治', '添加责任人：责任人01号', '移除责任人：责任人02号', '把时限', '挂牌督办', '批示：“本周办结”']) {
		await expect(happening(page, words).first()).toBeVisible();
	}
});

test('two issues are compared beside each other, joined, and taken apart again', async ({ someone, server }) => {
	const [checker, member] = [await someone('checker1'), await someone('member2')];
	const stays = await find(checker, server.origin, '公厕门口积水', 'G04');
	const goes = await find(checker, server.origin, '沿街晾晒衣物', 'G05', '07001');
	expect(goes.issue).not.toBe(stays.issue);
	const { page } = member;
	await openIssue(page, goes.number);
	await page.keyboard.press('m');
	const search = page.getByRole('searchbox', { name: '按编号、点位或文字找' });
	await expect(search).toBeFocused();
	await axe(page);
	await search.fill('公厕门口');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const [left, right] = [issueNumber(goes.number), issueNumber(stays.number)];
	const table = page.getByRole('table', { name: `比对${left}与${right}` });
	await expect(table.getByRole('columnheader', { name: left })).toBeVisible();
	await expect(table).toContainText('公厕门口积水');
	await expect(table).toContainText('沿街晾晒衣物');
	await axe(page);
	await table.getByRole('button', { name: `看${right}的第1张照片` }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await page.setViewportSize(PHONE);
	await fitsItsWidth(page);
	await axe(page);
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.getByRole('button', { name: `把${left}并入${right}` }).click();
	await expect(page.getByRole('link', { name: `${right} 公厕门口积水` })).toBeVisible();

	await page.getByRole('link', { name: `${right} 公厕门口积水` }).click();
	await expect(happening(page, '沿街晾晒衣物')).toContainText(`原为${left}`);
	await page.getByRole('button', { name: `撤销并入${left}` }).click();
	const task = page.getByRole('region', { name: '撤销并入' });
	await expect(task.getByRole('table')).toContainText('沿街晾晒衣物');
	await page.keyboard.press('Escape');
	await expect(task).toHaveCount(0);
	await page.getByRole('button', { name: `撤销并入${left}` }).click();
	await task.locator('[data-split]').click();
	await expect(task).toHaveCount(0);
	await expect(happening(page, '沿街晾晒衣物').locator('.photo')).toHaveCount(0);
	await openIssue(page, goes.number);
	await expect(happening(page, '恢复为已受理')).toBeVisible();
});

test('one finding that is another matter is taken out and stands as an issue of its own', async ({ someone, server }) => {
	const [checker, other, member] = [await someone('checker1'), await someone('checker2'), await someone('member2')];
	const first = await find(checker, server.origin, '绿化带里有白色垃圾', 'G06');
	const second = await find(other, server.origin, '绿化带里有白色垃圾没捡', 'G06');
	expect(second.issue).toBe(first.issue);
	const { page } = member;
	await openIssue(page, first.number);
	await page.getByRole('button', { name: '不是同一件，拆出：绿化带里有白色垃圾没捡' }).click();
	const task = page.getByRole('region', { name: '拆出一条发现' });
	await expect(task.getByRole('columnheader', { name: '拆出的' })).toBeVisible();
	await axe(page);
	await task.locator('[data-split]').click();
	await expect(task).toHaveCount(0);
	await expect(page.getByRole('button', { name: /不是同一件/ })).toHaveCount(0);
	await expect(happening(page, '绿化带里有白色垃圾没捡')).toHaveCount(0);
});

test('the link is copied, and leads whoever it is sent to there', async ({ someone }) => {
	const [member, other] = [await someone('member1'), await someone('member4')];
	const { number } = await report(member, '树枝压着电线', 'G07', '06042');
	await member.context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openIssue(member.page, number);
	await member.page.getByRole('button', { name: '复制链接' }).click();
	await expect(member.page.getByText('链接已复制')).toBeVisible();
	const link = await member.page.evaluate(() => navigator.clipboard.readText());
	await other.page.goto(link);
	await expect(other.page.getByRole('heading', { level: 2 })).toContainText('树枝压着电线');
});

test('an edit that does not stand says why beside the field, and what can be done', async ({ someone }) => {
	const [member, leader] = [await someone('member1'), await someone('leader1')];
	const { number, issue } = await report(member, '自行车堆在楼道', 'G08', '06042');
	const { page, context } = member;
	await openIssue(page, number);
	const campaign = field(page, 'campaign');
	await expect(campaign.locator('.values')).toHaveText('未定');
	// What edits it has been fetched before the connection goes, as on any page that somebody works on.
	await page.keyboard.press('s');
	await expect(editor(page, 'campaign').getByRole('combobox')).toBeFocused();
	await page.keyboard.press('Escape');
	await closed(page);
	await context.setOffline(true);
	await choose(page, 'campaign', '卫生死角');
	await expect(page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await leader.command('issue.void', { issue, reason: '重复登记' });
	await context.setOffline(false);
	await expect(campaign.getByRole('alert')).toHaveText('问题已销号、注销或并入，不能再改。');
	await expect(campaign.locator('.values')).toHaveText('未定');
	await axe(page);
	await campaign.getByRole('button', { name: '知道了' }).click();
	await expect(campaign).toHaveCount(0);
});

test('what was typed into a step is there again after a look elsewhere, and somebody quicker is told of', async ({ someone }) => {
	const [member, leader] = [await someone('member1'), await someone('leader1')];
	const { number, issue } = await report(member, '公告栏玻璃裂了', 'G09', '06042');
	const { page } = member;
	await openIssue(page, number);
	await page.getByRole('button', { name: '更多' }).click();
	await page.locator('[data-command="issue.park"]').click();
	const form = page.getByRole('form', { name: /挂账/ });
	await form.getByLabel('理由').fill('要等厂家来换');
	await axe(page);
	await page.keyboard.press('Escape');
	await expect(form).toHaveCount(0);
	await page.getByRole('button', { name: '更多' }).click();
	await page.locator('[data-command="issue.park"]').click();
	await expect(form.getByLabel('理由')).toHaveValue('要等厂家来换');
	await leader.command('issue.void', { issue, reason: '不属本街道' });
	await expect(form.getByRole('alert')).toContainText('填好的内容还在。');
	await expect(form.getByRole('button', { name: '挂账' })).toBeDisabled();
});
