import { pushState, replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import type { Desk } from './desk.svelte.ts';

/**
 * The issue that is open beside the list. It has the issue's own address, so that a reload or a link that was sent opens
 * its page; the browser's way back closes it.
 */
export class Sheet {
	readonly #desk: Desk;

	constructor(desk: Desk) {
		this.#desk = desk;
	}

	get id(): string | null {
		return page.state.issue ?? null;
	}

	open(id: string): void {
		const number = this.#desk.model.issues.get(id)?.number;
		if (number === undefined || id === this.id) return;
		const address = resolve('/t/[taskForce]/issues/[number]', { taskForce: this.#desk.taskForce, number: String(number) });
		if (this.id === null) pushState(address, { issue: id });
		else replaceState(address, { issue: id });
	}

	close(): void {
		if (this.id !== null) history.back();
	}
}
