import type { Kysely } from 'kysely';
import type { Columns } from '../columns.ts';

/** The installation, its task forces, and what each of them sets up: places, catalogue, counters. */
export async function taskForceTables(db: Kysely<never>, { int, real, numbered, strict, clustered }: Columns): Promise<void> {
	await strict(
		db.schema
			.createTable('installation')
			.addColumn('key', 'text', (c) => c.primaryKey())
			.addColumn('value', 'text', (c) => c.notNull())
	).execute();

	await strict(
		db.schema
			.createTable('task_force')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('name_zh', 'text', (c) => c.notNull())
			.addColumn('name_en', 'text', (c) => c.notNull())
			.addColumn('time_zone', 'text', (c) => c.notNull())
			.addColumn('settings', 'text', (c) => c.notNull())
			.addColumn('created_at', 'text', (c) => c.notNull())
	).execute();

	await strict(
		db.schema
			.createTable('place')
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('code', 'text', (c) => c.notNull())
			.addColumn('kind', 'text', (c) => c.notNull())
			.addColumn('name_zh', 'text', (c) => c.notNull())
			.addColumn('name_en', 'text', (c) => c.notNull())
			.addColumn('parent', 'text')
			.addColumn('place_type', 'text')
			.addColumn('lat', real)
			.addColumn('lon', real)
			.addColumn('position', int, (c) => c.notNull())
			.addPrimaryKeyConstraint('place_pk', ['task_force', 'code'])
	).execute();

	await strict(
		db.schema
			.createTable('category')
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('code', 'text', (c) => c.notNull())
			.addColumn('family_zh', 'text', (c) => c.notNull())
			.addColumn('family_en', 'text', (c) => c.notNull())
			.addColumn('name_zh', 'text', (c) => c.notNull())
			.addColumn('name_en', 'text', (c) => c.notNull())
			.addColumn('lane', 'text', (c) => c.notNull())
			.addColumn('department_zh', 'text', (c) => c.notNull())
			.addColumn('department_en', 'text', (c) => c.notNull())
			.addColumn('limit_hours', real, (c) => c.notNull())
			.addColumn('aliases', 'text', (c) => c.notNull())
			.addColumn('source', 'text', (c) => c.notNull())
			.addColumn('position', int, (c) => c.notNull())
			.addPrimaryKeyConstraint('category_pk', ['task_force', 'code'])
	).execute();

	await clustered(
		db.schema
			.createTable('counter')
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('name', 'text', (c) => c.notNull())
			.addColumn('value', int, (c) => c.notNull())
			.addPrimaryKeyConstraint('counter_pk', ['task_force', 'name'])
	).execute();

	await strict(
		db.schema
			.createTable('lesson')
			.addColumn('id', int, numbered)
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('kind', 'text', (c) => c.notNull())
			.addColumn('text', 'text')
			.addColumn('place_type', 'text')
			.addColumn('category', 'text', (c) => c.notNull())
			.addColumn('lane', 'text')
			.addColumn('department', 'text')
			.addColumn('at', 'text', (c) => c.notNull())
	).execute();
	await db.schema.createIndex('lesson_by_kind').on('lesson').columns(['task_force', 'kind', 'category']).execute();
}
