import { used } from './category-order.ts';

const MOST_PLACES = 8;

interface Kept {
	/** codes, newest first */
	places: string[];
	categories: string[];
}

/** What this person reported of late, kept on the device; nothing is lost where it cannot be. */
export class Habits {
	readonly #key: string;

	constructor(person: string, taskForce: string) {
		this.#key = `noonboard-habits-${taskForce}-${person}`;
	}

	read(): Kept {
		const kept = parsed(stored(() => localStorage.getItem(this.#key)));
		return { places: strings(kept.places), categories: strings(kept.categories) };
	}

	note(place: string, category: string | null): void {
		const { places, categories } = this.read();
		const next: Kept = {
			places: [place, ...places.filter((code) => code !== place)].slice(0, MOST_PLACES),
			categories: category === null ? categories : used(categories, category)
		};
		stored(() => {
			localStorage.setItem(this.#key, JSON.stringify(next));
			return null;
		});
	}
}

/** The words of a finding that is being written, over the page's being closed behind the camera. */
export class Scrap {
	readonly #key: string;

	constructor(person: string, taskForce: string) {
		this.#key = `noonboard-scrap-${taskForce}-${person}`;
	}

	read(): { text: string; category: string | null; place: string | null } {
		const { text, category, place } = parsed(stored(() => sessionStorage.getItem(this.#key)));
		return {
			text: typeof text === 'string' ? text : '',
			category: typeof category === 'string' ? category : null,
			place: typeof place === 'string' ? place : null
		};
	}

	write(scrap: { text: string; category: string | null; place: string | null }): void {
		stored(() => {
			sessionStorage.setItem(this.#key, JSON.stringify(scrap));
			return null;
		});
	}
}

/** Storage that a browser forbids, or that is full, is as good as empty. */
function stored(access: () => string | null): string | null {
	try {
		return access();
	} catch {
		return null;
	}
}

function parsed(text: string | null): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text ?? '{}');
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}

function strings(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
