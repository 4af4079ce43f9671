/**
 * Every error an answer can carry, with the HTTP status it has there. Screens translate the code;
 * `message` in an answer is plain English for logs and for programs.
 */
export const ERROR_STATUS = {
	invalid: 422,
	unknown_command: 422,
	id_taken: 409,
	unauthenticated: 401,
	forbidden: 403,
	foreign_origin: 403,
	own_fix: 403,
	not_found: 404,
	unknown_task_force: 404,
	unknown_place: 422,
	unknown_category: 422,
	unknown_item: 422,
	unknown_department: 422,
	unknown_person: 422,
	unknown_photo: 422,
	unknown_issue: 404,
	unknown_finding: 404,
	issue_closed: 409,
	wrong_status: 409,
	wrong_target: 409,
	lane_required: 409,
	owners_required: 409,
	due_required: 409,
	too_many_views: 409,
	photo_required: 422,
	reason_required: 422,
	day_sealed: 409,
	too_large: 413,
	not_an_image: 415,
	hash_mismatch: 422,
	method_not_allowed: 405,
	rate_limited: 429,
	storage_unavailable: 503,
	shutting_down: 503,
	internal: 500
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** WebSocket close codes of `/collab`. The 4400s say that reconnecting cannot mend it. */
export const CLOSE = {
	tryAgain: 1013,
	goingAway: 1001,
	noSession: 4401,
	notYours: 4403,
	noSuchDocument: 4404,
	tooLarge: 4413,
	inadmissible: 4422
} as const;

/** A refusal that the sender is told of: a code, a plain sentence, and the field it is about. */
export class CommandError extends Error {
	readonly code: ErrorCode;
	readonly field: string | undefined;

	constructor(code: ErrorCode, message: string, field?: string) {
		super(message);
		this.name = 'CommandError';
		this.code = code;
		this.field = field;
	}
}
