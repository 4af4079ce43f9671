import type { Lesson } from '#lib/domain/triage/index.ts';
import type { Tick } from '../journal/tick.ts';
import type { IssueRecord } from './record.ts';
import type { Street } from './street.ts';

/**
 * What the task force decides teaches the next proposal (DOMAIN.md, "Triage"): a corrected category for the
 * words, a lane and department for the category at this kind of place.
 */
export function learn(street: Street, tick: Tick, record: IssueRecord, field: 'lane' | 'category' | 'department'): void {
	const { fields } = record;
	if (fields.category === null) return;
	const placeType = street.places.placeTypeOf(fields.place);
	if (field === 'category') {
		keep(street, tick, { kind: 'category', text: fields.title, placeType, category: fields.category });
	} else if (fields.lane !== null) {
		// The department was proposed for the lane as it was; only one a person has named is a decision.
		const department = record.setByHand.has('department') ? fields.department : null;
		keep(street, tick, { kind: 'lane', category: fields.category, placeType, lane: fields.lane, department });
	}
}

function keep(street: Street, tick: Tick, lesson: Lesson): void {
	street.triage.learn(lesson);
	tick.writes.lessons.push({
		task_force: street.id,
		kind: lesson.kind,
		text: lesson.kind === 'category' ? lesson.text : null,
		place_type: lesson.placeType,
		category: lesson.category,
		lane: lesson.kind === 'lane' ? lesson.lane : null,
		department: lesson.kind === 'lane' ? lesson.department : null,
		at: tick.at
	});
}
