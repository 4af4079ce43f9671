import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import type { BoardInfo, PersonInfo, WallInfo } from '#server/services.ts';
import { PHOTO, PHOTO_AFTER } from './board.ts';
import { type Someone, TASK_FORCE } from './fixtures.ts';

export const WALL = { width: 1920, height: 1080 };

/** The wall, come alive: its charts are drawn. */
export async function openWall(page: Page, query = ''): Promise<void> {
	await page.goto(`/t/${TASK_FORCE}/wall${query}`);
	await expect(page.locator('[data-charts=drawn]')).toBeVisible();
}

export function figure(page: Page, name: string): Locator {
	return page.locator(`[data-figure="${name}"]`);
}

export async function readWall(by: Someone, query = ''): Promise<WallInfo> {
	return (await (await by.context.request.get(`/api/v1/task-forces/${TASK_FORCE}/wall${query}`)).json()) as WallInfo;
}

export async function readBoard(by: Someone): Promise<BoardInfo> {
	return (await (await by.context.request.get(`/api/v1/task-forces/${TASK_FORCE}/boards/today`)).json()) as BoardInfo;
}

export async function upload(by: Someone, origin: string, file: string): Promise<string> {
	const bytes = readFileSync(file);
	const id = createHash('sha256').update(bytes).digest('hex');
	const headers = { origin, 'content-type': 'image/jpeg' };
	const response = await by.context.request.put(`/api/v1/photos/${id}`, { headers, data: bytes });
	expect(response.ok(), `uploading: ${response.status()}`).toBe(true);
	return id;
}

export interface People {
	checker: Someone;
	member: Someone;
	supervisor: Someone;
}

export interface Found {
	issue: string;
	number: number;
}

/** Found with a photo, dispatched with a deadline that is over: it counts among what is due today at any hour. */
export async function findDue({ checker, member }: People, origin: string, text: string, place: string): Promise<Found> {
	const report = { place, text, category: '06042', photos: [await upload(checker, origin, PHOTO)], capturedAt: new Date().toISOString() };
	const { issue, number } = (await checker.command('finding.report', report)) as unknown as Found;
	const people = await member.context.request.get(`/api/v1/task-forces/${TASK_FORCE}/people`);
	const { items } = (await people.json()) as { items: PersonInfo[] };
	const owners = items.filter(({ username }) => username === 'owner1').map(({ id }) => id);
	await member.command('issue.dispatch', { issue, owners, due: new Date(Date.now() - 60_000).toISOString() });
	return { issue, number };
}

/** Mended with a photo and closed by somebody else. */
export async function close({ member, supervisor }: People, origin: string, issue: string): Promise<void> {
	await member.command('issue.submitFix', { issue, photos: [await upload(member, origin, PHOTO_AFTER)] });
	await supervisor.command('issue.close', { issue });
}
