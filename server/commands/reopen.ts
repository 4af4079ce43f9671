import { ageInDays, localDate } from '#lib/domain/days.ts';
import { prepareEvidence } from './evidence-reads.ts';
import type { Handler } from './handler.ts';
import { begin, complete, prepareIssue } from './transition.ts';

/** 回潮: it has come back. Same number; one that was closed on an earlier day returns to the open board. */
export const reopen: Handler<'issue.reopen'> = {
	async prepare(preparation, { issue }) {
		await prepareIssue(preparation, issue);
		if (preparation.archive.has(issue)) await prepareEvidence(preparation.tick, issue);
	},
	run(context, { issue }) {
		const { editor, street, tick, cause } = context;
		const record = begin(context, 'issue.reopen', issue);
		if (!street.issues.has(issue)) {
			const opened = localDate(Date.parse(record.fields.openedAt), street.timeZone);
			record.fields.age = ageInDays(opened, street.date);
			editor.add(record);
			for (const evidence of prepareEvidence.of(tick, issue)) street.addEvidence(issue, evidence);
		}
		editor.set(record, 'repeat', true, cause);
		return complete(context, 'issue.reopen', record);
	}
};
