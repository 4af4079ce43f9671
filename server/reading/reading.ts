import type { Kysely } from 'kysely';
import type { Reading, Viewer } from '../services.ts';
import type { Database } from '../storage/schema.ts';
import type { Reader } from '../storage/types.ts';
import { type Sight, sightOf } from './access.ts';
import { listDays, readBoard } from './boards.ts';
import { readIssue, readIssueByNumber } from './issue-detail.ts';
import { listIssues } from './issue-list.ts';
import { frequentCategories, listCategories, listPeople, listPlaces } from './reference.ts';
import { listTaskForces, taskForceInfo } from './task-forces.ts';
import { SharedWalls } from './wall/shared.ts';

interface Options {
	/** the read-only connection: reading never waits for a commit */
	reader: Kysely<Database>;
	/** milliseconds since the epoch */
	now?: () => number;
}

/**
 * Answers from rows alone; whoever has no role in a task force gets nothing of it. Each answer is read in one
 * transaction, so that its figures and its rows are of the same commit (G17).
 */
export function createReading({ reader, now = Date.now }: Options): Reading {
	const read = <T>(ask: (db: Reader) => Promise<T>): Promise<T> => reader.transaction().execute(ask);
	const within = <T>(viewer: Viewer, slug: string, ask: (db: Reader, sight: Sight) => Promise<T>): Promise<T> =>
		read(async (db) => ask(db, await sightOf(db, viewer, slug)));

	const walls = new SharedWalls();

	return {
		taskForces: (viewer) => read((db) => listTaskForces(db, viewer, now())),
		taskForce: (viewer, slug) => within(viewer, slug, (db, sight) => taskForceInfo(db, sight, now())),
		places: (viewer, slug) => within(viewer, slug, (db) => listPlaces(db, slug)),
		categories: (viewer, slug) => within(viewer, slug, (db) => listCategories(db, slug)),
		people: (viewer, slug) => within(viewer, slug, (db) => listPeople(db, slug)),
		frequentCategories: (viewer, slug) => within(viewer, slug, (db, sight) => frequentCategories(db, sight)),
		board: (viewer, slug, date) => within(viewer, slug, (db, sight) => readBoard(db, sight, date, now())),
		wall: (viewer, slug, date) => within(viewer, slug, (db, sight) => walls.read(db, sight, date, now())),
		days: (viewer, slug) => within(viewer, slug, (db) => listDays(db, slug)),
		issues: (viewer, slug, query) => within(viewer, slug, (db, sight) => listIssues(db, sight, query)),
		issue: (viewer, id) => read((db) => readIssue(db, viewer, id)),
		issueByNumber: (viewer, slug, number) =>
			within(viewer, slug, (db, sight) => readIssueByNumber(db, sight, number))
	};
}
