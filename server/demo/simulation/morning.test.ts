import { describe, expect, it } from 'vitest';
import findings from '../findings.json' with { type: 'json' };
import { STREET } from '../street.ts';
import { planMorning } from './morning.ts';
import { Random } from './random.ts';
import { reworded } from './wording.ts';

const plan = (seed: number) => planMorning(STREET.places, findings, new Random(seed));

describe('the simulated morning', () => {
	it('is the same for the same seed, another one for another', () => {
		expect(plan(1)).toEqual(plan(1));
		expect(plan(1)).not.toEqual(plan(2));
	});

	it('has something on the board within two seconds and 60 to 80 findings within three minutes', () => {
		const sightings = plan(20201107);
		expect(sightings[0]!.after).toBeLessThan(500);
		const morning = sightings.filter((sighting) => sighting.after <= 180_000);
		expect(morning.length).toBeGreaterThanOrEqual(60);
		expect(morning.length).toBeLessThanOrEqual(80);
	});

	it('reports at places of the kind the finding speaks of', () => {
		const types = new Map(STREET.places.map((place) => [place.code, place.placeType]));
		for (const { text, place } of plan(3)) {
			const sample = findings.find((one) => one.text === text);
			if (sample !== undefined) expect(types.get(place)).toBe(sample.placeType);
		}
	});

	it('sees about a quarter again, by somebody else, at the same place, in other words', () => {
		const sightings = plan(4);
		const again = sightings.filter((one, index) =>
			sightings.slice(0, index).some((earlier) => earlier.place === one.place && earlier.category === one.category)
		);
		expect(again.length / sightings.length).toBeGreaterThan(0.15);
		expect(again.length / sightings.length).toBeLessThan(0.4);
	});

	it('never repeats a wording where it rewords', () => {
		const random = new Random(5);
		for (const { text } of findings) expect(reworded(text, random)).not.toBe(text);
	});
});
