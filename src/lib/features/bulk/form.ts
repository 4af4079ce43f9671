import type { IssueFields } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '../board/desk.svelte.ts';
import { fromInput, tomorrowNoon } from '../board/local-time.ts';
import { ERROR_WORD } from '../words/errors.ts';
import type { BulkCommandName } from './bulk-words.ts';
import type { CommandWith, Target } from './plan.ts';

/** What is given to all of the selected with one command. */
export interface BulkFormValues {
	/** of what is taken out of the tray; null: as proposed for each */
	lane: Lane | null;
	/** added to each */
	owners: string[];
	/** as a clock shows it; empty: each keeps its own */
	due: string;
	until: string;
	reason: string;
	/** the issue that the others join */
	into: string;
}

const ASKS_REASON: readonly BulkCommandName[] = ['issue.defer', 'issue.park', 'issue.void'];

export function asksReason(name: BulkCommandName): boolean {
	return ASKS_REASON.includes(name);
}

/** The others join the one that was found first. */
export function emptyForm(name: BulkCommandName, targets: readonly Target[], desk: Pick<Desk, 'now' | 'timeZone'>): BulkFormValues {
	const first = name === 'issue.join' ? oldestOpen(targets) : null;
	return { lane: null, owners: [], due: '', until: tomorrowNoon(desk.now, desk.timeZone), reason: '', into: first ?? '' };
}

/** What keeps the command from being sent at all, as a sentence; null: nothing. */
export function whatIsMissing(name: BulkCommandName, form: BulkFormValues): string | null {
	if (asksReason(name) && form.reason.trim() === '') return ERROR_WORD.reason_required();
	if (name === 'issue.defer' && form.until === '') return m.bulk_until_required();
	if (name === 'issue.join' && form.into === '') return m.bulk_join_choose();
	return null;
}

export function givenOf(form: BulkFormValues, timeZone: string): CommandWith {
	return { lane: form.lane, owners: form.owners, due: fromInput(form.due, timeZone), into: form.into };
}

/** What is left empty is left out: each issue keeps what it has. */
export function payloadOf(name: BulkCommandName, issue: string, form: BulkFormValues, timeZone: string): Record<string, unknown> {
	const reason = form.reason.trim();
	switch (name) {
		case 'issue.accept':
			return { issue, ...(form.lane === null ? {} : { lane: form.lane }) };
		case 'issue.dispatch': {
			const due = fromInput(form.due, timeZone);
			return { issue, ...(form.owners.length === 0 ? {} : { owners: form.owners }), ...(due === null ? {} : { due }) };
		}
		case 'issue.defer':
			return { issue, until: fromInput(form.until, timeZone), reason };
		case 'issue.park':
		case 'issue.void':
			return { issue, reason };
		case 'issue.join':
			return { issue, into: form.into };
		case 'issue.resume':
			return { issue };
	}
}

function oldestOpen(targets: readonly Target[]): string | null {
	const open = targets.filter(({ issue }: { issue: IssueFields }) => isOpen(issue.status));
	return open.sort((a, b) => a.issue.number - b.issue.number)[0]?.id ?? null;
}
