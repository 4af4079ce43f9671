import { v7 as uuid } from 'uuid';
import { Random } from '#server/demo/simulation/random.ts';
import findings from '#server/demo/findings.json' with { type: 'json' };
import { DEMO_TASK_FORCE, STREET } from '#server/demo/street.ts';

/** Where checkers stand: grids, alleys and check points. */
const PLACES = STREET.places.filter(({ kind }) => kind !== 'street' && kind !== 'community');
/** A place is about this wide. */
const DEGREES = 0.0008;

export interface FindingCommand {
	id: string;
	type: 'finding.report';
	taskForce: string;
	payload: object;
}

/** Findings without end, in words of the open data, all over the street: some of them of the same matter. */
export function* findingCommands(seed: number): Generator<FindingCommand, never> {
	const random = new Random(seed);
	for (;;) {
		const place = random.pick(PLACES);
		const position =
			place.position === null
				? null
				: {
						lat: place.position.lat + random.between(-DEGREES, DEGREES),
						lon: place.position.lon + random.between(-DEGREES, DEGREES),
						accuracy: 15
					};
		yield {
			id: uuid(),
			type: 'finding.report',
			taskForce: DEMO_TASK_FORCE,
			payload: { place: place.code, text: random.pick(findings).text, position, capturedAt: new Date().toISOString() }
		};
	}
}
