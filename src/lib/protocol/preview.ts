import * as v from 'valibot';
import type { IssueId, PersonId } from '#lib/domain/ids.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Reason } from '#lib/domain/reasons.ts';
import type { Status } from '#lib/domain/statuses.ts';
import { PAYLOADS } from './commands.ts';

/** `POST /api/v1/task-forces/:slug/preview`: a finding as far as it is written. Nothing is stored. */
export const PREVIEW = v.omit(PAYLOADS['finding.report'], ['photos']);
export type PreviewInput = v.InferInput<typeof PREVIEW>;
export type PreviewReport = v.InferOutput<typeof PREVIEW>;

/** An open issue to look at beside the finding. */
export interface LookAlike {
	issue: IssueId;
	number: number;
	title: string;
	place: string;
	status: Status;
	lane: Lane | null;
	category: string | null;
	department: string | null;
	photo: string | null;
	openedAt: string;
	openedBy: PersonId;
	/** whether the finding would join it by itself */
	sure: boolean;
	confidence: number;
	reasons: Reason[];
	/** between the two positions; null where one of them is unknown */
	metres: number | null;
	/** by how much its evidence is the earlier one; negative where it is later */
	minutesEarlier: number;
}

/** What `finding.report` would make of it at this moment. */
export interface Preview {
	outcome: 'new' | 'joined' | 'suggested';
	/** the issue it would join, or be put beside */
	issue: IssueId | null;
	/** as an issue of its own; null where the engines are not sure */
	category: string | null;
	lane: Lane | null;
	department: string | null;
	limitHours: number | null;
	/** 0…1 of the category */
	confidence: number;
	reasons: Reason[];
	/** the next best, strongest first */
	alternatives: { category: string; confidence: number }[];
	/** most alike first, without those that the reporter has told apart */
	lookAlikes: LookAlike[];
}
