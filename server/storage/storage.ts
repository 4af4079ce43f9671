export { generationOf, openStorage } from './open.ts';
export { MigrationError } from './migrate.ts';
export type { Reader, Storage, Transactor } from './types.ts';
export type { Database } from './schema.ts';
