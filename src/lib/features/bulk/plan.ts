import type { Field, FieldKey, FieldValue, IssueFields } from '#lib/domain/fields.ts';
import type { EditChange } from '#lib/domain/policy.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import type { TransitionName, TransitionRefusal } from '#lib/domain/transitions.ts';
import type { ErrorCode } from '#lib/protocol/codes.ts';

export interface Target {
	id: string;
	issue: IssueFields;
}

/** Why some of the selected are left out: a sentence, and which. */
export interface Blocked {
	why: string;
	numbers: number[];
}

/** What one action would do to many, said before it is done. */
export interface Plan {
	able: Target[];
	/** those that are so already */
	same: Target[];
	blocked: Blocked[];
}

/** One key and its new value, the same for all. */
export interface BulkEdit {
	field: Field;
	key: FieldKey;
	to: FieldValue;
}

/** What a key holds now, as policy compares it. */
export function valueOf(issue: IssueFields, key: FieldKey): FieldValue {
	if (key.startsWith('owner:')) return issue.owners.includes(key.slice('owner:'.length));
	if (key.startsWith('tag:')) return issue.tags.includes(key.slice('tag:'.length));
	return issue[key as Exclude<FieldKey, `owner:${string}` | `tag:${string}`>];
}

/** @param refuse the desk's own: why this person cannot make the change, as a sentence */
export function planEdit(
	targets: readonly Target[],
	{ field, key, to }: BulkEdit,
	refuse: (issue: IssueFields, field: Field, change: EditChange) => string | null
): Plan {
	return plan(targets, ({ issue }) => {
		const from = valueOf(issue, key);
		if (from === to) return 'same';
		return refuse(issue, field, { from, to });
	});
}

/** What a command asks for besides the issue, where all get the same. */
export interface CommandWith {
	lane?: string | null;
	owners?: readonly string[];
	due?: string | null;
	into?: string;
}

/** What the server will miss; the same it says then. */
export function missing(name: TransitionName, { id, issue }: Target, given: CommandWith): ErrorCode | null {
	if (name === 'issue.accept') return (given.lane ?? issue.lane) === null ? 'lane_required' : null;
	if (name === 'issue.join') return given.into === id ? 'wrong_target' : null;
	if (name !== 'issue.dispatch') return null;
	if (issue.lane === null) return 'lane_required';
	const owned = issue.owners.length > 0 || (given.owners ?? []).length > 0;
	if (!owned && !(issue.lane === 'coordination' && issue.department !== null)) return 'owners_required';
	return (given.due ?? issue.due) === null ? 'due_required' : null;
}

/** @param refuse the desk's own; @param say the sentence of a refusal */
export function planCommand(
	targets: readonly Target[],
	name: TransitionName,
	given: CommandWith,
	refuse: (name: TransitionName, issue: IssueFields) => TransitionRefusal | ErrorCode | null,
	say: (code: TransitionRefusal | ErrorCode) => string
): Plan {
	return plan(targets, (target) => {
		const code = refuse(name, target.issue) ?? missing(name, target, given);
		return code === null ? null : say(code);
	});
}

/** Issues that others can join: open, and not void or merged. The selected come first. */
export function joinTargets(issues: Iterable<readonly [string, IssueFields]>, selected: ReadonlySet<string>): Target[] {
	return [...issues]
		.filter(([, { status }]) => isOpen(status))
		.map(([id, issue]) => ({ id, issue }))
		.sort((a, b) => Number(selected.has(b.id)) - Number(selected.has(a.id)) || a.issue.number - b.issue.number);
}

function plan(targets: readonly Target[], judge: (target: Target) => string | null): Plan {
	const able: Target[] = [];
	const same: Target[] = [];
	const blocked = new Map<string, number[]>();
	for (const target of targets) {
		const why = judge(target);
		if (why === null) able.push(target);
		else if (why === 'same') same.push(target);
		else blocked.set(why, [...(blocked.get(why) ?? []), target.issue.number]);
	}
	return { able, same, blocked: [...blocked].map(([why, numbers]) => ({ why, numbers })) };
}
