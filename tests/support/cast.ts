import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { v7 as uuid } from 'uuid';
import type { IssueId, PersonId, PhotoId } from '#lib/domain/ids.ts';
import type { Status } from '#lib/domain/statuses.ts';
import type { Answer, CommandType, FindingResult, IssueResult, PayloadInput, SealResult } from '#lib/protocol/commands.ts';
import type { RunningApp } from './app.ts';
import { resultOf } from './clients.ts';

/** Words that the engines are sure of, and words that say nothing. */
export const SURE = '楼道内有小广告';
export const UNSURE = '这里有点情况';

/** The sample street's people at work, through the same commands as over the wire. */
export class Cast {
	readonly people: Record<string, PersonId>;
	/** codes of places that are points, each used once by `issueIn` */
	readonly points: string[];
	readonly #running: RunningApp;
	#used = 0;
	#photos = 0;

	private constructor(running: RunningApp, people: Record<string, PersonId>, points: string[]) {
		this.#running = running;
		this.people = people;
		this.points = points;
	}

	static async of(running: RunningApp): Promise<Cast> {
		const { reader } = running.app.storage;
		const people = await reader.selectFrom('person').select(['id', 'username']).execute();
		const points = await reader.selectFrom('place').select('code').where('kind', '=', 'point').orderBy('position').execute();
		return new Cast(
			running,
			Object.fromEntries(people.map(({ id, username }) => [username ?? '', id as PersonId])),
			points.map(({ code }) => code)
		);
	}

	person(username: string): PersonId {
		const id = this.people[username];
		if (id === undefined) throw new Error(`nobody is called ${username}`);
		return id;
	}

	async send<T extends CommandType>(who: string, type: T, payload: PayloadInput<T>, id = uuid()): Promise<Answer> {
		const envelope = { id, type, taskForce: 'huahu', at: new Date().toISOString(), payload };
		const [answer] = await this.#running.app.services.commands.run(this.person(who), [envelope]);
		return answer!;
	}

	/** @throws where it was refused */
	async act<T extends Exclude<CommandType, 'finding.report' | 'day.seal'>>(who: string, type: T, payload: PayloadInput<T>) {
		return resultOf(await this.send(who, type, payload)) as IssueResult;
	}

	async seal(payload: PayloadInput<'day.seal'> = {}, who = 'leader1'): Promise<SealResult> {
		return resultOf(await this.send(who, 'day.seal', payload)) as SealResult;
	}

	async report(payload: Partial<PayloadInput<'finding.report'>> = {}, who = 'checker1'): Promise<FindingResult> {
		const place = payload.place ?? this.place();
		const report = { text: SURE, capturedAt: '2020-01-01T00:00:00Z', ...payload, place };
		return resultOf(await this.send(who, 'finding.report', report)) as FindingResult;
	}

	/** a point where nothing was found yet */
	place(): string {
		const code = this.points[this.#used++];
		if (code === undefined) throw new Error('no point left');
		return code;
	}

	/** A photo that this person has uploaded; each is another one. */
	async photo(who: string): Promise<PhotoId> {
		const shade = this.#photos++ % 256;
		const bytes = await sharp({ create: { width: 32, height: 32, channels: 3, background: { r: shade, g: 9, b: 7 } } }).png().toBuffer();
		const hash = createHash('sha256').update(bytes).digest('hex');
		return (await this.#running.app.services.photos.put(this.person(who), hash, bytes)).id;
	}

	/** A new issue of its own, brought into a status by the people whose work that is. */
	async issueIn(status: Status): Promise<IssueId> {
		const { issue } = await this.report({ text: status === 'reported' ? UNSURE : SURE });
		switch (status) {
			case 'reported':
			case 'accepted':
				return issue;
			case 'deferred':
				await this.act('member1', 'issue.defer', { issue, until: '2099-01-01T00:00:00Z', reason: '雨季' });
				return issue;
			case 'parked':
			case 'void':
				await this.act('member1', status === 'void' ? 'issue.void' : 'issue.park', { issue, reason: '理由' });
				return issue;
			case 'merged':
				await this.act('member1', 'issue.join', { issue, into: (await this.report()).issue });
				return issue;
			case 'dispatched':
			case 'in_progress':
			case 'awaiting_check':
			case 'rework':
			case 'closed':
				return this.#work(issue, status);
		}
	}

	async #work(issue: IssueId, until: Status): Promise<IssueId> {
		await this.act('member1', 'issue.dispatch', { issue, owners: [this.person('owner1')] });
		if (until === 'dispatched') return issue;
		await this.act('owner1', 'issue.start', { issue });
		if (until === 'in_progress') return issue;
		await this.act('owner1', 'issue.submitFix', { issue, photos: [await this.photo('owner1')] });
		if (until === 'closed') await this.act('supervisor1', 'issue.close', { issue });
		if (until === 'rework') await this.act('supervisor1', 'issue.return', { issue, reason: '没修好' });
		return issue;
	}
}
