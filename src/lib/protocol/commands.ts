import * as v from 'valibot';
import { MAX_INSTRUCTION, MAX_TITLE } from '#lib/domain/fields.ts';
import type { CommandId, FindingId, IssueId, PersonId, PhotoId, TaskForceId } from '#lib/domain/ids.ts';
import { LANES, type Lane } from '#lib/domain/lanes.ts';
import type { Status } from '#lib/domain/statuses.ts';
import type { ErrorCode } from './codes.ts';

/**
 * Version of everything that crosses the wire; a change of a schema below asks for a new one: behind the dot where
 * whatever was sent before is still taken, and means the same.
 */
export const PROTOCOL_VERSION = 'v1.1';
export const MAX_BATCH = 500;
/** More issues than a person is ever shown beside one finding. */
export const MAX_TOLD_APART = 10;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const issueId = v.pipe(v.string(), v.regex(UUID, 'an issue id'), v.transform((s) => s.toLowerCase() as IssueId));
const findingId = v.pipe(v.string(), v.regex(UUID, 'a finding id'), v.transform((s) => s.toLowerCase() as FindingId));
const personId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'a person id'), v.transform((s) => s as PersonId));
const photoId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a photo id'), v.transform((s) => s as PhotoId));
const time = v.pipe(
	v.string(),
	v.isoTimestamp('an ISO 8601 time with a zone'),
	// Dates want the minutes of an offset that ISO 8601 lets one leave out: `+08`.
	v.transform((s) => new Date(s.replace(/([+-]\d\d)$/, '$1:00')).toISOString())
);
const code = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const text = v.pipe(v.string(), v.trim(), v.maxLength(MAX_INSTRUCTION));
const title = v.pipe(v.string(), v.trim(), v.maxLength(MAX_TITLE));
const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const photos = v.pipe(v.array(photoId), v.maxLength(9));

const position = v.object({
	lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
	lon: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
	accuracy: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)), 50)
});

/** One schema per command gives the run-time check and the type. */
export const PAYLOADS = {
	'finding.report': v.object({
		place: code,
		text: v.optional(title),
		category: v.optional(v.nullable(code)),
		item: v.optional(v.nullable(code)),
		position: v.optional(v.nullable(position)),
		photos: v.optional(photos, []),
		capturedAt: time,
		/** an open issue that the reporter has looked at: it is this one … */
		sameAs: v.optional(v.nullable(issueId)),
		/** … and it is none of these */
		differsFrom: v.optional(v.pipe(v.array(issueId), v.maxLength(MAX_TOLD_APART)), [])
	}),
	'issue.accept': v.object({
		issue: issueId,
		lane: v.optional(v.picklist(LANES)),
		category: v.optional(code)
	}),
	'issue.dispatch': v.object({
		issue: issueId,
		owners: v.optional(v.pipe(v.array(personId), v.maxLength(10))),
		due: v.optional(time)
	}),
	'issue.start': v.object({ issue: issueId }),
	'issue.submitFix': v.object({ issue: issueId, photos, note: v.optional(text) }),
	'issue.close': v.object({ issue: issueId, reason: v.optional(reason) }),
	'issue.return': v.object({ issue: issueId, reason }),
	'issue.reopen': v.object({ issue: issueId, reason }),
	'issue.defer': v.object({ issue: issueId, until: time, reason }),
	'issue.park': v.object({ issue: issueId, reason }),
	'issue.void': v.object({ issue: issueId, reason }),
	'issue.join': v.object({ issue: issueId, into: issueId }),
	'issue.resume': v.object({ issue: issueId }),
	/** undoes a join: of two issues (`issue`), or of one finding with the issue it joined (`finding`) */
	'issue.split': v.union([v.object({ issue: issueId }), v.object({ finding: findingId })]),
	'day.seal': v.object({ date: v.optional(v.pipe(v.string(), v.isoDate())) })
} as const;

export type CommandType = keyof typeof PAYLOADS;
export type Payload<T extends CommandType> = v.InferOutput<(typeof PAYLOADS)[T]>;
export type PayloadInput<T extends CommandType> = v.InferInput<(typeof PAYLOADS)[T]>;

export function isCommandType(value: string): value is CommandType {
	return Object.hasOwn(PAYLOADS, value);
}

export const ENVELOPE = v.object({
	id: v.pipe(v.string(), v.regex(UUID_V7, 'a UUIDv7'), v.transform((s) => s.toLowerCase() as CommandId)),
	type: v.pipe(v.string(), v.maxLength(60)),
	taskForce: v.pipe(v.string(), v.minLength(1), v.maxLength(60), v.transform((s) => s as TaskForceId)),
	/** the sender's clock; kept, never trusted */
	at: v.optional(time),
	payload: v.optional(v.unknown(), {})
});
export type Envelope = v.InferOutput<typeof ENVELOPE>;

export interface FindingResult {
	finding: FindingId;
	issue: IssueId;
	number: number;
	outcome: 'new' | 'joined' | 'suggested';
	lane: Lane | null;
	category: string | null;
}

export interface IssueResult {
	issue: IssueId;
	number: number;
	status: Status;
}

export interface SealResult {
	sealed: string;
	open: string;
	carried: number;
}

export type Result = FindingResult | IssueResult | SealResult;

export interface AnswerError {
	code: ErrorCode;
	message: string;
	field?: string;
}

export type Answer =
	| { ok: true; id: string; result: Result }
	| { ok: false; id: string; error: AnswerError };
