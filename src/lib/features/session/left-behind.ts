import { m } from '#lib/paraglide/messages.js';
import { unkeptEdits, waitingEdits } from './unsaved.ts';

/** What somebody should know before signing out: edits that were not sent, of this page or an earlier one; null: there are none. */
export async function leftBehind(): Promise<string | null> {
	if (unkeptEdits() > 0) return m.leave_unsaved();
	const kept = await import('#lib/client/local-sweep.ts').then(({ waitingCopies }) => waitingCopies()).catch(() => 0);
	const count = Math.max(waitingEdits(), kept);
	return count === 0 ? null : m.leave_kept({ count });
}
