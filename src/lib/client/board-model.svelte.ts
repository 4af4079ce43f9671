import { SvelteMap } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { type IssueMap, issuesOf, readIssue } from '#lib/document/board.ts';
import type { FieldValue, IssueFields } from '#lib/domain/fields.ts';

/** A board's issues as the screen reads them; a change of one issue is a change of that entry alone. */
export class BoardModel {
	readonly issues = new SvelteMap<string, IssueFields>();
	#stop: (() => void) | null = null;

	/** Follows a document, from what it holds now on. */
	follow(doc: Y.Doc): void {
		this.#stop?.();
		this.issues.clear();
		const root = issuesOf(doc);
		for (const [id, map] of root) this.issues.set(id, readIssue(map));
		const observer = (events: Y.YEvent<Y.Map<IssueMap | FieldValue>>[]) => {
			for (const id of changedIssues(root, events)) this.#reread(root, id);
		};
		root.observeDeep(observer as Parameters<typeof root.observeDeep>[0]);
		this.#stop = () => root.unobserveDeep(observer as Parameters<typeof root.unobserveDeep>[0]);
	}

	/** Shows rows that were read over HTTP, for those who may not open the document. */
	show(rows: readonly (IssueFields & { id: string })[]): void {
		const gone = new Set(this.issues.keys());
		for (const row of rows) {
			gone.delete(row.id);
			this.issues.set(row.id, row);
		}
		for (const id of gone) this.issues.delete(id);
	}

	close(): void {
		this.#stop?.();
		this.#stop = null;
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
