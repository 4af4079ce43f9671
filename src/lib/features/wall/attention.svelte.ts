const IDLE_MS = 4_000;

/** Whether somebody stands at the screen: controls and pointer show for a while after each movement. */
export class Attention {
	there = $state(false);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @returns how to stop */
	start(): () => void {
		const moved = () => {
			this.there = true;
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => (this.there = false), IDLE_MS);
		};
		const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
		for (const event of events) window.addEventListener(event, moved);
		return () => {
			clearTimeout(this.#timer);
			for (const event of events) window.removeEventListener(event, moved);
		};
	}
}
