import { commandId, send } from './commands.ts';
import { line } from './line.ts';
import { uploadPhoto } from './photos.ts';
import { ReportStore, type StoredReport } from './report-store.ts';
import { sessionEnded } from './session.ts';

export type NewReport = Omit<StoredReport, 'id' | 'person' | 'taskForce' | 'state' | 'result' | 'failure'>;

const RETRY_MS = 10_000;
const KEPT = 20;

/**
 * Findings on their way: kept on this device, then sent in the order in which they were made, each until it is
 * answered. A report that can never be taken stays, with the reason, until its author removes it.
 */
export class ReportOutbox {
	/** newest first */
	reports = $state.raw<readonly StoredReport[]>([]);
	/** false: this browser keeps nothing, so closing the page would lose what waits */
	durable = $state(true);

	readonly #person: string;
	readonly #taskForce: string;
	#store: ReportStore | null = null;
	#sending = false;

	constructor(person: string, taskForce: string) {
		this.#person = person;
		this.#taskForce = taskForce;
	}

	get waiting(): number {
		return this.reports.filter(({ state }) => state === 'waiting').length;
	}

	/** Nothing can be sent before this person has signed in again. */
	get signedOut(): boolean {
		return this.reports.some(({ state, failure }) => state === 'waiting' && failure === 'unauthenticated');
	}

	/** @returns how to stop */
	start(generation: string): () => void {
		const flush = () => void this.flush();
		const timer = setInterval(flush, RETRY_MS);
		window.addEventListener('online', flush);
		line().on('connect', flush);
		void this.#load(generation).then(flush);
		return () => {
			clearInterval(timer);
			window.removeEventListener('online', flush);
			line().off('connect', flush);
		};
	}

	/** Keeps a report, then tries to send it. Resolves once it is kept. */
	async add(report: NewReport): Promise<void> {
		const made: StoredReport = {
			...report,
			id: commandId(),
			person: this.#person,
			taskForce: this.#taskForce,
			state: 'waiting',
			result: null,
			failure: null
		};
		await this.#keep(made);
		this.reports = [made, ...this.reports];
		void this.flush();
	}

	async remove(id: string): Promise<void> {
		await this.#store?.remove(id);
		this.reports = this.reports.filter((report) => report.id !== id);
	}

	async flush(): Promise<void> {
		if (this.#sending || !navigator.onLine) return;
		this.#sending = true;
		try {
			for (const report of this.reports.filter(({ state }) => state === 'waiting').reverse()) {
				if (!(await this.#deliver(report))) break;
			}
		} finally {
			this.#sending = false;
		}
	}

	/** @returns false when sending makes no sense at the moment */
	async #deliver(report: StoredReport): Promise<boolean> {
		const photos: string[] = [];
		for (const photo of report.photos) {
			const upload = await uploadPhoto(photo);
			if (upload.ok) photos.push(upload.id);
			else if (upload.code === 'too_large' || upload.code === 'not_an_image' || upload.code === 'hash_mismatch') {
				await this.#settle({ ...report, state: 'refused', failure: upload.code });
				return true;
			} else return this.#postpone(report, upload.code);
		}
		const { place, text, category, position, capturedAt } = report;
		const payload = { place, text, category, position, capturedAt, photos };
		const outcome = await send(report.taskForce, 'finding.report', payload, { id: report.id, patience: RETRY_MS });
		if (outcome.ok) await this.#settle({ ...report, state: 'delivered', photos: [], result: outcome.result, failure: null });
		else if (outcome.code === 'no_answer' && (await sessionEnded())) return this.#postpone(report, 'unauthenticated');
		else if (outcome.passing || outcome.code === 'unauthenticated') return this.#postpone(report, outcome.code);
		else await this.#settle({ ...report, state: 'refused', failure: outcome.code });
		return true;
	}

	#postpone(report: StoredReport, failure: StoredReport['failure']): false {
		this.reports = this.reports.map((kept) => (kept.id === report.id ? { ...report, failure } : kept));
		return false;
	}

	async #settle(report: StoredReport): Promise<void> {
		this.reports = this.reports.map((kept) => (kept.id === report.id ? report : kept));
		await this.#keep(report);
		for (const old of this.reports.filter(({ state }) => state === 'delivered').slice(KEPT)) await this.remove(old.id);
	}

	async #keep(report: StoredReport): Promise<void> {
		if (this.#store === null) return;
		await this.#store.put(report).catch(() => (this.durable = false));
	}

	async #load(generation: string): Promise<void> {
		this.#store = await ReportStore.open(generation);
		if (this.#store === null) {
			this.durable = false;
			return;
		}
		const kept = await this.#store.all();
		const mine = kept.filter(({ person, taskForce }) => person === this.#person && taskForce === this.#taskForce);
		const known = new Set(this.reports.map(({ id }) => id));
		this.reports = [...this.reports, ...mine.filter(({ id }) => !known.has(id)).reverse()];
	}
}
