import type { StoredReport } from '#lib/client/report-store.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import type { FindingResult } from '#lib/protocol/commands.ts';
import { m } from '#lib/paraglide/messages.js';
import { LANE_WORD } from '../words/statuses.ts';

export type ReportState = 'waiting' | 'sending' | 'unconfirmed' | 'delivered' | 'refused';

/** What is true of a report at this moment. */
export function stateOf(report: Pick<StoredReport, 'id' | 'state' | 'attempted'>, sending: string | null): ReportState {
	if (report.state !== 'waiting') return report.state;
	if (report.id === sending) return 'sending';
	return report.attempted ? 'unconfirmed' : 'waiting';
}

export const STATE_WORD: Record<ReportState, () => string> = {
	waiting: m.report_state_waiting,
	sending: m.report_state_sending,
	unconfirmed: m.report_state_unconfirmed,
	delivered: m.report_state_delivered,
	refused: m.report_state_refused
};

/** `已并入017`, `立为018，立行立改`, `立为018，待研判` */
export function becameSentence({ outcome, number, lane }: Pick<FindingResult, 'outcome' | 'number' | 'lane'>): string {
	const named = issueNumber(number);
	if (outcome === 'joined') return m.report_became_joined({ number: named });
	if (outcome === 'suggested') return m.report_became_suggested({ number: named });
	return lane === null ? m.report_became_tray({ number: named }) : m.report_became_new({ number: named, lane: LANE_WORD[lane]() });
}
