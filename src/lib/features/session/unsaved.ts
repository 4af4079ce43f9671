interface Counters {
	/** edits of this tab that are not on disk yet */
	waiting(): number;
	/** those of them that cannot be sent at the moment */
	stranded(): number;
	/** those of them that this device does not keep either: leaving loses them */
	unkept(): number;
}

let counters: Counters = { waiting: () => 0, stranded: () => 0, unkept: () => 0 };

/** Set by pages that hold documents, so that those which do not stay light. */
export function countUnsavedWith(given: Counters): void {
	counters = given;
}

export function waitingEdits(): number {
	return counters.waiting();
}

export function strandedEdits(): number {
	return counters.stranded();
}

export function unkeptEdits(): number {
	return counters.unkept();
}
