import * as Y from 'yjs';
import type { FieldValue } from '#lib/domain/fields.ts';
import type { IssueId } from '#lib/domain/ids.ts';
import type { CommandType, FindingResult, PayloadInput } from '#lib/protocol/commands.ts';
import type { RunningApp } from './app.ts';
import { Cast } from './cast.ts';
import { openReplica, type Replica, until } from './clients.ts';
import type { Dice } from './dice.ts';

const REASON = '理由';

/** A task force at work by chance: every command there is and edits of plans, at moments that the dice choose. */
export class StreetDay implements Disposable {
	readonly cast: Cast;
	readonly #running: RunningApp;
	readonly #clock: { now: number };
	readonly #dice: Dice;
	readonly #categories: string[];
	readonly #places: string[];
	readonly #departments: string[];
	readonly #cookie: string;
	readonly #photo: PayloadInput<'issue.submitFix'>['photos'];
	#replica: Replica | null = null;
	#board = '';
	#findings: FindingResult[] = [];

	private constructor(parts: {
		running: RunningApp;
		clock: { now: number };
		dice: Dice;
		cast: Cast;
		categories: string[];
		departments: string[];
		places: string[];
		cookie: string;
		photo: PayloadInput<'issue.submitFix'>['photos'];
	}) {
		this.#running = parts.running;
		this.#clock = parts.clock;
		this.#dice = parts.dice;
		this.cast = parts.cast;
		this.#categories = parts.categories;
		this.#departments = parts.departments;
		this.#places = parts.places;
		this.#cookie = parts.cookie;
		this.#photo = parts.photo;
	}

	static async start(running: RunningApp, clock: { now: number }, dice: Dice): Promise<StreetDay> {
		const { reader } = running.app.storage;
		const cast = await Cast.of(running);
		const categories = await reader.selectFrom('category').select(['code', 'department_zh']).execute();
		const places = await reader.selectFrom('place').select('code').execute();
		return new StreetDay({
			running,
			clock,
			dice,
			cast,
			categories: categories.map(({ code }) => code),
			departments: [...new Set(categories.map(({ department_zh }) => department_zh))],
			places: places.map(({ code }) => code),
			cookie: await running.signIn('member2'),
			photo: [await cast.photo('owner1')]
		});
	}

	/** Does one thing, a few minutes after the last. Whether it is allowed is the server's business. */
	async step(): Promise<void> {
		const dice = this.#dice;
		this.#clock.now += dice.below(6 * 60_000);
		const chance = dice.next();
		if (chance < 0.22 || this.#findings.length === 0) return this.#report();
		const { issue } = dice.pick(this.#findings);
		if (chance < 0.34) return this.#edit(issue);
		await this.#act(issue);
	}

	/** The editor's copy is of one board: another day has another one. */
	nextDay(): void {
		this.#replica?.[Symbol.dispose]();
		this.#replica = null;
	}

	[Symbol.dispose](): void {
		this.nextDay();
	}

	async #report(): Promise<void> {
		const dice = this.#dice;
		const known = dice.chance(0.85) ? { category: dice.pick(this.#categories) } : { text: '这里有点情况' };
		const place = dice.pick(this.#places);
		this.#findings.push(await this.cast.report({ place, ...known }, `checker${1 + dice.below(4)}`));
	}

	async #act(issue: IssueId): Promise<void> {
		const dice = this.#dice;
		const due = this.#someTime();
		const other = dice.pick(this.#findings);
		const owners = [this.cast.person('owner1')];
		const { reader } = this.#running.app.storage;
		const { status } = await reader.selectFrom('issue').select('status').where('id', '=', issue).executeTakeFirstOrThrow();
		type Act = [string, CommandType, PayloadInput<CommandType>];
		const onwards: Record<string, Act[]> = {
			reported: [['member1', 'issue.accept', { issue, lane: dice.pick(['instant', 'coordination']), category: dice.pick(this.#categories) }]],
			accepted: [['member1', 'issue.dispatch', { issue, owners, ...(dice.chance(0.5) ? { due } : {}) }]],
			dispatched: [['owner1', 'issue.start', { issue }]],
			in_progress: [['owner1', 'issue.submitFix', { issue, photos: this.#photo }]],
			rework: [['owner1', 'issue.submitFix', { issue, photos: this.#photo }]],
			awaiting_check: [
				['supervisor1', 'issue.close', { issue }],
				['supervisor1', 'issue.close', { issue }],
				['supervisor1', 'issue.return', { issue, reason: REASON }]
			],
			deferred: [['member1', 'issue.resume', { issue }]],
			parked: [['member1', 'issue.resume', { issue }]],
			merged: [['member1', 'issue.split', { issue }]]
		};
		const rare: Act[] = [
			['leader1', 'issue.reopen', { issue, reason: REASON }],
			['member1', 'issue.defer', { issue, until: due, reason: REASON }],
			['member1', 'issue.park', { issue, reason: REASON }],
			['member1', 'issue.void', { issue, reason: REASON }],
			['member1', 'issue.join', { issue, into: other.issue }],
			['member1', 'issue.split', { issue }],
			['member1', 'issue.split', { finding: other.finding }]
		];
		const next = onwards[status];
		const [who, type, payload] = dice.pick(next === undefined || dice.chance(0.15) ? rare : next);
		await this.cast.send(who, type, payload);
	}

	/** An edit of the plan on the board itself, until it has reached the rows or is known not to. */
	async #edit(issue: IssueId): Promise<void> {
		const dice = this.#dice;
		const edits: [string, FieldValue][] = [
			['due', dice.chance(0.1) ? null : this.#someTime()],
			['lane', dice.pick(['instant', 'coordination'])],
			['department', dice.pick(this.#departments)],
			['place', dice.pick(this.#places)]
		];
		const [key, value] = dice.pick(edits);
		const { reader } = this.#running.app.storage;
		const row = () =>
			reader.selectFrom('issue').selectAll().where('id', '=', issue).executeTakeFirstOrThrow() as Promise<Record<string, unknown>>;
		const before = await row();
		const board = `board/huahu/${await this.#running.today()}`;
		if (['closed', 'void', 'merged'].includes(String(before.status)) || before[key] === value) return;
		if (this.#replica === null || this.#board !== board) {
			this.nextDay();
			this.#board = board;
			this.#replica = openReplica(this.#running.origin, this.#cookie, board);
			await this.#replica.synced();
		}
		const { issues } = this.#replica;
		await until(() => issues.get(issue) instanceof Y.Map, 'the issue on the board');
		issues.get(issue)!.set(key, value);
		await until(async () => (await row())[key] === value, `${key} in the row`);
	}

	#someTime(): string {
		return new Date(this.#clock.now + this.#dice.between(-2, 20) * 3600_000).toISOString();
	}
}
