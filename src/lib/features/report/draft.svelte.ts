import type { Compared, Written } from '#lib/client/report-store.ts';
import type { PreviewInput } from '#lib/protocol/preview.ts';
import type { Reference } from '../board/reference.ts';
import { guessPlace } from './place-guess.ts';
import type { Position } from './position.ts';
import { Shots } from './shots.svelte.ts';

interface Kept {
	text: string;
	category: string | null;
	place: string | null;
}

/** The finding that is being written. */
export class Draft {
	readonly shots = new Shots();
	text = $state('');
	category = $state<string | null>(null);
	/** it is this one, says the person who stands before it */
	same = $state.raw<Compared | null>(null);
	/** it is none of these */
	apart = $state.raw<readonly Compared[]>([]);
	position = $state.raw<Position | null>(null);
	/** chosen or confirmed by the person */
	#chosen = $state<string | null>(null);
	/** where the last finding was */
	#last = $state<string | null>(null);
	#capturedAt: string | null = null;

	readonly #reference: Reference;

	constructor(reference: Reference) {
		this.#reference = reference;
	}

	readonly #guess = $derived.by(() => guessPlace(this.#reference.places.values(), this.position, this.#last));

	get place(): string | null {
		return this.#chosen ?? this.#guess?.code ?? null;
	}

	/** null once somebody has said so */
	get guessedBy(): 'position' | 'last' | null {
		return this.#chosen === null ? (this.#guess?.by ?? null) : null;
	}

	/** There is something to see besides the place. */
	get begun(): boolean {
		return this.shots.all.length > 0 || this.text.trim() !== '' || this.category !== null;
	}

	/** The engine needs words or a category; a picture says nothing to it. */
	get said(): boolean {
		return this.text.trim() !== '' || this.category !== null;
	}

	choosePlace(code: string): void {
		// What is alike is alike at a place.
		if (code !== this.place) this.#forgetAnswers();
		this.#chosen = code;
	}

	startFrom(last: string | null): void {
		this.#last = last !== null && this.#reference.places.get(last) !== undefined ? last : null;
	}

	isSame(issue: Compared): void {
		this.same = { issue: issue.issue, number: issue.number };
		this.apart = this.apart.filter((other) => other.issue !== issue.issue);
	}

	isApart(issue: Compared): void {
		if (this.same?.issue === issue.issue) this.same = null;
		this.apart = [...this.apart.filter((other) => other.issue !== issue.issue), { issue: issue.issue, number: issue.number }];
	}

	takeBack(issue: Compared): void {
		if (this.same?.issue === issue.issue) this.same = null;
		this.apart = this.apart.filter((other) => other.issue !== issue.issue);
	}

	/** The moment of the first picture, else of the first word. */
	captured(now: number): string {
		this.#capturedAt ??= new Date(now).toISOString();
		return this.#capturedAt;
	}

	/** null while there is nothing to ask about */
	question(now: number): PreviewInput | null {
		const { place, position, category } = this;
		if (place === null || !this.said) return null;
		return {
			...{ place, text: this.text.trim(), category, position, capturedAt: this.captured(now) },
			...{ sameAs: this.same?.issue ?? null, differsFrom: this.apart.map(({ issue }) => issue) }
		};
	}

	written(place: string, now: number): Written {
		return {
			...{ place, placeName: this.#reference.placeName(place), text: this.text.trim(), category: this.category },
			...{ position: this.position, capturedAt: this.captured(now), photos: this.shots.all.map(({ photo }) => photo) },
			...{ sameAs: this.same, differsFrom: this.apart }
		};
	}

	/** The next finding, at the same place until something says otherwise. */
	next(): void {
		this.#last = this.place;
		this.#empty();
	}

	/** As it stands, to be taken up again after something else. */
	park(now: number): Written {
		return this.written(this.#chosen ?? '', now);
	}

	/** Takes up one that was written before; an empty place is guessed again. */
	take(report: Written): void {
		this.#empty();
		this.shots.put(report.photos);
		this.text = report.text;
		this.category = report.category;
		this.position = report.position;
		this.#chosen = report.place === '' ? null : report.place;
		this.same = report.sameAs;
		this.apart = report.differsFrom;
		this.#capturedAt = report.capturedAt;
	}

	/** What a phone that closes the page behind the camera gives back. */
	kept(): Kept {
		return { text: this.text, category: this.category, place: this.#chosen };
	}

	restore({ text, category, place }: Kept): void {
		if (this.text === '') this.text = text;
		this.category ??= category !== null && this.#reference.categories.has(category) ? category : null;
		if (place !== null && this.#reference.places.get(place) !== undefined) this.#chosen ??= place;
	}

	#empty(): void {
		this.shots.clear();
		this.text = '';
		this.category = null;
		this.#chosen = null;
		this.#capturedAt = null;
		this.#forgetAnswers();
	}

	#forgetAnswers(): void {
		this.same = null;
		this.apart = [];
	}
}
