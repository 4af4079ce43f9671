import type { IssueFields } from '#lib/domain/fields.ts';
import type { Entry } from './rank.ts';

/** An issue for tests, with what matters to them set. */
export function issue(set: Partial<IssueFields> = {}): IssueFields {
	return {
		title: '垃圾桶旁垃圾没及时清理',
		category: '06042',
		place: 'tianhong-07',
		lane: 'instant',
		department: '保洁公司',
		due: null,
		rank: null,
		campaign: null,
		listed: false,
		instruction: null,
		number: 1,
		status: 'accepted',
		findingCount: 1,
		photo: null,
		openedAt: '2026-11-22T00:30:00.000Z',
		closedAt: null,
		letter: 'none',
		repeat: false,
		age: 0,
		owners: [],
		tags: [],
		...set
	};
}

export function entry(id: string, set: Partial<IssueFields> = {}): Entry {
	return { id, issue: issue(set) };
}
