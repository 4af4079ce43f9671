import * as v from 'valibot';
import type { Lane } from '#lib/domain/lanes.ts';

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

/** null for an issue that nobody proposed anything for. */
export function readProposal(value: unknown): Proposal | null {
	const parsed = v.safeParse(PROPOSAL, value);
	return parsed.success ? parsed.output : null;
}
