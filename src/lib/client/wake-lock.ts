/** Keeps the screen on while a page is shown, where the browser can. @returns how to stop */
export function keepAwake(): () => void {
	let lock: WakeLockSentinel | null = null;
	let stopped = false;
	const take = async () => {
		if (stopped || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		const taken = await navigator.wakeLock.request('screen').catch(() => null);
		if (stopped) void taken?.release();
		else lock = taken;
	};
	// The browser lets go of it whenever the page is hidden.
	const again = () => void take();
	document.addEventListener('visibilitychange', again);
	void take();
	return () => {
		stopped = true;
		document.removeEventListener('visibilitychange', again);
		void lock?.release();
	};
}
