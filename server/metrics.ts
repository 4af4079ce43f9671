import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows. Labels are few and fixed: never a person, a document or anything a client sent. */
export class Metrics {
	readonly registry = new Registry();
	readonly #inadmissible: Counter<'why'>;
	readonly #refused: Counter<'reason'>;
	readonly #commands: Counter<'type' | 'outcome'>;
	readonly #items: Counter;
	readonly #commit: Histogram;
	readonly #failures: Counter;
	readonly #frames: Counter;

	constructor() {
		const registers = [this.registry];
		collectDefaultMetrics({ register: this.registry });
		this.#inadmissible = new Counter({
			name: 'noonboard_frames_inadmissible_total',
			help: 'Update frames dropped whole, by the rule they broke',
			labelNames: ['why'],
			registers
		});
		this.#refused = new Counter({
			name: 'noonboard_edits_refused_total',
			help: 'Edits put back by policy, by reason',
			labelNames: ['reason'],
			registers
		});
		this.#commands = new Counter({
			name: 'noonboard_commands_total',
			help: 'Commands answered, by type and outcome',
			labelNames: ['type', 'outcome'],
			registers
		});
		this.#items = new Counter({ name: 'noonboard_journal_items_total', help: 'Items committed', registers });
		this.#commit = new Histogram({
			name: 'noonboard_journal_tick_seconds',
			help: 'Time of one tick, from its first job to its commit',
			buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
			registers
		});
		this.#failures = new Counter({ name: 'noonboard_journal_failures_total', help: 'Ticks undone', registers });
		this.#frames = new Counter({
			name: 'noonboard_frames_broadcast_total',
			help: 'Frames sent to rooms, one per room and commit',
			registers
		});
	}

	inadmissible(why: string): void {
		this.#inadmissible.inc({ why });
	}

	refused(reason: string): void {
		this.#refused.inc({ reason });
	}

	command(type: string, outcome: string): void {
		this.#commands.inc({ type, outcome });
	}

	committed(items: number, seconds: number): void {
		this.#items.inc(items);
		this.#commit.observe(seconds);
	}

	failed(): void {
		this.#failures.inc();
	}

	broadcast(): void {
		this.#frames.inc();
	}

	/** @param read asked at each scrape */
	gauge(name: string, help: string, read: () => number): void {
		new Gauge({
			name: `noonboard_${name}`,
			help,
			registers: [this.registry],
			collect() {
				this.set(read());
			}
		});
	}
}
