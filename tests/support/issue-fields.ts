import type { IssueFields } from '#lib/domain/fields.ts';

/** An issue as a board knows it; tests set what matters to them. */
export const FIELDS: IssueFields = {
	title: '楼道堆放杂物',
	category: 'A1',
	place: 'g1',
	lane: 'instant',
	department: '街道办',
	due: '2026-11-24T04:00:00.000Z',
	rank: 'a0',
	campaign: null,
	listed: false,
	instruction: null,
	number: 1,
	status: 'accepted',
	findingCount: 1,
	photo: null,
	openedAt: '2026-11-22T01:00:00.000Z',
	closedAt: null,
	letter: 'none',
	repeat: false,
	age: 0,
	owners: ['owner1'],
	tags: ['重点']
};
