import { MemoryStore, type Change, type ReportStore, type StoredReport } from './report-store.ts';

/**
 * The device's store, and memory for what it does not take: a full phone loses no report while the page is open,
 * and puts it away as soon as there is room.
 */
export class ReportShelf implements ReportStore {
	readonly #device: ReportStore | null;
	readonly #memory = new MemoryStore();

	/** @param device null where the browser keeps nothing */
	constructor(device: ReportStore | null) {
		this.#device = device;
	}

	/** `full`: something did not fit; `none`: nothing outlives the page */
	get keeping(): 'kept' | 'full' | 'none' {
		if (this.#device === null) return 'none';
		return this.#memory.size > 0 ? 'full' : 'kept';
	}

	async all(): Promise<StoredReport[]> {
		const unkept = await this.#memory.all();
		const kept = this.#device === null ? [] : await this.#device.all().catch(() => []);
		const byId = new Map([...kept, ...unkept].map((report) => [report.id, report]));
		return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	}

	async put(report: StoredReport): Promise<void> {
		if (await this.#putAway(report)) await this.#memory.update(report.id, () => 'remove');
		else await this.#memory.put(report);
	}

	async update(id: string, change: Change): Promise<boolean> {
		if (this.#memory.has(id) || this.#device === null) return this.#memory.update(id, change);
		let changed: StoredReport | null = null;
		const noted: Change = (report) => {
			const next = change(report);
			if (typeof next !== 'string') changed = next;
			return next;
		};
		try {
			return await this.#device.update(id, noted);
		} catch {
			// It does not fit any more as it has become.
			if (changed !== null) await this.#memory.put(changed);
			return changed !== null;
		}
	}

	/** Tries again to keep what did not fit. */
	async tidy(): Promise<void> {
		for (const report of await this.#memory.all()) await this.put(report);
	}

	async #putAway(report: StoredReport): Promise<boolean> {
		if (this.#device === null) return false;
		return this.#device.put(report).then(
			() => true,
			() => false
		);
	}
}
