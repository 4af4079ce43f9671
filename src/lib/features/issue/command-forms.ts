import type { TransitionName } from '#lib/domain/transitions.ts';

/** What is asked before a command is sent. */
export interface CommandForm {
	reason?: 'required' | 'optional';
	until?: true;
	target?: true;
	photos?: true;
	note?: true;
}

/** Payloads of protocol/commands.ts, as far as a person fills them in. */
export const COMMAND_FORM: Record<TransitionName, CommandForm> = {
	'issue.accept': {},
	'issue.dispatch': {},
	'issue.start': {},
	'issue.submitFix': { photos: true, note: true },
	'issue.close': { reason: 'optional' },
	'issue.return': { reason: 'required' },
	'issue.reopen': { reason: 'required' },
	'issue.defer': { reason: 'required', until: true },
	'issue.park': { reason: 'required' },
	'issue.void': { reason: 'required' },
	'issue.join': { target: true },
	'issue.resume': {}
};

export function asksNothing(name: TransitionName): boolean {
	return Object.keys(COMMAND_FORM[name]).length === 0;
}

export interface Filled {
	reason: string;
	note: string;
	/** ISO 8601 in UTC, or null where nothing readable was entered */
	until: string | null;
	target: string;
	photos: string[];
}

/** The payload of a filled form; what is left empty is left out, so that the server names what is missing. */
export function payloadOf(name: TransitionName, issue: string, filled: Filled): Record<string, unknown> {
	const form = COMMAND_FORM[name];
	const payload: Record<string, unknown> = { issue };
	if (form.reason !== undefined && filled.reason.trim() !== '') payload.reason = filled.reason.trim();
	if (form.until) payload.until = filled.until;
	if (form.target) payload.into = filled.target;
	if (form.photos) payload.photos = filled.photos;
	if (form.note && filled.note.trim() !== '') payload.note = filled.note.trim();
	return payload;
}
