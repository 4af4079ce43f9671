import type { Reason } from '#lib/domain/reasons.ts';
import { m } from '#lib/paraglide/messages.js';

/** The engines' reasons beside a value, where the value itself need not be named again. */
const SHORT: Record<string, (params: Reason['params']) => string> = {
	alias: byWord,
	words: byWord,
	similar_example: () => m.issue_hint_similar(),
	checklist_item: () => m.issue_hint_item(),
	chosen: () => m.issue_hint_chosen(),
	lesson: () => m.issue_hint_lesson(),
	lesson_lane: () => m.issue_hint_lesson(),
	department_of_category: () => m.issue_hint_category(),
	unsure: () => m.issue_hint_unsure()
};

/** Where no word is left to be named, it was the likeness. */
function byWord({ word = '' }: Reason['params']): string {
	return word === '' ? m.issue_hint_similar() : m.issue_hint_word({ word });
}

/** @returns empty where there is nothing this screen knows to say */
export function reasonHint(reasons: readonly Reason[]): string {
	const said = reasons.map(({ code, params }) => SHORT[code]?.(params) ?? '').filter((words) => words !== '');
	return [...new Set(said)].join(m.comma());
}
