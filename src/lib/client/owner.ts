/** Whose copies this browser keeps and sends: those of one person, of one installation's data. */
export interface Owner {
	person: string;
	/** of the installation's data (`restore` starts a new one) */
	generation: string;
}

let current: Owner | null = null;
const listeners = new Set<() => void>();

/** Said by the root of every page, in the browser alone: on the server many people share this module. */
export function setOwner(owner: Owner | null): void {
	if (owner?.person === current?.person && owner?.generation === current?.generation) return;
	current = owner;
	for (const listener of listeners) listener();
}

export function owner(): Owner | null {
	return current;
}

/** Called whenever somebody else is signed in. */
export function onOwnerChange(listener: () => void): void {
	listeners.add(listener);
}
