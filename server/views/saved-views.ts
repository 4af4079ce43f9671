import { instant } from '#lib/domain/ids.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import { isViewId, MAX_VIEWS } from '#lib/protocol/views.ts';
import { sightOf } from '../reading/access.ts';
import type { SavedViews, Viewer } from '../services.ts';
import type { Reader, Storage } from '../storage/types.ts';
import { deleteView, readViews, type Shelf, writeView } from './register.ts';

interface Options {
	storage: Storage;
	/** milliseconds since the epoch */
	now: () => number;
}

/** Each person's own views. The person is always the viewer; no request can name another one. */
export function createSavedViews({ storage, now }: Options): SavedViews {
	return {
		list: (viewer, slug) =>
			storage.reader.transaction().execute(async (db) => readViews(db, await shelfOf(db, viewer, slug))),

		async put(viewer, slug, id, input) {
			if (!isViewId(id)) throw new CommandError('not_found', 'a view is named by a UUID');
			return storage.db.transaction().execute(async (db) => {
				const shelf = await shelfOf(db, viewer, slug);
				const kept = await readViews(db, shelf);
				const before = kept.find((view) => view.id === id);
				if (before === undefined && kept.length >= MAX_VIEWS) {
					throw new CommandError('too_many_views', `at most ${MAX_VIEWS} views a person`);
				}
				const last = kept.at(-1)?.position ?? -1;
				const view = {
					id,
					name: input.name,
					query: input.query,
					position: input.position ?? before?.position ?? last + 1,
					isDefault: input.isDefault ?? before?.isDefault ?? false,
					createdAt: before?.createdAt ?? instant(now())
				};
				await writeView(db, shelf, view);
				return view;
			});
		},

		async remove(viewer, slug, id) {
			await storage.db.transaction().execute(async (db) => deleteView(db, await shelfOf(db, viewer, slug), id));
		}
	};
}

/** @throws CommandError unknown_task_force; forbidden without a role there */
async function shelfOf(db: Reader, viewer: Viewer, slug: string): Promise<Shelf> {
	const { taskForce } = await sightOf(db, viewer, slug);
	return { taskForce: taskForce.id, person: viewer.person };
}
