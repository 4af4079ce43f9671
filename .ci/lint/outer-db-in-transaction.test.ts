import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import rule from './outer-db-in-transaction.js';

RuleTester.describe = describe;
RuleTester.it = it;

new RuleTester().run('outer-db-in-transaction', rule, {
	valid: [
		'db.transaction().execute(async (trx) => { await trx.selectFrom("a").execute(); });',
		'db.transaction().execute((db) => db.selectFrom("a").execute());',
		'db.selectFrom("a").execute(async () => db);',
		'db.transaction().execute((trx) => write(trx, { db: 1 }, other.db));',
		'this.db.transaction().execute((trx) => write(trx, db));'
	],
	invalid: [
		{ code: 'db.transaction().execute(async (trx) => { await db.selectFrom("a").execute(); });', errors: 1 },
		{ code: 'storage.db.transaction().execute(async (trx) => { await read(storage.db); });', errors: 1 },
		{ code: 'class A { #db; b() { return this.#db.transaction().execute((trx) => read(this.#db, trx)); } }', errors: 1 },
		{ code: 'db.transaction().setIsolationLevel("serializable").execute((trx) => { if (a) write({ db }); });', errors: 1 }
	]
});
