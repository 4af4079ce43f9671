import { localDate } from '#lib/domain/days.ts';
import { fieldOf } from '#lib/domain/fields.ts';
import { FIELD_RULES } from '#lib/domain/policy.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EventInfo, FindingInfo, FixInfo, IssueDetail } from '#server/services.ts';
import { COMMAND_DONE } from '../../words/commands.ts';
import { FIELD_WORD } from '../../words/fields.ts';
import { readReasons } from '../../words/proposal.ts';
import { reasonsLine } from '../../words/reasons.ts';
import { changeClause, type Names, sideNote } from './clause.ts';

/** One thing that happened to an issue, in words: 「专班3号 12:07 把类别由…改为…」. */
export interface Happening {
	key: string;
	at: string;
	who: string;
	/** as a sentence without its subject; old values are marked (segments.ts) */
	what: string;
	/** in the person's words, or the program's reasons in words */
	reason: string | null;
	/** evidence that came with it */
	finding: FindingInfo | null;
	fix: FixInfo | null;
	/** numbers of issues that were joined to it by this */
	joined: number[];
}

/** Everything that happened to an issue, newest first: findings, fixes, commands and edits. */
export function happenings(detail: Pick<IssueDetail, 'events' | 'findings' | 'fixes'>, names: Names): Happening[] {
	const findings = [...detail.findings];
	const fixes = [...detail.fixes];
	const told: Happening[] = [];
	for (const events of together(detail.events)) {
		const [first] = events;
		if (first === undefined) continue;
		const happening = {
			key: `event-${first.id}`,
			at: first.at,
			who: first.actor?.name ?? m.the_program(),
			what: sentence(events, names),
			reason: reasonOf(events, names),
			finding: first.kind === 'finding.report' ? take(findings, (one) => one.receivedAt === first.at && one.reporter.id === first.actor?.id) : null,
			fix: first.kind === 'issue.submitFix' ? take(fixes, (one) => one.at === first.at && one.person.id === first.actor?.id) : null,
			joined: events.flatMap(({ field, to }) => (field === 'joined' && typeof to === 'number' ? to : []))
		};
		if (happening.what !== '') told.push(happening);
	}
	// What came with another issue was reported there; here it has its place in time all the same.
	for (const finding of findings) told.push(elsewhere(finding));
	return told
		.map((happening, index) => ({ happening, index }))
		.sort((a, b) => b.happening.at.localeCompare(a.happening.at) || b.index - a.index)
		.map(({ happening }) => happening);
}

export interface DayOf {
	/** YYYY-MM-DD in the task force's zone */
	date: string;
	happenings: Happening[];
}

/** In their order, day by day. */
export function byDay(all: readonly Happening[], timeZone: string): DayOf[] {
	const days: DayOf[] = [];
	for (const happening of all) {
		const date = localDate(Date.parse(happening.at), timeZone);
		const last = days.at(-1);
		if (last?.date === date) last.happenings.push(happening);
		else days.push({ date, happenings: [happening] });
	}
	return days;
}

/** Events of one act: what a command or a proposal writes at once, by one person and for one reason. */
function together(events: readonly EventInfo[]): EventInfo[][] {
	const acts: EventInfo[][] = [];
	for (const event of events) {
		// A command's own proposals may stand between its events.
		const act = acts.findLast(([first]) => first !== undefined && isOneAct(first, event));
		// Two findings of one moment are two: each begins with its own event.
		if (act === undefined || (event.kind === 'finding.report' && beginsReport(event))) acts.push([event]);
		else act.push(event);
	}
	return acts;
}

function isOneAct(a: EventInfo, b: EventInfo): boolean {
	return a.at === b.at && a.kind === b.kind && a.actor?.id === b.actor?.id && a.reason === b.reason;
}

function beginsReport({ field }: EventInfo): boolean {
	return field === null || field === 'findingCount';
}

function sentence(events: readonly EventInfo[], names: Names): string {
	const { kind } = events[0]!;
	const clauses = [...new Set(events.flatMap((event) => clauseOf(event, names)))];
	const changes = clauses.join(m.issue_clause_separator());
	const done = doneWords(events);
	if (kind === 'carried') return changes === '' ? '' : m.done_carried({ change: changes });
	if (done === null) return changes;
	return [done, ...clauses].join(m.issue_clause_separator());
}

/** What a command is called in the record; null: the change speaks for itself. */
function doneWords(events: readonly EventInfo[]): string | null {
	const { kind, field, actor } = events[0]!;
	if (kind === 'notes') return m.done_notes();
	if (kind === 'edit' || kind === 'default' || kind === 'carried' || kind === 'put_back') return null;
	if (kind === 'finding.report') return reportWords(events[0]!);
	// The words of a join and of its undoing are those of the side notes, unless it is this issue that went or came back.
	if (kind === 'issue.join' && events.some((event) => event.field === 'joined')) return null;
	if (kind === 'issue.split') {
		if (events.some((event) => event.field === 'split')) return null;
		return field === null ? m.issue_did_stand_apart() : m.done_split();
	}
	if (kind === 'issue.resume' && actor === null) return m.issue_did_resume_by_date();
	return COMMAND_DONE[kind]?.() ?? m.done_other();
}

function reportWords({ field, to }: EventInfo): string {
	if (field !== null) return m.done_report();
	return to === 'reported' ? m.issue_did_report_unsure() : m.issue_did_report_new();
}

function clauseOf(event: EventInfo, names: Names): string[] {
	const { kind, field: key } = event;
	if (key === null) return [];
	const field = fieldOf(key);
	if (field === null) return [sideNote(event, names.timeZone)].filter((note) => note !== '');
	if (kind === 'put_back') return [m.done_put_back({ field: FIELD_WORD[field]() })];
	if (kind === 'issue.split' && field === 'status') return [changeClause(event, field, names)];
	// A command's own name says its new status; what the server keeps beside it is no news to a reader.
	if (FIELD_RULES[field] === null && kind !== 'edit' && field !== 'repeat' && field !== 'letter') return [];
	return [changeClause(event, field, names)];
}

/** A person's reason is in the person's words; the program's are codes. */
function reasonOf(events: readonly EventInfo[], { reference }: Names): string | null {
	const { reason } = events[0]!;
	const codes = readReasons(reason);
	if (codes === null) return reason;
	return codes.length === 0 ? null : reasonsLine(codes, reference);
}

function elsewhere(finding: FindingInfo): Happening {
	return {
		key: `finding-${finding.id}`,
		at: finding.receivedAt,
		who: finding.reporter.name,
		what: m.done_report(),
		reason: null,
		finding,
		fix: null,
		joined: []
	};
}

function take<T>(from: T[], which: (one: T) => boolean): T | null {
	const index = from.findIndex(which);
	return index < 0 ? null : (from.splice(index, 1)[0] ?? null);
}
