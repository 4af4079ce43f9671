import { describe, expect, it } from 'vitest';
import { isAt, placesOf, standsAlone } from './places.ts';

const ids = (...roles: string[]) => placesOf(roles).map(({ id }) => id);

describe('the places of a task force', () => {
	it('offer the form of a finding to those who may send one', () => {
		expect(ids('member')).toEqual(['board', 'report', 'wall']);
		expect(ids('checker')).toContain('report');
		expect(ids('viewer')).toEqual(['board', 'wall']);
		expect(ids('leader', 'owner')).toEqual(['board', 'wall']);
		expect(ids('viewer', 'supervisor')).toContain('report');
	});

	it('tell which of them a page lies in', () => {
		const at = (route: string | null) => placesOf(['member']).filter((place) => isAt(place, route)).map(({ id }) => id);
		expect(at('/t/[taskForce]')).toEqual(['board']);
		expect(at('/t/[taskForce]/days/[date]')).toEqual(['board']);
		expect(at('/t/[taskForce]/issues/[number]')).toEqual(['board']);
		expect(at('/t/[taskForce]/wall')).toEqual(['wall']);
		expect(at(null)).toEqual([]);
	});

	it('leave the wall and the form of a finding to fill the screen', () => {
		expect(standsAlone('/t/[taskForce]/wall')).toBe(true);
		expect(standsAlone('/t/[taskForce]/report')).toBe(true);
		expect(standsAlone('/t/[taskForce]')).toBe(false);
		expect(standsAlone(null)).toBe(false);
	});
});
