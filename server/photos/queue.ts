/** Runs tasks in order of arrival, so many at a time. */
export interface Queue {
	run<T>(task: () => Promise<T>): Promise<T>;
}

export function makeQueue(slots: number): Queue {
	let running = 0;
	const waiting: (() => void)[] = [];
	return {
		async run(task) {
			if (running >= slots) await new Promise<void>((go) => waiting.push(go));
			else running++;
			try {
				return await task();
			} finally {
				// The slot is handed on, so that nobody slips in between.
				const next = waiting.shift();
				if (next) next();
				else running--;
			}
		}
	};
}
