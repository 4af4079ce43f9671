import type { FindingResult } from '#lib/protocol/commands.ts';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';
import findings from '#server/demo/findings.json' with { type: 'json' };
import { MORNING, planMorning, type Sighting } from '#server/demo/simulation/morning.ts';
import { SimulatedPerson } from '#server/demo/simulation/person.ts';
import { picture } from '#server/demo/simulation/pictures.ts';
import { Random } from '#server/demo/simulation/random.ts';
import { STREET } from '#server/demo/street.ts';

/** Where the devices of these pictures are, and what is reported from there a second time. */
export const SEEN_BEFORE = { place: 'G01', text: '垃圾桶旁垃圾没及时清理', category: '06042', position: { lat: 30.232021, lon: 115.011726, accuracy: 12 } };
const SEED = 20201107;
const MINUTE = 60_000;
/** Deadlines as a board has them at noon: some are over, some near, most of today. */
const DUE_MINUTES = [-54, -12, 31, 47, 180, 240, 300, 1440];

/** A day in the middle of its work: everything found, about half of it sent out, some of it mended and closed. */
export async function spendMorning(origin: string): Promise<void> {
	const people = new Map<string, SimulatedPerson>();
	const someone = async (username: string): Promise<SimulatedPerson> => {
		const person = people.get(username) ?? (await SimulatedPerson.signIn({ address: origin, origin, taskForce: STREET.slug }, username, DEMO_PASSWORD));
		people.set(username, person);
		return person;
	};
	const random = new Random(SEED);
	const plan = planMorning(STREET.places, findings, random).slice(0, MORNING);
	for (const [index, sighting] of plan.entries()) {
		const result = await report(await someone(`checker${sighting.checker}`), sighting, (plan.length - index) * 2 * MINUTE);
		if (result?.outcome === 'new' && result.lane !== null) await work(result, index, someone);
	}
	await report(await someone('checker1'), { ...SEEN_BEFORE, after: 0, checker: 1, withPhoto: true }, 20 * MINUTE);
	for (const person of people.values()) person[Symbol.dispose]();
}

async function report(checker: SimulatedPerson, { place, text, position, category, withPhoto }: Sighting, ago: number): Promise<FindingResult | null> {
	const bytes = withPhoto ? await picture(category, 'before') : null;
	const photos = bytes === null ? [] : [await checker.upload(bytes)];
	const capturedAt = new Date(Date.now() - ago).toISOString();
	const answer = await checker.command('finding.report', { place, text, position, photos, capturedAt });
	return answer.ok ? (answer.result as FindingResult) : null;
}

async function work({ issue, category }: FindingResult, index: number, someone: (username: string) => Promise<SimulatedPerson>): Promise<void> {
	if (index % 2 === 1) return;
	const member = await someone('member1');
	const owner = await someone(`owner${(index % 6) + 1}`);
	const due = new Date(Date.now() + DUE_MINUTES[index % DUE_MINUTES.length]! * MINUTE).toISOString();
	if (!(await member.command('issue.dispatch', { issue, owners: [owner.id], due })).ok) return;
	const after = await picture(category, 'after');
	if (after === null) {
		if (index % 3 === 0) await owner.command('issue.start', { issue });
		return;
	}
	await owner.command('issue.submitFix', { issue, photos: [await owner.upload(after)], note: '已整改到位' });
	if (index % 8 !== 0) await (await someone('supervisor1')).command('issue.close', { issue });
}
