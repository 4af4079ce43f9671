import type { Delivery } from './report-delivery.ts';
import type { StoredReport } from './report-store.ts';
import { signedInAs } from './session.ts';

/** How reports reach the server; replaced in tests. */
export interface Carrier {
	/** the person whose session this browser has, `nobody`, or `away` where the server cannot be asked */
	signedInAs(): Promise<string>;
	/** @param claim called when it is about to go out; false: it must not */
	deliver(report: StoredReport, claim: () => Promise<boolean>): Promise<Delivery>;
}

/** What sends is fetched with the first report: where it cannot be, nothing could be sent either. */
export const carrier: Carrier = {
	signedInAs,
	async deliver(report, claim) {
		const sender = await import('./report-delivery.ts').catch(() => null);
		return sender === null ? { outcome: 'postponed', failure: 'no_answer', unanswered: false } : sender.deliver(report, claim);
	}
};
