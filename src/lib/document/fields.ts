import type { FieldKey, FieldValue, IssueFields } from '#lib/domain/fields.ts';

/** The value of a document key in an issue's fields; a member that was never added to a set is `undefined`. */
export function valueOf(fields: IssueFields, key: FieldKey): FieldValue | undefined {
	if (key.startsWith('owner:')) return fields.owners.includes(key.slice('owner:'.length)) ? true : undefined;
	if (key.startsWith('tag:')) return fields.tags.includes(key.slice('tag:'.length)) ? true : undefined;
	return fields[key as Exclude<FieldKey, `owner:${string}` | `tag:${string}`>];
}

/** Sets a document key in an issue's fields; sets stay sorted. */
export function assign(fields: IssueFields, key: FieldKey, value: FieldValue): void {
	if (key.startsWith('owner:')) fields.owners = toggled(fields.owners, key.slice('owner:'.length), value === true);
	else if (key.startsWith('tag:')) fields.tags = toggled(fields.tags, key.slice('tag:'.length), value === true);
	else (fields as unknown as Record<string, FieldValue>)[key] = value;
}

function toggled(members: string[], member: string, present: boolean): string[] {
	const others = members.filter((other) => other !== member);
	if (!present) return others.length === members.length ? members : others;
	return [...others, member].sort();
}

export function sameFields(a: IssueFields, b: IssueFields): boolean {
	return differingKeys(a, b).length === 0;
}

/** Names of the fields in which two readings of an issue differ. */
export function differingKeys(a: IssueFields, b: IssueFields): (keyof IssueFields)[] {
	return (Object.keys(a) as (keyof IssueFields)[]).filter((key) => {
		const left = a[key];
		const right = b[key];
		if (Array.isArray(left) && Array.isArray(right)) return left.join('\n') !== right.join('\n');
		return left !== right;
	});
}
