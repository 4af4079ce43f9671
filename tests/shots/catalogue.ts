import type { Page } from '@playwright/test';
import { SEEN_BEFORE } from './morning.ts';

export const DEVICES = {
	laptop: { width: 1440, height: 900 },
	phone: { width: 390, height: 844 },
	screen: { width: 1920, height: 1080 }
} as const;
export const THEMES = ['light', 'dark'] as const;
export const LANGUAGES = { zh: 'zh-CN', en: 'en' } as const;
/** `full`: a day in the middle of its work, which is what a page is looked at for */
export const STATES = ['full', 'empty', 'loading', 'offline', 'error'] as const;

export type Device = keyof typeof DEVICES;
export type Theme = (typeof THEMES)[number];
export type Language = keyof typeof LANGUAGES;
export type State = (typeof STATES)[number];

export interface Subject {
	/** user name; null: nobody is signed in */
	who: string | null;
	path: string;
	/** a selector of what is there once the page stands */
	stands: string;
	states: readonly State[];
	/** what is done on it before the picture is taken */
	pose?: (page: Page, state: State) => Promise<void>;
}

const DAY = '/t/huahu';
const ALIVE = 'html[data-alive]';

export const SUBJECTS: Record<string, Subject> = {
	board: { who: 'member1', path: DAY, stands: '[data-save=saved]', states: ['full', 'empty', 'loading', 'offline'] },
	sheet: { who: 'member1', path: DAY, stands: '[data-save=saved]', states: ['full'], pose: openFirst },
	issue: { who: 'member1', path: `${DAY}/issues/3`, stands: '[data-sheet]', states: ['full', 'loading', 'offline'] },
	report: { who: 'checker2', path: `${DAY}/report`, stands: ALIVE, states: ['full', 'empty', 'loading', 'offline'], pose: writeFinding },
	wall: { who: 'viewer1', path: `${DAY}/wall`, stands: '[data-charts=drawn]', states: ['full', 'empty', 'loading', 'offline'] },
	'sign-in': { who: null, path: '/sign-in', stands: ALIVE, states: ['full', 'loading'] },
	missing: { who: 'member1', path: `${DAY}/issues/999999`, stands: ALIVE, states: ['error'] },
	forbidden: { who: 'viewer1', path: `${DAY}/report`, stands: ALIVE, states: ['error'] },
	ui: { who: 'member1', path: '/ui', stands: ALIVE, states: ['full'] }
};

/** An issue of the first lane that has a picture, beside the list; on a phone over it. */
async function openFirst(page: Page): Promise<void> {
	const pictured = page.locator('[data-lane] [data-issue]:visible').filter({ has: page.locator('img') });
	await pictured.first().locator('[data-open]').click();
	await page.locator('[data-sheet]').waitFor();
}

/** As far as somebody in the street has come. */
async function writeFinding(page: Page, state: State): Promise<void> {
	if (state !== 'full' && state !== 'offline') return;
	await page.locator('.first input').setInputFiles('server/demo/photos/bins.jpg');
	await page.locator('textarea').fill(SEEN_BEFORE.text);
	await page.locator('.proposal p').waitFor();
}
