import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';
import { DEVICES, LANGUAGES, type State, type Subject, SUBJECTS } from './catalogue.ts';
import { SEEN_BEFORE } from './morning.ts';
import { nameOf, type Wish } from './wishes.ts';

const { lat: latitude, lon: longitude, accuracy } = SEEN_BEFORE.position;
const HERE = { latitude, longitude, accuracy };
/** How long one picture may take. */
const PATIENCE_MS = 30_000;
/** Until figures, charts and thumbnails have come to rest; a picture is taken once and judged by eye. */
const REST_MS = 700;

/** Takes one picture, on a device of its own. @returns the file */
export async function take(browser: Browser, origin: string, wish: Wish, folder: string): Promise<string> {
	const subject = SUBJECTS[wish.subject]!;
	const context = await browser.newContext({
		...{ baseURL: origin, viewport: DEVICES[wish.device], locale: LANGUAGES[wish.language], timezoneId: 'Asia/Shanghai' },
		...{ colorScheme: wish.theme, reducedMotion: 'reduce', hasTouch: wish.device === 'phone', isMobile: wish.device === 'phone' },
		...{ geolocation: HERE, permissions: ['geolocation'] }
	});
	try {
		context.setDefaultTimeout(PATIENCE_MS);
		if (subject.who !== null) await signIn(context, origin, subject.who);
		const page = await context.newPage();
		await arrange(page, subject, wish.state);
		const path = `${folder}/${nameOf(wish)}.png`;
		await mkdir(folder, { recursive: true });
		await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
		return path;
	} finally {
		await context.close();
	}
}

async function arrange(page: Page, { path, stands, pose }: Subject, state: State): Promise<void> {
	if (state === 'loading') return arrangeLoading(page, path);
	await page.goto(path);
	await page.locator(stands).first().waitFor({ state: 'attached' });
	if (state === 'offline') {
		await page.context().setOffline(true);
		await page.locator('[data-save=offline], [data-line=down], [data-live=false]').first().waitFor({ timeout: 5_000 }).catch(() => undefined);
	}
	await pose?.(page, state);
	await page.waitForTimeout(REST_MS);
}

/** What somebody on a thin signal looks at: the page has come, its scripts and documents have not. */
async function arrangeLoading(page: Page, path: string): Promise<void> {
	await page.route('**/*.js', () => undefined);
	await page.goto(path, { waitUntil: 'domcontentloaded' });
	await page.locator('main, [role=main], form').first().waitFor({ state: 'attached' });
	await page.waitForTimeout(REST_MS);
}

async function signIn(context: BrowserContext, origin: string, username: string): Promise<void> {
	const data = { username, password: DEMO_PASSWORD };
	const response = await context.request.post('/api/auth/sign-in/username', { headers: { origin }, data });
	if (!response.ok()) throw new Error(`signing in as ${username}: ${response.status()}`);
}
