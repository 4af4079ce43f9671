import type { Page } from '@playwright/test';
import { details, field, issueNumber, openBoard, report, retitle, row, saved } from './support/board.ts';
import { choose } from './support/editors.ts';
import { expect, test } from './support/fixtures.ts';

const undo = (page: Page) => page.getByRole('button', { name: /^撤销.*(修改|\d处)/ });

test('one’s own last edit is taken back, by everybody’s board, and the one before it next', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const { number } = await report(a, '人行道地砖松动', 'G01', '06042');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await expect(a.page.getByRole('button', { name: '没有可撤销的修改' })).toBeDisabled();
	await retitle(a.page, number, '人行道地砖松动，有积水');
	const plan = await details(a.page, number);
	await choose(plan, 'campaign', '卫生死角');
	await saved(a.page);
	await expect(row(b.page, number)).toContainText('有积水');

	await undo(a.page).click();
	await expect(a.page.getByText(`已撤销专项整治的修改，${issueNumber(number)}。`)).toBeVisible();
	await expect(field(plan, 'campaign').locator('.values')).toHaveText('未定');
	await expect(undo(a.page)).toHaveAccessibleName(`撤销问题的修改，${issueNumber(number)}`);
	await undo(a.page).click();
	await expect(row(b.page, number)).not.toContainText('有积水');
	await saved(a.page);
	await openBoard(a.page);
	await expect(row(a.page, number)).not.toContainText('有积水');
});

test('what somebody else has changed since is left as it is, and said so', async ({ someone }) => {
	const [a, b] = [await someone('member3'), await someone('member4')];
	const { number } = await report(a, '公交站台有痰迹', 'G02', '06012');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await retitle(a.page, number, '公交站台有痰迹，两处');
	await saved(a.page);
	await retitle(b.page, number, '公交站台有痰迹，三处');
	await expect(row(a.page, number)).toContainText('三处');
	await undo(a.page).click();
	await expect(a.page.getByText('问题已被别人改过，没有撤销。')).toBeVisible();
	await expect(row(a.page, number)).toContainText('三处');
	await expect(a.page.getByRole('button', { name: '没有可撤销的修改' })).toBeDisabled();
});

test('an edit that was refused cannot be taken back', async ({ someone }) => {
	const a = await someone('member5');
	const { number, issue } = await report(a, '绿化带有塑料袋', 'G03', '06012');
	await openBoard(a.page);
	await a.context.setOffline(true);
	await retitle(a.page, number, '绿化带有塑料袋，成片');
	await expect(undo(a.page)).toBeEnabled();
	await a.command('issue.void', { issue, reason: '重复登记' });
	await a.context.setOffline(false);
	await saved(a.page);
	await expect(a.page.getByText('问题的修改没有采用')).toBeVisible();
	await expect(a.page.getByRole('button', { name: '没有可撤销的修改' })).toBeDisabled();
});
