import type { FindingResult } from '#lib/protocol/commands.ts';
import type { Failure } from './commands.ts';

/** What a person has written of a finding. */
export interface Written {
	place: string;
	placeName: string;
	text: string;
	category: string | null;
	position: { lat: number; lon: number; accuracy: number } | null;
	photos: Blob[];
	capturedAt: string;
	/** the issue that it was said to be the same as */
	sameAs: Compared | null;
	/** issues that it was said to be none of */
	differsFrom: readonly Compared[];
}

/** An issue that a finding was compared with; its number is how it is named while the finding waits. */
export interface Compared {
	issue: string;
	number: number;
}

/** A finding with everything that a later attempt needs; `id` is the command's, the same each time. */
export interface StoredReport extends Written {
	id: string;
	person: string;
	taskForce: string;
	state: 'waiting' | 'delivered' | 'refused';
	/** it may have reached the server: until that is known it is neither changed nor taken back */
	attempted: boolean;
	/** counts its changes, so that what is sent is what stands here */
	revision: number;
	result: FindingResult | null;
	failure: Failure | null;
	/** id of its first photo, once the server has it */
	thumb: string | null;
}

/** What becomes of a report; `leave` also where it is not there. */
export type Change = (report: StoredReport) => StoredReport | 'remove' | 'leave';

/** The reports of this device, whoever wrote them. */
export interface ReportStore {
	/** in the order in which they were made: ids are UUIDv7, which sort by time */
	all(): Promise<StoredReport[]>;
	put(report: StoredReport): Promise<void>;
	/** Reads and writes in one go, whatever other tabs do. @returns whether it was changed */
	update(id: string, change: Change): Promise<boolean>;
}

/** For as long as the page lives. */
export class MemoryStore implements ReportStore {
	readonly #reports = new Map<string, StoredReport>();

	get size(): number {
		return this.#reports.size;
	}

	has(id: string): boolean {
		return this.#reports.has(id);
	}

	all(): Promise<StoredReport[]> {
		return Promise.resolve([...this.#reports.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
	}

	put(report: StoredReport): Promise<void> {
		this.#reports.set(report.id, report);
		return Promise.resolve();
	}

	update(id: string, change: Change): Promise<boolean> {
		const report = this.#reports.get(id);
		const next = report === undefined ? 'leave' : change(report);
		if (next === 'leave') return Promise.resolve(false);
		if (next === 'remove') this.#reports.delete(id);
		else this.#reports.set(id, next);
		return Promise.resolve(true);
	}
}
