import { axe, fitsItsWidth } from './support/axe.ts';
import { issueNumber, openBoard, PHOTO_AFTER, report, row, sheet } from './support/board.ts';
import { expect, PHONE, test } from './support/fixtures.ts';
import { mend } from './support/issue.ts';
import { targetsTooSmall } from './support/report-form.ts';

const IN_ONE_HAND = { viewport: PHONE, hasTouch: true, isMobile: true, reducedMotion: 'reduce' } as const;

test('on a phone the lanes stand behind one another, each with its count', async ({ someone }) => {
	const [checker, member] = [await someone('checker1'), await someone('member1', IN_ONE_HAND)];
	const instant = await report(checker, '楼道有烟头', 'G01', '06042');
	const { page } = member;
	await openBoard(page);
	const lane = (name: RegExp) => page.getByRole('group', { name: '看板的部分' }).getByRole('button', { name });
	await expect(lane(/立行立改/)).toHaveAttribute('aria-pressed', 'true');
	await expect(lane(/立行立改/)).toContainText('1');
	await expect(row(page, instant.number)).toBeVisible();
	await lane(/协调解决/).tap();
	await expect(lane(/协调解决/)).toHaveAttribute('aria-pressed', 'true');
	await expect(row(page, instant.number)).toHaveCount(0);
	await lane(/立行立改/).tap();
	await expect(row(page, instant.number)).toBeVisible();
});

test('an owner mends an issue in one hand, and a supervisor closes it on the spot', async ({ someone, server }) => {
	const [member, owner, supervisor] = [await someone('member1'), await someone('owner1', IN_ONE_HAND), await someone('supervisor1', IN_ONE_HAND)];
	const { issue, number } = await report(member, '垃圾箱旁有散落垃圾', 'G02', '06042');
	const people = await member.context.request.get(`${server.origin}/api/v1/task-forces/huahu/people`);
	const { items } = (await people.json()) as { items: { id: string; username: string }[] };
	const owners = items.filter(({ username }) => username === 'owner1').map(({ id }) => id);
	await member.command('issue.dispatch', { issue, owners, due: new Date(Date.now() + 3_600_000).toISOString() });

	await openBoard(owner.page);
	await row(owner.page, number).locator('[data-open]').tap();
	const work = sheet(owner.page);
	await work.locator('[data-command="issue.submitFix"]').tap();
	await work.locator('input[type=file]').setInputFiles(PHOTO_AFTER);
	await work.locator('form').getByRole('button', { name: '提交整改' }).tap();
	await expect(work).toContainText('待核查');
	await work.getByRole('button', { name: '关闭', exact: true }).tap();
	await expect(row(owner.page, number)).toContainText('待核查');

	await openBoard(supervisor.page);
	await row(supervisor.page, number).locator('[data-open]').tap();
	const check = sheet(supervisor.page);
	await check.locator('[data-command="issue.close"]').tap();
	await check.locator('form').getByRole('button', { name: '核查通过，销号' }).tap();
	await expect(check).toContainText('已销号');
	await check.getByRole('button', { name: '关闭', exact: true }).tap();
	await expect(row(owner.page, number)).toContainText('已销号');
});

for (const locale of ['zh-CN', 'en'] as const) {
	test(`an open issue fits a phone, and everything in it a thumb: ${locale}`, async ({ someone, server }) => {
		const [checker, member] = [await someone('checker2'), await someone('member2', { ...IN_ONE_HAND, locale })];
		const { issue, number } = await report(checker, `公交站牌后有小广告 ${locale}`, locale === 'en' ? 'G33' : 'G03', '07001');
		await mend(member, server.origin, issue);
		const { page } = member;
		await openBoard(page);
		await fitsItsWidth(page);
		await row(page, number).locator('[data-open]').tap();
		const opened = sheet(page);
		await expect(opened.locator('header .number')).toContainText(issueNumber(number));
		// A sheet cuts off what is too wide, so that the page does not show it.
		const cut = await opened.evaluate((shown) => shown.scrollWidth - shown.clientWidth);
		expect(cut).toBeLessThanOrEqual(0);
		const right = await opened.locator('header .tools > :last-child').evaluate((last) => last.getBoundingClientRect().right);
		expect(right).toBeLessThanOrEqual(PHONE.width);
		expect(await targetsTooSmall(page, '[data-sheet]')).toEqual([]);
		await axe(page);
	});
}
