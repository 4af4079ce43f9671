const EVERY_MS = 1_000;

/**
 * Edits of plans have no line in the feed, yet figures follow from them: whoever counts from rows is told that it is
 * time to count again. At once, then at most once a second for each task force.
 */
export class EditNotices {
	readonly #send: (taskForce: string) => void;
	/** told less than a second ago → edited again since */
	readonly #resting = new Map<string, { again: boolean; timer: NodeJS.Timeout }>();

	constructor(send: (taskForce: string) => void) {
		this.#send = send;
	}

	edited(taskForce: string): void {
		const resting = this.#resting.get(taskForce);
		if (resting !== undefined) resting.again = true;
		else this.#tell(taskForce);
	}

	close(): void {
		for (const { timer } of this.#resting.values()) clearTimeout(timer);
		this.#resting.clear();
	}

	#tell(taskForce: string): void {
		this.#send(taskForce);
		const rested = () => {
			const again = this.#resting.get(taskForce)?.again === true;
			this.#resting.delete(taskForce);
			if (again) this.#tell(taskForce);
		};
		this.#resting.set(taskForce, { again: false, timer: setTimeout(rested, EVERY_MS) });
	}
}
