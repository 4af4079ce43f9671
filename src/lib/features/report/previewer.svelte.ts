import { askPreview, type Previewed } from '#lib/client/preview.ts';
import type { Preview, PreviewInput } from '#lib/protocol/preview.ts';

/** How long somebody pauses in typing. */
const PAUSE_MS = 350;
const PATIENCE_MS = 6_000;
const AGAIN_MS = 2_000;

type Ask = (input: PreviewInput, signal: AbortSignal) => Promise<Previewed>;

/** Asks what a finding would become while it is written; only the answer to what stands there now counts. */
export class Previewer {
	/** the last answer; it stays in sight while the next one is on its way */
	preview = $state.raw<Preview | null>(null);
	/** `away`: cannot be asked now, it will be decided on sending; `refused`: the server sees a mistake in it */
	state = $state<'idle' | 'asking' | 'fresh' | 'away' | 'refused'>('idle');

	readonly #ask: Ask;
	#input: PreviewInput | null = null;
	#key = '';
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: AbortController | null = null;

	constructor(taskForce: string, ask: Ask = (input, signal) => askPreview(taskForce, input, signal)) {
		this.#ask = ask;
	}

	/** @param input null: there is nothing to ask about */
	about(input: PreviewInput | null): void {
		const key = keyOf(input);
		if (key === this.#key) return;
		// What was alike at another place says nothing of this one.
		if (input?.place !== this.#input?.place) this.preview = null;
		this.#key = key;
		this.#input = input;
		this.#stop();
		if (input === null) {
			this.preview = null;
			this.state = 'idle';
			return;
		}
		this.state = 'asking';
		this.#timer = setTimeout(() => void this.#run(input), PAUSE_MS);
	}

	/** The line is up again, or a moment has passed. */
	again(): void {
		if (this.state !== 'away' || this.#input === null) return;
		this.#stop();
		this.state = 'asking';
		void this.#run(this.#input);
	}

	stop(): void {
		this.#stop();
	}

	async #run(input: PreviewInput): Promise<void> {
		const running = new AbortController();
		this.#running = running;
		const patience = setTimeout(() => running.abort(), PATIENCE_MS);
		const answer = await this.#ask(input, running.signal);
		clearTimeout(patience);
		if (this.#running !== running) return;
		this.#running = null;
		if (answer.ok) {
			this.preview = answer.preview;
			this.state = 'fresh';
			return;
		}
		this.preview = null;
		const mistake = answer.code.startsWith('unknown_') || answer.code === 'invalid' || answer.code === 'forbidden';
		this.state = mistake ? 'refused' : 'away';
		if (answer.code === 'rate_limited') this.#timer = setTimeout(() => this.again(), AGAIN_MS);
	}

	#stop(): void {
		clearTimeout(this.#timer);
		const running = this.#running;
		this.#running = null;
		running?.abort();
	}
}

/** When something was captured is no other question. */
function keyOf(input: PreviewInput | null): string {
	return input === null ? '' : JSON.stringify({ ...input, capturedAt: '' });
}
