import * as v from 'valibot';

const KEPT = v.array(v.pipe(v.string(), v.maxLength(200)));
const MOST = 8;

/** What this person chose last on this device, newest first. */
export class Recent {
	readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null;
	readonly #name: string;

	/** @param storage null where the browser keeps nothing */
	constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | null, taskForce: string, person: string) {
		this.#storage = storage;
		this.#name = `noonboard.recent.${taskForce}.${person}`;
	}

	keys(): string[] {
		const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), KEPT), this.#read());
		return kept.success ? kept.output.slice(0, MOST) : [];
	}

	add(key: string): void {
		const keys = [key, ...this.keys().filter((other) => other !== key)].slice(0, MOST);
		try {
			this.#storage?.setItem(this.#name, JSON.stringify(keys));
		} catch {
			return; // full, or not allowed: what was chosen is done all the same
		}
	}

	#read(): string | null {
		try {
			return this.#storage?.getItem(this.#name) ?? null;
		} catch {
			return null; // not allowed
		}
	}
}

/** A browser that forbids storage throws where it is asked for. */
export function localStore(): Storage | null {
	try {
		return localStorage;
	} catch {
		return null;
	}
}
