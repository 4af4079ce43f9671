import { SvelteMap } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { type IssueMap, issuesOf, readIssue } from '#lib/document/board.ts';
import type { FieldValue, IssueFields } from '#lib/domain/fields.ts';

/** @param ids of the issues that have just changed, come or gone; null: everything is new @param local changed on this screen */
type Listener = (ids: ReadonlySet<string> | null, local: boolean) => void;

/** A board's issues as the screen reads them; a change of one issue is a change of that entry alone. */
export class BoardModel {
	readonly issues = new SvelteMap<string, IssueFields>();
	readonly #listeners = new Set<Listener>();
	#stop: (() => void) | null = null;

	/**
	 * Tells which issues change, for those who would otherwise have to read all of them again.
	 * @returns how to stop
	 */
	listen(listener: Listener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Follows a document, from what it holds now on. */
	follow(doc: Y.Doc): void {
		this.#stop?.();
		this.issues.clear();
		const root = issuesOf(doc);
		for (const [id, map] of root) this.issues.set(id, readIssue(map));
		this.#tell(null, false);
		const observer = (events: Y.YEvent<Y.Map<IssueMap | FieldValue>>[], { local }: Y.Transaction) => {
			const changed = changedIssues(root, events);
			for (const id of changed) this.#reread(root, id);
			this.#tell(changed, local);
		};
		root.observeDeep(observer as Parameters<typeof root.observeDeep>[0]);
		this.#stop = () => root.unobserveDeep(observer as Parameters<typeof root.unobserveDeep>[0]);
	}

	/** Shows rows that were read over HTTP, for those who may not open the document. */
	show(rows: readonly (IssueFields & { id: string })[]): void {
		const changed = new Set(this.issues.keys());
		const there = new Set(rows.map(({ id }) => id));
		for (const id of changed) if (!there.has(id)) this.issues.delete(id);
		for (const row of rows) {
			changed.add(row.id);
			this.issues.set(row.id, row);
		}
		this.#tell(changed, false);
	}

	close(): void {
		this.#stop?.();
		this.#stop = null;
	}

	#tell(ids: ReadonlySet<string> | null, local: boolean): void {
		for (const listener of this.#listeners) listener(ids, local);
	}

	#reread(root: Y.Map<IssueMap>, id: string): void {
		const map = root.get(id);
		if (map === undefined) this.issues.delete(id);
		else this.issues.set(id, readIssue(map));
	}
}

function changedIssues(root: Y.Map<IssueMap>, events: readonly Y.YEvent<Y.Map<IssueMap | FieldValue>>[]): Set<string> {
	const changed = new Set<string>();
	for (const event of events) {
		const [issue] = event.path;
		if (typeof issue === 'string') changed.add(issue);
		else if ((event.target as unknown) === root) for (const key of event.changes.keys.keys()) changed.add(key);
	}
	return changed;
}
