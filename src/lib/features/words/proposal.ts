import * as v from 'valibot';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Reason } from '#lib/domain/reasons.ts';

const REASON = v.object({ code: v.string(), params: v.record(v.string(), v.union([v.string(), v.number()])) });

/** What the engines said of an issue, as far as a screen shows it (`IssueDetail.proposal`). */
const PROPOSAL = v.object({
	match: v.object({ issue: v.nullable(v.string()), confidence: v.number(), reasons: v.array(REASON) }),
	triage: v.object({
		category: v.nullable(v.string()),
		lane: v.nullable(v.picklist(['instant', 'coordination'] satisfies Lane[])),
		department: v.nullable(v.string()),
		confidence: v.number(),
		reasons: v.array(REASON)
	})
});

export type Proposal = v.InferOutput<typeof PROPOSAL>;

/** Reasons as an event of the record keeps them (JSON); null where it holds something else. */
export function readReasons(json: string | null): Reason[] | null {
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(REASON)), json);
	return parsed.success ? parsed.output : null;
}

/** null for an issue that nobody proposed anything for. */
export function readProposal(value: unknown): Proposal | null {
	const parsed = v.safeParse(PROPOSAL, value);
	return parsed.success ? parsed.output : null;
}
