import type { Finding } from './pair.ts';
import type { PairContext, Reason } from './types.ts';

/** The reasons of a comparison, what decided it first. */
export function explain(finding: Finding, context: PairContext): Reason[] {
	const reasons: Reason[] = [];
	const say = (code: string, params: Reason['params'] = {}) => reasons.push({ code, params });
	const metres: Reason['params'] = context.distanceM === null ? {} : { metres: Math.round(context.distanceM) };
	if (finding.far) {
		say('far', metres);
		return reasons;
	}
	if (finding.clash !== null) {
		const { kind, a, b } = finding.clash;
		say(`${kind}_differs`, { a, b });
		return reasons;
	}
	if (finding.elsewhere !== null) say('points_elsewhere', { word: finding.elsewhere });
	if (finding.otherThing !== null) say('object_differs', { group: finding.otherThing });
	if (finding.otherMatter) say('object_differs', { group: 'matter' });
	if (finding.twins) say('name_differs');
	say(context.samePlace ? 'same_place' : 'other_place');
	if (finding.category !== null) say('same_category', { category: finding.category });
	if (finding.wording !== null) say('wording', { percent: Math.round(100 * finding.wording) });
	if (context.distanceM !== null) say('distance', metres);
	if (context.minutesApart >= 1440) say('time', { minutes: Math.round(context.minutesApart) });
	return reasons;
}
