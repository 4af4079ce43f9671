/** The life of an issue, DOMAIN.md "Status". */
export const STATUSES = [
	'reported',
	'accepted',
	'dispatched',
	'in_progress',
	'awaiting_check',
	'rework',
	'closed',
	'deferred',
	'parked',
	'void',
	'merged'
] as const;

export type Status = (typeof STATUSES)[number];

/** Ended: nothing about the plan may change any more, and the issue is not carried to the next day. */
export const ENDED: readonly Status[] = ['closed', 'void', 'merged'];

/** Still a matter on the ground: another finding of it joins instead of opening a second issue. */
export function isOpen(status: Status): boolean {
	return !ENDED.includes(status);
}

/** States from which an issue can still be set aside: everything before somebody waits for a check. */
export const BEFORE_CHECK: readonly Status[] = [
	'reported',
	'accepted',
	'dispatched',
	'in_progress',
	'rework',
	'deferred',
	'parked'
];

/** The letter of an issue in the coordination lane, beside its status. */
export const LETTER_STATES = ['none', 'drafting', 'sent', 'answered', 'overdue'] as const;
export type LetterState = (typeof LETTER_STATES)[number];
