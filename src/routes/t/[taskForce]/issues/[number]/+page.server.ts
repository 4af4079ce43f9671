import { error } from '@sveltejs/kit';
import { ask, signedIn } from '../../../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('issue:detail');
	if (!/^\d{1,9}$/.test(params.number)) error(404, { message: 'unknown_issue', code: 'unknown_issue' });
	const viewer = signedIn(locals);
	const { reading, savedViews } = locals.services;
	const issue = await ask(reading.issueByNumber(viewer, params.taskForce, Number(params.number)));
	const [days, saved] = await ask(Promise.all([reading.days(viewer, params.taskForce), savedViews.list(viewer, params.taskForce)]));
	const target = issue.mergedInto === null ? null : await ask(reading.issue(viewer, issue.mergedInto));
	return {
		issue,
		saved,
		sealedAt: days.find(({ date }) => date === issue.boardDate)?.sealedAt ?? null,
		mergedInto: target === null ? null : { id: target.id, number: target.number, title: target.title }
	};
};
