import { differingKeys } from '#lib/document/fields.ts';
import type { Field, IssueFields } from '#lib/domain/fields.ts';

export type AwayKind = 'came' | 'closed' | 'left' | 'edited';

/** What others did to one issue while this screen had no connection. */
export interface AwayChange {
	readonly id: string;
	readonly kind: AwayKind;
	/** fields that differ; none of an issue that came or left */
	readonly fields: readonly Field[];
	/** as it is now, or was last */
	readonly number: number;
	readonly title: string;
}

type Issues = ReadonlyMap<string, IssueFields>;

/** In the order in which they are told. */
const KINDS: readonly AwayKind[] = ['came', 'closed', 'left', 'edited'];
/** They change with everything else and say nothing by themselves. */
const CONSEQUENCES: readonly string[] = ['number', 'openedAt', 'closedAt', 'age', 'rank', 'status'];

/**
 * What differs between a board as it was and as it is. What nothing was done to is the same object in both, so a large
 * board costs a look at each issue.
 * @param own `<issue>:<field>` that the person of this screen has edited meanwhile
 */
export function changesBetween(before: Issues, now: Issues, own: ReadonlySet<string>): AwayChange[] {
	const changes: AwayChange[] = [];
	for (const [id, issue] of now) {
		const old = before.get(id);
		if (old === issue) continue;
		const kind = kindOf(old, issue);
		if (kind === null) continue;
		const fields = old === undefined || kind === 'left' ? [] : fieldsOf(old, issue).filter((field) => !own.has(`${id}:${field}`));
		if (kind === 'edited' && fields.length === 0 && old?.status === issue.status) continue;
		changes.push({ id, kind, fields, number: issue.number, title: issue.title });
	}
	for (const [id, { number, title, status }] of before) {
		if (!now.has(id) && !ended(status)) changes.push({ id, kind: 'left', fields: [], number, title });
	}
	return changes.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.number - b.number);
}

/** @returns null for what was gone before it was ever seen */
function kindOf(old: IssueFields | undefined, { status }: IssueFields): AwayKind | null {
	if (ended(status)) return old === undefined || ended(old.status) ? null : 'left';
	if (old === undefined) return 'came';
	return status === 'closed' && old.status !== 'closed' ? 'closed' : 'edited';
}

function ended(status: IssueFields['status']): boolean {
	return status === 'void' || status === 'merged';
}

function fieldsOf(old: IssueFields, issue: IssueFields): Field[] {
	return differingKeys(old, issue)
		.filter((key) => !CONSEQUENCES.includes(key))
		.map((key) => (key === 'owners' ? 'owner' : key === 'tags' ? 'tag' : key));
}
