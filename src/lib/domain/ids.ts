/**
 * Branded identifiers: a finding's id given where an issue's is wanted does not compile.
 * A brand costs nothing at run time; values are made at the boundary (schemas, repositories).
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type IssueId = Branded<'IssueId'>;
export type FindingId = Branded<'FindingId'>;
export type PersonId = Branded<'PersonId'>;
/** SHA-256 of the bytes as uploaded, 64 lower-case hex digits. */
export type PhotoId = Branded<'PhotoId'>;
/** The slug of a task force, as in `/t/<slug>` and `board/<slug>/<date>`. */
export type TaskForceId = Branded<'TaskForceId'>;
/** UUIDv7 made by the sender of a command. */
export type CommandId = Branded<'CommandId'>;
/** A calendar date `YYYY-MM-DD` in the task force's time zone. */
export type BoardDate = Branded<'BoardDate'>;
/** An instant as ISO 8601 in UTC, with milliseconds: `2026-11-22T04:00:00.000Z`. */
export type Instant = Branded<'Instant'>;

/** @param ms milliseconds since the epoch */
export function instant(ms: number): Instant {
	return new Date(ms).toISOString() as Instant;
}
