import * as v from 'valibot';

/** Saved views: what somebody looks at often, kept per person and task force. */
export const MAX_VIEWS = 50;
export const MAX_VIEW_NAME = 40;
export const MAX_VIEW_QUERY = 2000;

const VIEW_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Made by whoever saves it, so that saving twice saves once. */
export function isViewId(value: string): boolean {
	return VIEW_ID.test(value);
}

/** Body of `PUT /api/v1/task-forces/:slug/views/:view`. What is left out stays as it was. */
export const SAVED_VIEW = v.strictObject({
	name: v.pipe(
		v.string(),
		v.trim(),
		v.minLength(1, 'a view has a name'),
		v.maxLength(MAX_VIEW_NAME, `a name has at most ${MAX_VIEW_NAME} characters`),
		v.regex(/^[^\p{C}]*$/u, 'a name has no control characters')
	),
	/** as it stands in the board's address after `?` */
	query: v.pipe(
		v.string(),
		v.maxLength(MAX_VIEW_QUERY, `a query has at most ${MAX_VIEW_QUERY} characters`),
		v.regex(/^[^\p{C}\s?#]*$/u, 'a query is written as in an address')
	),
	/** order in the list */
	position: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))),
	/** opens the board when its address names no view; at most one is */
	isDefault: v.optional(v.boolean())
});

export type SavedViewInput = v.InferOutput<typeof SAVED_VIEW>;

export interface SavedView {
	id: string;
	name: string;
	query: string;
	position: number;
	isDefault: boolean;
	createdAt: string;
}
