import type { SavedView } from '#lib/protocol/views.ts';
import type { SavedViewTable } from '../storage/schema.ts';
import type { Reader, Transactor } from '../storage/types.ts';

/** Whose views: a row is read and written under all of it, never by its id alone. */
export interface Shelf {
	taskForce: string;
	person: string;
}

export async function readViews(db: Reader, { taskForce, person }: Shelf): Promise<SavedView[]> {
	const rows = await db
		.selectFrom('saved_view')
		.selectAll()
		.where('task_force', '=', taskForce)
		.where('person', '=', person)
		.orderBy('position')
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.map(viewOf);
}

export async function writeView(db: Transactor, { taskForce, person }: Shelf, view: SavedView): Promise<void> {
	if (view.isDefault) {
		await db
			.updateTable('saved_view')
			.set({ is_default: 0 })
			.where('task_force', '=', taskForce)
			.where('person', '=', person)
			.where('id', '!=', view.id)
			.where('is_default', '=', 1)
			.execute();
	}
	const { name, query, position } = view;
	const set = { name, query, position, is_default: view.isDefault ? 1 : 0 };
	await db
		.insertInto('saved_view')
		.values({ task_force: taskForce, person, id: view.id, created_at: view.createdAt, ...set })
		.onConflict((conflict) => conflict.columns(['task_force', 'person', 'id']).doUpdateSet(set))
		.execute();
}

export async function deleteView(db: Transactor, { taskForce, person }: Shelf, id: string): Promise<void> {
	await db
		.deleteFrom('saved_view')
		.where('task_force', '=', taskForce)
		.where('person', '=', person)
		.where('id', '=', id)
		.execute();
}

function viewOf(row: SavedViewTable): SavedView {
	const { id, name, query, position } = row;
	return { id, name, query, position, isDefault: row.is_default === 1, createdAt: row.created_at };
}
