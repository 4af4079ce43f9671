import { expect, type Locator, type Page } from '@playwright/test';
import type { PersonInfo } from '#server/services.ts';
import { PHOTO, PHOTO_AFTER, type Reported, saved } from './board.ts';
import { type Someone, TASK_FORCE } from './fixtures.ts';
import { upload } from './wall.ts';

/** The issue's own page, with everything that is read about it. */
export async function openIssue(page: Page, number: number): Promise<void> {
	await page.goto(`/t/${TASK_FORCE}/issues/${number}`);
	await saved(page);
	await expect(page.locator('.timeline')).toBeVisible();
}

/** What happened to it, one line per act, newest first. */
export function happening(page: Page, words: string | RegExp): Locator {
	return page.locator('.timeline .record > li').filter({ hasText: words });
}

/** A finding with photos, as a checker sends it. */
export async function find(by: Someone, origin: string, text: string, place: string, category = '06042'): Promise<Reported> {
	const photos = [await upload(by, origin, PHOTO), await upload(by, origin, PHOTO_AFTER)];
	const result = await by.command('finding.report', { place, text, category, photos, capturedAt: new Date().toISOString() });
	return result as unknown as Reported;
}

/** Dispatched and mended, with a photo of how it is now. */
export async function mend(member: Someone, origin: string, issue: string): Promise<void> {
	const people = await member.context.request.get(`/api/v1/task-forces/${TASK_FORCE}/people`);
	const { items } = (await people.json()) as { items: PersonInfo[] };
	const owners = items.filter(({ username }) => username === 'owner1').map(({ id }) => id);
	await member.command('issue.dispatch', { issue, owners, due: new Date(Date.now() + 3_600_000).toISOString() });
	await member.command('issue.submitFix', { issue, photos: [await upload(member, origin, PHOTO_AFTER)], note: '已清运' });
}
