import * as v from 'valibot';
import { CommandError } from '#lib/protocol/codes.ts';
import { PREVIEW, type PreviewReport } from '#lib/protocol/preview.ts';
import type { Previews } from '../../services.ts';
import { jsonOf } from '../body.ts';
import type { Api } from '../env.ts';
import { problem } from '../problem.ts';
import { Rate } from '../rate.ts';

const MAX_BODY = 16 * 1024;
/** A phone asks when its owner pauses in typing: about once a second, a burst when many fields change. */
const BURST = 20;
const PER_SECOND = 4;

/** What a finding would become, while it is being written. */
export function previewRoutes(api: Api, previews: Previews): void {
	const rate = new Rate(BURST, PER_SECOND);
	api.post('/api/v1/task-forces/:slug/preview', async (c) => {
		const { viewer } = c.var;
		const wait = rate.take(viewer.session);
		if (wait > 0) return problem('rate_limited', 'too many previews at once', { 'retry-after': String(wait) });
		return c.json(await previews.preview(viewer, c.req.param('slug'), reportOf(await jsonOf(c.req.raw, MAX_BODY))));
	});
}

/** @throws CommandError invalid */
function reportOf(body: unknown): PreviewReport {
	const report = v.safeParse(PREVIEW, body);
	if (report.success) return report.output;
	const [issue] = report.issues;
	throw new CommandError('invalid', issue.message, v.getDotPath(issue) ?? undefined);
}
