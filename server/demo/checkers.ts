/*
 * Simulated people of the demo, in a process of their own: they know nothing but the address, and use only
 * what any other program could. Ends with SIGTERM or with the process that started it.
 *
 *     node server/demo/checkers.ts ADDRESS ORIGIN SEED
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { FindingResult } from '#lib/protocol/commands.ts';
import { DEMO_PASSWORD } from '../auth/passwords.ts';
import type { BoardInfo } from '../services.ts';
import findings from './findings.json' with { type: 'json' };
import { laterOf, MORNING, planMorning, type Sighting } from './simulation/morning.ts';
import { SimulatedPerson, type Site } from './simulation/person.ts';
import { picture } from './simulation/pictures.ts';
import { Random } from './simulation/random.ts';
import { repair } from './simulation/repairs.ts';
import { STREET } from './street.ts';

const [address = '', origin = '', seedText = ''] = process.argv.slice(2);
const site: Site = { address, origin, taskForce: STREET.slug };
const seed = Number(seedText);

process.on('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.stderr.write(`noonboard: simulated checkers at work, seed ${seed}\n`);

const signedIn = new Map<string, Promise<SimulatedPerson>>();
/** Signed in when first needed, so that the first finding does not wait for everybody. */
function someone(username: string): Promise<SimulatedPerson> {
	let person = signedIn.get(username);
	if (person === undefined) signedIn.set(username, (person = SimulatedPerson.signIn(site, username, DEMO_PASSWORD)));
	return person;
}

const start = Date.now();
const running = (await restOfTheDay()).map(async (sighting) => {
	await wait(Math.max(0, start + sighting.after - Date.now()));
	const result = await report(sighting);
	if (result?.outcome === 'new') await repair(result, someone, new Random(seed + result.number));
});
await Promise.all(running);
process.exit(0);

/** A morning that was walked before the server was started again is not walked a second time. */
async function restOfTheDay(): Promise<Sighting[]> {
	const { figures } = await (await someone('checker1')).read<BoardInfo>('boards/today');
	const plan = planMorning(STREET.places, findings, new Random(seed + figures.findings));
	return figures.findings < MORNING / 2 ? plan : laterOf(plan);
}

async function report(sighting: Sighting): Promise<FindingResult | null> {
	const { checker, place, text, position, category, withPhoto } = sighting;
	const person = await someone(`checker${checker}`);
	const bytes = withPhoto ? await picture(category, 'before') : null;
	const photos = bytes === null ? [] : [await person.upload(bytes)];
	const capturedAt = new Date().toISOString();
	const answer = await person.command('finding.report', { place, text, position, photos, capturedAt });
	if (answer.ok) return answer.result as FindingResult;
	process.stderr.write(`noonboard: a simulated finding was refused: ${answer.error.code}\n`);
	return null;
}
