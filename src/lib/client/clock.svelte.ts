/** The time as the screen shows it; moves every quarter of a minute while something is on screen. */
export class Clock {
	now = $state(Date.now());

	/** @returns how to stop */
	start(): () => void {
		this.now = Date.now();
		const timer = setInterval(() => (this.now = Date.now()), 15_000);
		return () => clearInterval(timer);
	}
}
