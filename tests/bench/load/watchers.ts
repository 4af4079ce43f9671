import { Phone } from './phone.ts';

/** Everybody who watches the feed: counts the events each of them was shown. */
export class Watchers {
	readonly #phones: readonly Phone[];
	/** by message: its length and how many events it brought; all are sent the same messages */
	readonly #messages: { length: number; events: number }[] = [];
	readonly #shown: number[];
	#wanted = Infinity;
	#complete = 0;
	#done: () => void = () => undefined;

	private constructor(phones: readonly Phone[]) {
		this.#phones = phones;
		this.#shown = phones.map(() => 0);
		phones.forEach((phone, index) => {
			let messages = 0;
			phone.onEvent = (text) => this.#take(index, messages++, text);
		});
	}

	static async open(url: string, cookies: readonly string[]): Promise<Watchers> {
		const phones = await Promise.all(cookies.map((cookie) => Phone.open(url, cookie)));
		const watch = JSON.stringify(['watch', { taskForce: 'huahu' }]);
		await Promise.all(phones.map((phone) => new Promise<string>((resolve) => phone.send(watch, resolve))));
		return new Watchers(phones);
	}

	/** Resolves once everybody was shown so many. */
	shown(events: number): Promise<void> {
		this.#wanted = events;
		return new Promise((resolve) => (this.#done = resolve));
	}

	async close(): Promise<void> {
		await Promise.all(this.#phones.map((phone) => phone.close()));
	}

	#take(watcher: number, message: number, text: string): void {
		const known = (this.#messages[message] ??= { length: text.length, events: eventsIn(text) });
		if (known.length !== text.length) throw new Error('two watchers were sent different messages');
		const before = this.#shown[watcher]!;
		this.#shown[watcher] = before + known.events;
		if (before < this.#wanted && before + known.events >= this.#wanted && ++this.#complete === this.#phones.length) this.#done();
	}
}

/** One event, or several as one array. */
function eventsIn(text: string): number {
	const [, payload] = JSON.parse(text.slice(text.indexOf('['))) as [string, unknown];
	return Array.isArray(payload) ? payload.length : 1;
}
