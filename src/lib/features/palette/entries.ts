import type { IssueFields } from '#lib/domain/fields.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import { isRole } from '#lib/domain/roles.ts';
import type { PersonInfo, PlaceInfo } from '#server/services.ts';
import type { SavedView } from '#lib/protocol/views.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reference } from '../board/reference.ts';
import { PLAIN_VIEW } from '../views/view.ts';
import { named } from '../words/choose.ts';
import { ROLE_WORD, STATUS_WORD } from '../words/statuses.ts';
import type { Entry } from './entry.ts';
import type { PaletteHost } from './host.ts';

/** A new issue is rather looked for than one that is done. */
const CLOSED_BIAS = -8;
const ASIDE_BIAS = -15;
/** A community rather than each of its grids. */
const KIND_BIAS: Partial<Record<PlaceInfo['kind'], number>> = { community: 6, alley: 2 };

export function issueEntry(key: string, issue: IssueFields, reference: Reference, host: PaletteHost): Entry {
	const { status } = issue;
	const aside = status === 'void' || status === 'merged';
	return {
		key,
		kind: 'issue',
		title: issue.title,
		side: [...new Set([reference.communityName(issue.place), reference.placeName(issue.place)])].filter(Boolean).join(' '),
		more: `${reference.placePath(issue.place).join(' ')} ${reference.categoryName(issue.category) ?? ''} ${STATUS_WORD[status]()}`,
		number: issue.number,
		bias: aside ? ASIDE_BIAS : isOpen(status) ? 0 : CLOSED_BIAS,
		icon: 'open',
		issue,
		hint: null,
		why: null,
		act: () => host.openIssue(key.slice(key.indexOf(':') + 1))
	};
}

/** Filters the board by the place. */
export function placeEntry(key: string, place: PlaceInfo, reference: Reference, host: PaletteHost): Entry {
	return {
		key,
		kind: 'place',
		title: named(place.name),
		side: place.kind === 'community' ? '' : (reference.communityName(place.code) ?? ''),
		// Grids and alleys are called by their numbers, a point's is nobody's word for it.
		more: `${place.kind === 'point' ? '' : place.code} ${place.name.zh} ${place.name.en}`,
		number: null,
		bias: KIND_BIAS[place.kind] ?? 0,
		icon: 'pin',
		issue: null,
		hint: m.palette_place_hint(),
		why: null,
		act: () => host.show({ ...(host.view() ?? PLAIN_VIEW), places: [place.code] })
	};
}

/** Filters the board by the owner. */
export function personEntry(key: string, person: PersonInfo, host: PaletteHost): Entry {
	const roles = person.roles.filter(isRole).map((role) => ROLE_WORD[role]());
	return {
		key,
		kind: 'person',
		title: person.name,
		side: person.department ?? roles.join(m.list_separator()),
		more: `${person.username} ${roles.join(' ')}`,
		number: null,
		bias: person.roles.includes('owner') ? 2 : 0,
		icon: 'user',
		issue: null,
		hint: m.palette_person_hint(),
		why: null,
		act: () => host.show({ ...(host.view() ?? PLAIN_VIEW), owners: [person.id], mine: false, unowned: false })
	};
}

export function viewEntry(key: string, view: SavedView, host: PaletteHost): Entry {
	return {
		key,
		kind: 'view',
		title: view.name,
		side: '',
		more: m.view_saved(),
		number: null,
		bias: 0,
		icon: 'bookmark',
		issue: null,
		hint: null,
		why: null,
		act: () => host.open(view)
	};
}
