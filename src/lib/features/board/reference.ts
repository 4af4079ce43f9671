import { PlaceTree } from '#lib/domain/places.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import type { IssueFields } from '#lib/domain/fields.ts';
import type { CategoryInfo, Names, PersonInfo, PlaceInfo } from '#server/services.ts';
import { named } from '../words/choose.ts';

/** Names behind the codes of one task force, in the reader's language; an unknown code shows as itself. */
export class Reference {
	readonly places: PlaceTree<PlaceInfo>;
	readonly categories: ReadonlyMap<string, CategoryInfo>;
	readonly people: ReadonlyMap<string, PersonInfo>;
	/** Chinese name, which is its identifier, → both names */
	readonly departments: ReadonlyMap<string, Names>;

	constructor(places: readonly PlaceInfo[], categories: readonly CategoryInfo[], people: readonly PersonInfo[]) {
		this.places = new PlaceTree(places);
		this.categories = new Map(categories.map((category) => [category.code, category]));
		this.people = new Map(people.map((person) => [person.id, person]));
		this.departments = new Map(categories.map(({ department }) => [department.zh, department]));
	}

	placeName(code: string): string {
		const place = this.places.get(code);
		return place === undefined ? code : named(place.name);
	}

	communityName(code: string): string | null {
		const community = this.places.communityOf(code);
		return community === undefined ? null : named(community.name);
	}

	/** `07`: how people call the grid that a check point lies in; empty for what is a grid itself or lies in none. */
	gridNumber(code: string): string {
		const grid = this.places.gridOf(code);
		return grid === undefined || grid.code === code ? '' : (/\d+$/.exec(grid.code)?.[0] ?? '');
	}

	/** From the community down to the place. */
	placePath(code: string): string[] {
		const path = this.places.path(code).filter(({ kind }) => kind !== 'street');
		return path.length === 0 ? [this.placeName(code)] : path.map(({ name }) => named(name));
	}

	categoryName(code: string | null): string | null {
		if (code === null) return null;
		const category = this.categories.get(code);
		return category === undefined ? code : named(category.name);
	}

	departmentName(zh: string | null): string | null {
		if (zh === null) return null;
		const names = this.departments.get(zh);
		return names === undefined ? zh : named(names);
	}

	personName(id: string): string {
		return this.people.get(id)?.name ?? id;
	}

	/** How lists and buttons call an issue: number and title. */
	issueLabel(issue: IssueFields): string {
		return `${issueNumber(issue.number)} ${issue.title}`;
	}
}
