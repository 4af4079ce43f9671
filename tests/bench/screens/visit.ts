import type { Browser, CDPSession, Page } from '@playwright/test';

/** Pages of a server under measurement. */
export interface ScreenTarget {
	origin: string;
	/** document name of the open board */
	board: string;
	/** of whose screen is measured */
	cookie: string;
	/** of somebody else who edits meanwhile */
	other: string;
}

/** A first visit: nothing is cached, nothing is stored. */
export interface Visit extends AsyncDisposable {
	page: Page;
	devtools: CDPSession;
}

interface Options {
	/** how many times slower than this machine */
	throttle?: number;
	viewport?: { width: number; height: number };
}

export async function visit(browser: Browser, { origin, cookie }: ScreenTarget, { throttle = 1, viewport = { width: 1440, height: 900 } }: Options = {}): Promise<Visit> {
	const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: origin });
	await context.addCookies(
		cookie.split('; ').map((pair) => {
			const [name = '', ...value] = pair.split('=');
			return { name, value: value.join('='), url: origin };
		})
	);
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	if (throttle > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
	return { page, devtools, [Symbol.asyncDispose]: () => context.close() };
}
