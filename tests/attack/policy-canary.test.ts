import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { FieldKey, FieldValue } from '#lib/domain/fields.ts';
import { ROLES } from '#lib/domain/roles.ts';
import { STATUSES, type Status } from '#lib/domain/statuses.ts';
import { databaseFile } from '#server/storage/layout.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast } from '../support/cast.ts';
import { Dice } from '../support/dice.ts';
import { figure, seed } from '../support/figures.ts';
import { forgedFrame } from '../support/forge.ts';
import { changeOf, copyOf, holds, update } from '../support/forgery.ts';
import { ticksUndone, Wire } from '../support/wire.ts';

const ENDED: Status[] = ['closed', 'void', 'merged'];
const PLAN = ['title', 'category', 'place', 'lane', 'department', 'rank'];
const MARKS = ['campaign', 'tag'];
const SERVER = ['number', 'status', 'findingCount', 'photo', 'openedAt', 'closedAt', 'letter', 'repeat', 'age'];
const FORGED = figure(100_000, 5_000);

/** DOMAIN.md, "Fields of an issue on the board, and who may edit them", once more and independent of the program. */
function mayEdit(role: string, field: string, status: Status): boolean {
	if (SERVER.includes(field)) return false;
	if (field === 'instruction') return role === 'leader';
	if (field === 'listed') return role === 'leader' && status !== 'closed';
	if (ENDED.includes(status)) return false;
	if (PLAN.includes(field)) return ['member', 'leader'].includes(role);
	return ['member', 'leader', 'supervisor'].includes(role) && [...MARKS, 'owner', 'due'].includes(field);
}

/** Fields that take the canary as a value; the others refuse it as unknown. */
const TAKEN = ['title', 'rank', 'campaign', 'instruction', 'tag', 'due', 'listed'];
const SETS = ['tag', 'owner'];

const keyOf = (field: string, canary: string) => (SETS.includes(field) ? `${field}:${canary}` : field) as FieldKey;

/** A value of the field's type in which the canary can be found again; each `due` is earlier than the one before. */
function canaryValue(field: string, canary: string, at: number): FieldValue {
	if (SETS.includes(field) || field === 'listed' || field === 'repeat') return true;
	if (['due', 'openedAt', 'closedAt'].includes(field)) return new Date(Date.UTC(2000, 0, 1) - at * 1009).toISOString();
	return ['number', 'findingCount', 'age'].includes(field) ? 770_000_000 + at : canary;
}

describe('G4: no value that policy refuses reaches another client, a later sync or a row', () => {
	let running: RunningApp;
	let cast: Cast;
	let board: string;
	const issues = {} as Record<Status, string>;
	beforeAll(async () => {
		running = await startApp();
		cast = await Cast.of(running);
		board = `board/huahu/${await running.today()}`;
		for (const status of STATUSES) issues[status] = await cast.issueIn(status);
	});
	afterAll(() => running[Symbol.asyncDispose]());

	const cookies = new Map<string, Promise<string>>();
	async function open(username: string): Promise<Wire> {
		let cookie = cookies.get(username);
		if (cookie === undefined) cookies.set(username, (cookie = running.signIn(username)));
		return Wire.open(running.origin, await cookie, board);
	}

	/** Every place where anybody else could find something: frames, later syncs, answers, the files on disk. */
	async function everywhere(watching: Wire): Promise<Uint8Array[]> {
		using later = await open('leader2');
		const viewer = await running.signIn('viewer1');
		const read = async (path: string) => new Uint8Array(await (await running.get(`/api/v1/${path}`, viewer)).arrayBuffer());
		const answers = await Promise.all([
			read('task-forces/huahu/boards/today'),
			read('task-forces/huahu/issues?limit=200'),
			...Object.values(issues).map((issue) => read(`issues/${issue}`))
		]);
		const file = databaseFile(running.dataDir);
		const files = [file, `${file}-wal`].map((path) => new Uint8Array(readFileSync(path)));
		return [...watching.frames, ...later.frames, ...answers, ...files];
	}

	it.each(ROLES.filter((role) => role !== 'liaison'))('in any field × state as %s', async (role) => {
		using watching = await open('member6');
		const forbidden: { needle: string; cell: string }[] = [];
		const wrong: string[] = [];
		// A refused name of a set's member ends the connection, so each of those goes alone.
		const batches = [[...PLAN, 'campaign', 'due', 'listed', 'instruction', ...SERVER], ['tag'], ['owner']];
		let at = ROLES.indexOf(role) * 10_000;
		for (const status of STATUSES) {
			for (const fields of batches) {
				using wire = await open(`${role}1`);
				const copy = copyOf(wire.doc);
				const cells = fields.map((field) => {
					const canary = `cnry-${at++}-x`;
					const key = keyOf(field, canary);
					const value = canaryValue(field, canary, at);
					wire.update(changeOf(copy, () => issueIn(copy, issues[status]).set(key, value)));
					const stands = mayEdit(role, field, status) && TAKEN.includes(field);
					if (!stands && (typeof value !== 'boolean' || SETS.includes(field))) {
						forbidden.push({ needle: SETS.includes(field) ? canary : String(value), cell: `${field} while ${status}` });
					}
					return { field, key, stands };
				});
				await wire.answered();
				const whole = wire.refused.filter(({ field, reason }) => field === '' && reason === 'role').length;
				for (const { field, key, stands } of cells) {
					const refused = whole === cells.length || wire.refused.some((one) => one.field === key && one.issue === issues[status]);
					if (refused === stands) wrong.push(`${field} while ${status}`);
				}
			}
		}
		expect(wrong).toEqual([]);
		expect(forbidden.length).toBeGreaterThan(100);
		const places = await everywhere(watching);
		expect(forbidden.filter(({ needle }) => places.some((bytes) => holds(bytes, needle)))).toEqual([]);
	});

	it('a liaison does not even read one', async () => {
		expect((await open('liaison1')).code).toBe(4403);
	});

	it(`nor any of ${FORGED} forged updates`, async () => {
		const dice = new Dice(seed('G4 forged'));
		using watching = await open('member6');
		const wires = new Map<string, Wire>();
		for (let at = 0; at < FORGED; at++) {
			const who = dice.pick(['member2', 'supervisor2', 'viewer1']);
			let wire = wires.get(who);
			if (wire === undefined || wire.code !== null) {
				wire?.[Symbol.dispose]();
				wires.set(who, (wire = await open(who)));
				wire.forger = copyOf(wire.doc);
				wire.step2(update([]));
			}
			wire.update(dice.chance(0.15) ? forgedFrame(dice, targetOf(wire), `forged-${at}-x`) : plainForgery(dice, wire, `forged-${at}-x`));
			if (at % 100 === 0) await Promise.all([...wires.values()].map((one) => one.answered()));
		}
		for (const wire of wires.values()) {
			await wire.answered();
			wire[Symbol.dispose]();
		}
		const places = await everywhere(watching);
		expect(places.some((bytes) => holds(bytes, 'forged-'))).toBe(false);
		expect(watching.code).toBeNull();
		expect(await ticksUndone(running.origin)).toBe(0);
	});

	/** Well made, and forbidden: plain fields of issues that have ended. */
	function plainForgery(dice: Dice, { forger }: Wire, canary: string): Uint8Array {
		const issue = issueIn(forger!, dice.pick(ENDED.map((status) => issues[status])));
		const field = dice.pick([...PLAN, 'campaign', 'photo', 'letter']) as FieldKey;
		return changeOf(forger!, () => (dice.chance(0.1) ? issue.delete(field) : issue.set(field, `${canary}`)));
	}

	function targetOf({ doc, forger }: Wire) {
		const maps = doc.getMap<Y.Map<unknown>>('issues');
		const entry = (issue: string) => maps.get(issue)!._item!;
		return {
			doc: forger!,
			issues: ENDED.map((status) => issues[status]),
			mapId: (issue: string) => idOf(entry(issue)),
			valueId: (issue: string, name: string) => idOf(maps.get(issue)!._map.get(name) ?? entry(issue)),
			clients: [forger!.clientID, forger!.clientID, forger!.clientID, ...doc.store.clients.keys()]
		};
	}
});

function idOf({ id }: Y.Item): readonly [number, number] {
	return [id.client, id.clock];
}
