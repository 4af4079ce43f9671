import { v7 as uuid } from 'uuid';
import { carrier as overTheLine, type Carrier } from './report-carrier.ts';
import { openReportDatabase } from './report-database.ts';
import type { Delivery } from './report-delivery.ts';
import { ReportLine } from './report-line.svelte.ts';
import { ReportShelf } from './report-shelf.ts';
import type { Change, ReportStore, StoredReport, Written } from './report-store.ts';
import { ReportTurn } from './report-turn.ts';

const RETRY_MS = 10_000;
/** Delivered reports that stay in sight. */
const KEPT = 20;

/**
 * Findings on their way: kept on this device, then sent in the order in which they were made, each until it is
 * answered. A report that can never be taken stays, with the reason, until its author mends or removes it.
 */
export class ReportOutbox {
	/** newest first */
	reports = $state.raw<readonly StoredReport[]>([]);
	/** id of the one that is being sent, by whichever tab */
	sending = $state<string | null>(null);
	/** `full`, `none`: closing the page would lose what waits */
	keeping = $state<ReportShelf['keeping']>('kept');
	/** Nothing of this person's can be sent before it is they who are signed in. */
	session = $state<'own' | 'ended' | 'other'>('own');
	readonly line = new ReportLine();

	readonly #person: string;
	readonly #taskForce: string;
	readonly #carrier: Carrier;
	#shelf = new ReportShelf(null);
	#turn: ReportTurn | null = null;
	#running: Promise<void> | null = null;
	#again = false;
	/** being changed by its author: it waits, the others go ahead */
	#held: string | null = null;

	constructor(person: string, taskForce: string, carrier: Carrier = overTheLine) {
		this.#person = person;
		this.#taskForce = taskForce;
		this.#carrier = carrier;
	}

	get waiting(): number {
		return this.reports.filter(({ state }) => state === 'waiting').length;
	}

	/** @returns how to stop */
	start(generation: string): () => void {
		const flush = () => void this.flush();
		const timer = setInterval(flush, RETRY_MS);
		const stop = this.line.start(flush);
		void openReportDatabase(generation)
			.then((device) => this.open(device, `noonboard-reports-${generation}`))
			.then(flush);
		return () => {
			clearInterval(timer);
			stop();
			this.#turn?.close();
		};
	}

	/** @param device null where the browser keeps nothing */
	async open(device: ReportStore | null, name: string): Promise<void> {
		const early = await this.#shelf.all();
		this.#shelf = new ReportShelf(device);
		for (const report of early) await this.#shelf.put(report);
		this.#turn = new ReportTurn(name, (sending) => {
			this.sending = sending;
			void this.#refresh();
		});
		await this.#refresh();
	}

	/** Keeps a report, then tries to send it. Resolves once it is kept. */
	async add(written: Written): Promise<void> {
		await this.#shelf.put(this.#made(written));
		await this.#changed();
	}

	/** Takes it out of the queue while its author changes it; null: nothing is being changed. */
	hold(id: string | null): void {
		this.#held = id;
		if (id === null) void this.flush();
	}

	/** @returns false where it has gone out in the meantime, and stands as it was */
	async change(id: string, written: Written): Promise<boolean> {
		const refused = this.reports.some((report) => report.id === id && report.state === 'refused');
		// The server answers an id once, also with a refusal. The new one is kept before the old one goes.
		if (refused) await this.#shelf.put(this.#made(written));
		const done = await this.#shelf.update(id, (report) => {
			if (refused) return 'remove';
			if (report.state !== 'waiting' || report.attempted) return 'leave';
			return { ...report, ...written, revision: report.revision + 1, failure: null };
		});
		await this.#changed();
		return done || refused;
	}

	/** @returns false where it may have gone out and so cannot be taken back */
	async remove(id: string): Promise<boolean> {
		const done = await this.#shelf.update(id, (report) => (isLoose(report) ? 'remove' : 'leave'));
		await this.#changed();
		return done;
	}

	/** Sends what waits, oldest first, until something says that it makes no sense at the moment. */
	flush(): Promise<void> {
		this.#again = true;
		this.#running ??= this.#run().finally(() => (this.#running = null));
		return this.#running;
	}

	async #run(): Promise<void> {
		while (this.#again) {
			this.#again = false;
			if (this.#next() === undefined || navigator.onLine === false || !(await this.#allowed())) break;
			await (this.#turn?.take(() => this.#sendAll()) ?? this.#sendAll());
		}
	}

	async #sendAll(): Promise<void> {
		for (let going = true; going; ) {
			await this.#refresh();
			const next = this.#next();
			if (next === undefined) break;
			this.#tell(next.id);
			going = await this.#deliver(next);
		}
		this.#tell(null);
		await this.#shelf.tidy();
		await this.#refresh();
	}

	#next(): StoredReport | undefined {
		return this.reports.findLast(({ id, state }) => state === 'waiting' && id !== this.#held);
	}

	/** What one person has found is never sent in another one's name, whoever holds the phone now. */
	async #allowed(): Promise<boolean> {
		const who = await this.#carrier.signedInAs();
		this.line.heard(who !== 'away');
		if (who === 'away') return false;
		await this.line.open().catch(() => this.line.heard(false));
		this.session = who === this.#person ? 'own' : who === 'nobody' ? 'ended' : 'other';
		return this.session === 'own';
	}

	/** @returns false when sending makes no sense at the moment */
	async #deliver(report: StoredReport): Promise<boolean> {
		const claim = () =>
			this.#shelf.update(report.id, (now) =>
				now.state === 'waiting' && now.revision === report.revision && now.id !== this.#held ? { ...now, attempted: true } : 'leave'
			);
		const delivery = await this.#carrier.deliver(report, claim);
		if (delivery.outcome !== 'dropped') {
			await this.#shelf.update(report.id, (now) => (now.revision === report.revision ? after(report, delivery) : 'leave'));
			if (delivery.outcome === 'delivered') await this.#forgetOld();
		}
		return delivery.outcome !== 'postponed';
	}

	async #forgetOld(): Promise<void> {
		await this.#refresh();
		const done = this.reports.filter(({ state }) => state === 'delivered');
		for (const { id } of done.slice(KEPT)) await this.#shelf.update(id, () => 'remove');
	}

	#made(written: Written): StoredReport {
		return {
			...written,
			...{ id: uuid(), person: this.#person, taskForce: this.#taskForce },
			...{ state: 'waiting', attempted: false, revision: 0, result: null, failure: null, thumb: null }
		};
	}

	#tell(sending: string | null): void {
		this.sending = sending;
		this.#turn?.tell(sending);
	}

	async #changed(): Promise<void> {
		await this.#refresh();
		this.#turn?.tell(this.sending);
		void this.flush();
	}

	async #refresh(): Promise<void> {
		const kept = await this.#shelf.all();
		this.reports = kept.filter(({ person, taskForce }) => person === this.#person && taskForce === this.#taskForce).reverse();
		this.keeping = this.#shelf.keeping;
	}
}

/** Whether its author may still change or remove it. */
export function isLoose({ state, attempted }: Pick<StoredReport, 'state' | 'attempted'>): boolean {
	return state !== 'waiting' || !attempted;
}

/** @param report as it was before this delivery */
function after(report: StoredReport, delivery: Exclude<Delivery, { outcome: 'dropped' }>): ReturnType<Change> {
	switch (delivery.outcome) {
		case 'delivered':
			return { ...report, state: 'delivered', attempted: false, photos: [], failure: null, result: delivery.result, thumb: delivery.thumb };
		case 'refused':
			return { ...report, state: 'refused', attempted: false, failure: delivery.failure };
		case 'postponed':
			return { ...report, attempted: report.attempted || delivery.unanswered, failure: delivery.failure };
	}
}
