import type { IssueFields } from '#lib/domain/fields.ts';
import { FIELDS } from '../../../../tests/support/issue-fields.ts';
import type { Entry } from './rank.ts';

/** An issue for tests, with what matters to them set. */
export function issue(set: Partial<IssueFields> = {}): IssueFields {
	return {
		...FIELDS,
		title: '垃圾桶旁垃圾没及时清理',
		category: '06042',
		place: 'tianhong-07',
		department: '保洁公司',
		due: null,
		rank: null,
		openedAt: '2026-11-22T00:30:00.000Z',
		owners: [],
		tags: [],
		...set
	};
}

export function entry(id: string, set: Partial<IssueFields> = {}): Entry {
	return { id, issue: issue(set) };
}
