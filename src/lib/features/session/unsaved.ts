let count: () => number = () => 0;

/** Set by pages that hold documents, so that those which do not stay light. */
export function countWaitingEditsWith(counter: () => number): void {
	count = counter;
}

/** Edits of this tab that are not on disk yet. */
export function waitingEdits(): number {
	return count();
}
