import type { Browser } from '@playwright/test';
import { type ScreenTarget, visit } from './visit.ts';

const PHONE = { width: 390, height: 844 };

/** Bytes that came over the line for the first use of a page, compressed as they came; photos are not the program. */
export async function transferred(browser: Browser, target: ScreenTarget, path: string, usable: string): Promise<number> {
	await using here = await visit(browser, target, { viewport: PHONE });
	const { page, devtools } = here;
	const images = new Set<string>();
	let bytes = 0;
	await devtools.send('Network.enable');
	devtools.on('Network.responseReceived', ({ requestId, type }) => type === 'Image' && images.add(requestId));
	devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (!images.has(requestId)) bytes += encodedDataLength;
	});
	await page.goto(path);
	await page.locator(usable).first().waitFor();
	await page.waitForLoadState('networkidle');
	return bytes;
}
