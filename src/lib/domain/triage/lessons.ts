import type { Catalogue, Category } from '#lib/domain/catalogue/index.ts';
import { normalise } from '#lib/domain/text/index.ts';
import type { Lane, Lesson, Reason } from './types.ts';

interface Decision {
	lane: Lane;
	department: string | null;
}

/** What the task force itself decided; the newest decision on the same thing counts. */
export class Lessons {
	readonly #catalogue: Catalogue;
	readonly #categories = new Map<string, string>();
	readonly #lanes = new Map<string, Decision>();

	constructor(catalogue: Catalogue) {
		this.#catalogue = catalogue;
	}

	learn(lesson: Lesson): void {
		const place = this.#placeCode(lesson.placeType);
		if (lesson.kind === 'category') this.#categories.set(key(normalise(lesson.text), place), lesson.category);
		else this.#lanes.set(key(lesson.category, place), { lane: lesson.lane, department: lesson.department });
	}

	/** The category the very same words were put in at the same kind of place. */
	categoryOf(text: string, place: string | null): Category | null {
		const code = text === '' ? undefined : this.#categories.get(key(text, place));
		return (code === undefined ? undefined : this.#catalogue.category(code)) ?? null;
	}

	/** Lane and department that follow from a category at a kind of place. */
	follow(category: Category, place: string | null): { lane: Lane; department: string; reason: Reason } {
		const decided = this.#lanes.get(key(category.code, place));
		if (decided !== undefined) {
			const department = decided.department ?? category.department.zh;
			const params = { category: category.code, lane: decided.lane, department };
			return { lane: decided.lane, department, reason: { code: 'lesson_lane', params } };
		}
		const department = category.department.zh;
		const reason = { code: 'department_of_category', params: { category: category.code, department } };
		return { lane: category.lane, department, reason };
	}

	#placeCode(placeType: string | null): string | null {
		return placeType === null ? null : (this.#catalogue.placeType(placeType)?.code ?? null);
	}
}

function key(what: string, place: string | null): string {
	return `${place ?? ''}\n${what}`;
}
