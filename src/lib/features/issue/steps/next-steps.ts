import type { IssueFields } from '#lib/domain/fields.ts';
import type { Status } from '#lib/domain/statuses.ts';
import { TRANSITIONS, type Transition, type TransitionName, type TransitionRefusal } from '#lib/domain/transitions.ts';

/** What has to be decided about an issue before it can be dispatched. */
export type Missing = 'lane' | 'owner' | 'due';

/** A step that the issue's status allows, and what stands in this person's way. */
export interface Step {
	name: TransitionName;
	refusal: TransitionRefusal | null;
	missing: Missing | null;
}

export interface Steps {
	/** the one that is to be done next by this person; null: somebody else has to, or nothing is */
	next: Step | null;
	/** others that belong beside it */
	beside: Step[];
	/** the rest, each with its reason where it cannot be done */
	more: Step[];
	/** next steps that are somebody else's */
	awaited: Step | null;
}

/** What each status waits for; the first that a person may do is that person's next step. */
const AWAITED: Record<Status, readonly TransitionName[]> = {
	reported: ['issue.accept'],
	accepted: ['issue.dispatch'],
	dispatched: ['issue.start', 'issue.submitFix'],
	in_progress: ['issue.submitFix'],
	rework: ['issue.start', 'issue.submitFix'],
	awaiting_check: ['issue.close'],
	deferred: ['issue.resume'],
	parked: ['issue.resume'],
	closed: [],
	void: [],
	merged: []
};

/** Alternatives that are as near at hand, where this person may take them. */
const BESIDE: Partial<Record<Status, readonly TransitionName[]>> = {
	dispatched: ['issue.submitFix'],
	rework: ['issue.submitFix'],
	awaiting_check: ['issue.return'],
	closed: ['issue.reopen']
};

/** Joining is offered with the fields, since it begins with choosing another issue. */
const APART: readonly TransitionName[] = ['issue.join'];

/** @param refuse what policy says of a step for this person (domain/transitions.ts) */
export function stepsOf(issue: IssueFields, refuse: (name: TransitionName) => TransitionRefusal | null): Steps {
	const steps = (Object.keys(TRANSITIONS) as TransitionName[])
		.filter((name) => (TRANSITIONS[name] as Transition).from.includes(issue.status) && !repeats(name, issue) && !APART.includes(name))
		.map((name): Step => ({ name, refusal: refuse(name), missing: name === 'issue.dispatch' ? missingFor(issue) : null }));
	const among = (names: readonly TransitionName[]) => names.flatMap((name) => steps.filter((step) => step.name === name));
	const awaited = among(AWAITED[issue.status]);
	const next = awaited.find(({ refusal }) => refusal === null) ?? null;
	const beside = among(BESIDE[issue.status] ?? []).filter((step) => step.refusal === null && step !== next);
	return {
		next,
		beside,
		more: steps.filter((step) => step !== next && !beside.includes(step)),
		awaited: next === null ? (awaited[0] ?? null) : null
	};
}

/** Parking what is parked means nothing; deferring what is deferred means another date. */
function repeats(name: TransitionName, { status }: IssueFields): boolean {
	return name === 'issue.park' && status === 'parked';
}

/** In the coordination lane the department may stand for a named person, as the server has it. */
function missingFor({ lane, owners, department, due }: IssueFields): Missing | null {
	if (lane === null) return 'lane';
	if (owners.length === 0 && !(lane === 'coordination' && department !== null)) return 'owner';
	return due === null ? 'due' : null;
}
