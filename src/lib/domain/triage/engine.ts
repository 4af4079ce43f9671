import type { Catalogue, Category } from '#lib/domain/catalogue/index.ts';
import { normalise } from '#lib/domain/text/index.ts';
import { Lessons } from './lessons.ts';
import { rank, type Ranked } from './rank.ts';
import { Topics } from './topics.ts';
import { why } from './why.ts';
import type { LabelledText, Lane, Lesson, Reason, TriageAnswer, TriageInput } from './types.ts';

export interface TriageOptions {
	/** Below this confidence a person is asked for the category. */
	sureOfCategory: number;
	/** Below this share of what is believed at all a person is asked for the lane. */
	sureOfLane: number;
}

/** Around here a guess is as often right as wrong; a person asked about half of them would only say yes. */
const DEFAULTS: TriageOptions = { sureOfCategory: 0.4, sureOfLane: 0.5 };
const ALTERNATIVES = 4;

/** Proposes category, lane and department of a finding, and says why. */
export class TriageEngine {
	readonly #catalogue: Catalogue;
	readonly #options: TriageOptions;
	readonly #topics: Topics;
	readonly #lessons: Lessons;

	constructor(catalogue: Catalogue, examples: readonly LabelledText[], options: Partial<TriageOptions> = {}) {
		this.#catalogue = catalogue;
		this.#options = { ...DEFAULTS, ...options };
		this.#topics = new Topics(catalogue, examples);
		this.#lessons = new Lessons(catalogue);
	}

	/** Takes what the task force decided into account from the next proposal on. */
	learn(lesson: Lesson): void {
		if (lesson.kind === 'category') this.#topics.learn(lesson);
		this.#lessons.learn(lesson);
	}

	propose(finding: TriageInput): TriageAnswer {
		const chosen = this.#chosen(finding);
		if (chosen !== null) return this.#answer(finding, chosen.category, [chosen.reason], { confidence: 1, sure: true }, []);

		const text = normalise(finding.text);
		const place = this.#placeCode(finding.placeType);
		const taught = this.#lessons.categoryOf(text, place);
		if (taught !== null) {
			const reason = { code: 'lesson', params: { category: taught.code } };
			return this.#answer(finding, taught, [reason], { confidence: 0.98, sure: true }, []);
		}
		const weighing = this.#topics.weigh(text, place);
		return this.#guess(finding, rank(weighing.weights), (category) => why(weighing, category));
	}

	/** What the checker settled: the category itself, or the item that failed. */
	#chosen(finding: TriageInput): { category: Category; reason: Reason } | null {
		const own = this.#catalogue.category(finding.category ?? '');
		if (own !== undefined) return { category: own, reason: { code: 'chosen', params: { category: own.code } } };
		const item = this.#catalogue.item(finding.item ?? '');
		const category = item && this.#catalogue.category(item.category);
		if (!item || !category) return null;
		return { category, reason: { code: 'checklist_item', params: { item: item.code, category: category.code } } };
	}

	#guess(finding: TriageInput, ranked: Ranked[], reasonFor: (category: string) => Reason): TriageAnswer {
		const [best] = ranked;
		const category = best && this.#catalogue.category(best.category);
		if (!best || !category) return { ...NOTHING };
		const reasons = [reasonFor(category.code)];
		const certain = best.confidence >= this.#options.sureOfCategory;
		if (certain) {
			return this.#answer(finding, category, reasons, { confidence: best.confidence, sure: true }, ranked.slice(1));
		}
		const lane = this.#laneOf(ranked);
		return {
			category: null, lane, department: null, confidence: best.confidence, sure: false,
			reasons:
				best.confidence < WORTH_NAMING ? NOTHING.reasons : [{ code: 'unsure', params: { category: category.code } }, ...reasons],
			alternatives: ranked.slice(0, ALTERNATIVES),
		};
	}

	/** Which lane the guesses agree on, though they differ in the category; null where they do not. */
	#laneOf(ranked: readonly Ranked[]): Lane | null {
		let instant = 0;
		let all = 0;
		for (const { category, confidence } of ranked) {
			all += confidence;
			if (this.#catalogue.category(category)?.lane === 'instant') instant += confidence;
		}
		if (instant >= this.#options.sureOfLane * all) return 'instant';
		return all - instant >= this.#options.sureOfLane * all ? 'coordination' : null;
	}

	#answer(
		finding: TriageInput, category: Category, reasons: Reason[],
		{ confidence, sure }: { confidence: number; sure: boolean }, others: Ranked[],
	): TriageAnswer {
		const follows = this.#lessons.follow(category, this.#placeCode(finding.placeType));
		return {
			category: category.code, lane: follows.lane, department: follows.department, confidence, sure,
			reasons: [...reasons, follows.reason],
			alternatives: others.slice(0, ALTERNATIVES),
		};
	}

	#placeCode(placeType: string | null): string | null {
		return placeType === null ? null : (this.#catalogue.placeType(placeType)?.code ?? null);
	}
}

/** Naming a guess weaker than this reads as nonsense: that the words say too little is the better reason. */
const WORTH_NAMING = 0.3;

const NOTHING: TriageAnswer = {
	category: null, lane: null, department: null, confidence: 0, sure: false,
	reasons: [{ code: 'nothing_known', params: {} }], alternatives: [],
};
