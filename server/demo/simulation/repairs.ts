import { setTimeout as wait } from 'node:timers/promises';
import type { FindingResult } from '#lib/protocol/commands.ts';
import type { SimulatedPerson } from './person.ts';
import { picture } from './pictures.ts';
import type { Random } from './random.ts';

/** Signs in whoever is needed. */
export type Someone = (username: string) => Promise<SimulatedPerson>;

const OWNERS = ['owner1', 'owner2', 'owner3', 'owner4', 'owner5', 'owner6'];
const SUPERVISORS = ['supervisor1', 'supervisor2'];
/** Some are not good enough at first sight. */
const RETURNED = 0.2;

/**
 * Sees an issue through to its end, where there is a drawn picture of how it looks mended: dispatched on the
 * spot, started, fixed, checked by somebody else. Gives way as soon as the server refuses a step, since then a
 * visitor has taken the issue in hand.
 */
export async function repair({ issue, category }: FindingResult, someone: Someone, random: Random): Promise<void> {
	const after = await picture(category, 'after');
	if (after === null) return;
	const member = await someone('member1');
	const owner = await someone(random.pick(OWNERS));
	const supervisor = await someone(random.pick(SUPERVISORS));
	const pause = (low: number, high: number) => wait(random.between(low, high) * 1000);

	const fix = async () => {
		await pause(5, 12);
		return (await owner.command('issue.submitFix', { issue, photos: [await owner.upload(after)], note: '已整改到位' })).ok;
	};

	await pause(6, 14);
	if (!(await member.command('issue.dispatch', { issue, owners: [owner.id] })).ok) return;
	await pause(3, 8);
	if (!(await owner.command('issue.start', { issue })).ok) return;
	if (!(await fix())) return;
	await pause(4, 10);
	if (random.chance(RETURNED)) {
		if (!(await supervisor.command('issue.return', { issue, reason: '现场复核,边角未清理干净' })).ok) return;
		if (!(await fix())) return;
		await pause(4, 10);
	}
	await supervisor.command('issue.close', { issue });
}
