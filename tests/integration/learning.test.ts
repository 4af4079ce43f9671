import { expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast } from '../support/cast.ts';
import { openReplica, until } from '../support/clients.ts';

const WORDS = '井盖旁的蓝色铁箱子歪了';

it('what the task force decides teaches the next proposal, also after a restart', async () => {
	await using running = await startApp();
	const cast = await Cast.of(running);
	const { reader } = running.app.storage;
	const first = await cast.report({ text: WORDS });
	const row = async (issue: string) => reader.selectFrom('issue').selectAll().where('id', '=', issue).executeTakeFirstOrThrow();
	const before = await row(first.issue);
	const taught = await reader.selectFrom('category').selectAll().where('lane', '=', 'coordination').where('code', '!=', before.category ?? '').execute();
	const { code } = taught[0]!;
	const cookie = await running.signIn('member1');
	using board = openReplica(running.origin, cookie, `board/huahu/${await running.today()}`);
	await board.synced();
	issueIn(board.doc, first.issue).set('category', code);
	await until(async () => (await row(first.issue)).category === code);
	issueIn(board.doc, first.issue).set('lane', 'instant');
	await until(async () => (await row(first.issue)).lane === 'instant');

	const placeType = (await reader.selectFrom('place').select('place_type').where('code', '=', before.place).executeTakeFirstOrThrow()).place_type;
	const alike = await reader.selectFrom('place').select('code').where('kind', '=', 'point').where('place_type', placeType === null ? 'is' : '=', placeType).where('code', '!=', before.place).execute();
	expect(await cast.report({ text: WORDS, place: alike[0]!.code })).toMatchObject({ category: code, lane: 'instant' });

	await running.stop();
	await using again = await startApp({ dataDir: running.dataDir });
	const later = await Cast.of(again);
	expect(await later.report({ text: WORDS, place: alike[1]!.code })).toMatchObject({ category: code, lane: 'instant' });
});
