import type { IssueFields } from '#lib/domain/fields.ts';
import type { Role } from '#lib/domain/roles.ts';
import type { Option } from '#lib/ui/option.ts';
import type { Names, PersonInfo, PlaceInfo } from '#server/services.ts';
import { CAMPAIGNS } from '../issue/campaigns.ts';
import type { Phonetic } from '../pinyin/phonetic.ts';
import { named } from '../words/choose.ts';
import { ROLE_WORD } from '../words/statuses.ts';
import { shortName } from './presence-hue.ts';
import type { Reference } from './reference.ts';

/*
 * What a field can be given, for every list that offers it: the row's own editor, the issue's sheet, the bar for many.
 * With the readings of Chinese at hand each is found by its pinyin too.
 */

/** Who is named most for the fixing of an issue comes first; who only looks on is not named. */
const ROLES_TO_NAME: readonly Role[] = ['owner', 'member', 'liaison', 'supervisor', 'checker', 'leader', 'admin'];

export function personChoices(reference: Reference, phonetic: Phonetic | null = null): Option[] {
	return [...reference.people.values()]
		.flatMap((person) => {
			const role = mainRole(person);
			return role === null ? [] : [{ person, role }];
		})
		.sort((a, b) => ROLES_TO_NAME.indexOf(a.role) - ROLES_TO_NAME.indexOf(b.role) || byName(a.person.name, b.person.name))
		.map(({ person: { id, name, department }, role }) => ({
			value: id,
			label: name,
			group: ROLE_WORD[role](),
			hint: reference.departmentName(department) ?? undefined,
			keywords: keywords(phonetic, name, shortName(name))
		}));
}

/**
 * Community by community, each grid and alley followed by what lies in it.
 * @param near a place whose community comes first
 */
export function placeChoices(reference: Reference, phonetic: Phonetic | null = null, near: string | null = null): Option[] {
	const within = new Map<string | null, PlaceInfo[]>();
	for (const place of reference.places.values()) within.set(place.parent, [...(within.get(place.parent) ?? []), place]);
	const walk = (place: PlaceInfo): PlaceInfo[] => [place, ...(within.get(place.code) ?? []).flatMap(walk)];
	const home = near === null ? undefined : reference.places.communityOf(near);
	const all = (within.get(null) ?? []).flatMap(walk).filter(({ kind }) => kind !== 'street');
	const isHome = ({ code }: PlaceInfo) => home !== undefined && reference.places.communityOf(code) === home;
	return [...all.filter(isHome), ...all.filter((place) => !isHome(place))].map(({ code, kind, name, parent }) => ({
		value: code,
		label: named(name),
		group: reference.communityName(code) ?? '',
		hint: kind === 'point' && parent !== null ? reference.placeName(parent) : undefined,
		keywords: keywords(phonetic, named(name), code, reference.places.gridOf(code)?.code.replace(/^\D+/, '') ?? '')
	}));
}

export function categoryChoices(reference: Reference, phonetic: Phonetic | null = null): Option[] {
	return [...reference.categories.values()].map(({ code, name, family }) => ({
		value: code,
		label: named(name),
		group: named(family),
		keywords: keywords(phonetic, named(name), code)
	}));
}

export function departmentChoices(reference: Reference, phonetic: Phonetic | null = null): Option[] {
	return nameChoices(reference.departments.values(), phonetic);
}

export function campaignChoices(phonetic: Phonetic | null = null): Option[] {
	return nameChoices(CAMPAIGNS, phonetic);
}

/** Tags of the whole board, so that the same thing is called the same. */
export function tagChoices(issues: Iterable<IssueFields>, phonetic: Phonetic | null = null): Option[] {
	const names = new Set<string>();
	for (const { tags } of issues) for (const tag of tags) names.add(tag);
	return [...names].sort(byName).map((name) => ({ value: name, label: name, keywords: keywords(phonetic, name) }));
}

/** Where the Chinese name is the identifier. */
function nameChoices(names: Iterable<Names>, phonetic: Phonetic | null): Option[] {
	return [...names].map((name) => ({ value: name.zh, label: named(name), keywords: keywords(phonetic, name.zh) }));
}

function mainRole({ roles }: PersonInfo): Role | null {
	return ROLES_TO_NAME.find((role) => roles.includes(role)) ?? null;
}

function keywords(phonetic: Phonetic | null, name: string, ...others: readonly string[]): string {
	return [...others, phonetic?.spelling(name) ?? ''].filter((word) => word !== '').join(' ');
}

/** 2号 stands before 10号. */
function byName(a: string, b: string): number {
	return a.localeCompare(b, 'zh-CN', { numeric: true });
}
