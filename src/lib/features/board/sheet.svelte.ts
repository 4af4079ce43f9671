import { pushState, replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import type { TransitionName } from '#lib/domain/transitions.ts';
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

	/** The form that the issue is opened with. */
	get asks(): TransitionName | null {
		return page.state.asks ?? null;
	}

	open(id: string, asks: TransitionName | null = null): void {
		const number = this.#desk.model.issues.get(id)?.number;
		if (number === undefined || id === this.id) return;
		const address = resolve('/t/[taskForce]/issues/[number]', { taskForce: this.#desk.taskForce, number: String(number) });
		if (this.id === null) pushState(address, { issue: id, asks });
		else replaceState(address, { issue: id, asks });
	}

	close(): void {
		if (this.id !== null) history.back();
	}
}
