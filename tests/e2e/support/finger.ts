import type { Page } from '@playwright/test';

interface Point {
	x: number;
	y: number;
}

/** A finger on the glass, as the browser gets it from the device: it scrolls, presses and swipes. */
export interface Finger {
	down(at: Point): Promise<void>;
	/** in steps, as a hand goes */
	to(at: Point): Promise<void>;
	up(): Promise<void>;
	/** put down, drawn along, at rest there, and lifted */
	draw(from: Point, by: Partial<Point>): Promise<void>;
}

const STEPS = 8;

export async function fingerOn(page: Page): Promise<Finger> {
	const session = await page.context().newCDPSession(page);
	let at = { x: 0, y: 0 };
	const send = (type: 'touchStart' | 'touchMove' | 'touchEnd') =>
		session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [at] });

	async function down(point: Point) {
		at = point;
		await send('touchStart');
	}

	async function to({ x, y }: Point) {
		const from = at;
		for (let step = 1; step <= STEPS; step++) {
			at = { x: from.x + ((x - from.x) * step) / STEPS, y: from.y + ((y - from.y) * step) / STEPS };
			await send('touchMove');
		}
	}

	async function up() {
		await send('touchEnd');
	}

	/** For some frames, so that what follows is no flick: soon after one the browser takes the next tap for its end. */
	const rest = () =>
		page.evaluate(async () => {
			for (let frame = 0; frame < 12; frame++) await new Promise(requestAnimationFrame);
		});

	async function draw(from: Point, { x = 0, y = 0 }: Partial<Point>) {
		await down(from);
		await to({ x: from.x + x, y: from.y + y });
		await rest();
		await send('touchMove');
		await up();
	}

	return { down, to, up, draw };
}
