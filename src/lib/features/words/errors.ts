import type { Failure } from '#lib/client/commands.ts';
import type { ErrorCode } from '#lib/protocol/codes.ts';
import { m } from '#lib/paraglide/messages.js';

/** What happened, what was kept, what to do: one sentence per code. */
export const ERROR_WORD: Record<Failure, () => string> = {
	no_answer: m.error_no_answer,
	invalid: m.error_invalid,
	unknown_command: m.error_unknown_command,
	id_taken: m.error_id_taken,
	unauthenticated: m.error_unauthenticated,
	forbidden: m.error_forbidden,
	foreign_origin: m.error_foreign_origin,
	own_fix: m.error_own_fix,
	not_found: m.error_not_found,
	unknown_task_force: m.error_unknown_task_force,
	unknown_place: m.error_unknown_place,
	unknown_category: m.error_unknown_category,
	unknown_item: m.error_unknown_item,
	unknown_department: m.error_unknown_department,
	unknown_person: m.error_unknown_person,
	unknown_photo: m.error_unknown_photo,
	unknown_issue: m.error_unknown_issue,
	unknown_finding: m.error_unknown_finding,
	issue_closed: m.error_issue_closed,
	wrong_status: m.error_wrong_status,
	wrong_target: m.error_wrong_target,
	lane_required: m.error_lane_required,
	owners_required: m.error_owners_required,
	due_required: m.error_due_required,
	too_many_views: m.error_too_many_views,
	photo_required: m.error_photo_required,
	reason_required: m.error_reason_required,
	day_sealed: m.error_day_sealed,
	too_large: m.error_too_large,
	not_an_image: m.error_not_an_image,
	hash_mismatch: m.error_hash_mismatch,
	method_not_allowed: m.error_method_not_allowed,
	rate_limited: m.error_rate_limited,
	storage_unavailable: m.error_storage_unavailable,
	shutting_down: m.error_shutting_down,
	internal: m.error_internal
};

const BY_STATUS: Record<number, ErrorCode> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found', 429: 'rate_limited', 503: 'storage_unavailable' };

/** For a page that cannot be shown. @param code as the services named it, where they did */
export function pageErrorSentence(status: number, code: string | undefined): string {
	const known = code !== undefined && Object.hasOwn(ERROR_WORD, code) ? (code as ErrorCode) : BY_STATUS[status];
	return ERROR_WORD[known ?? 'internal']();
}
