import { expect, it } from 'vitest';
import { stepArea, stepLine, until } from './shapes.ts';

const same = (value: number) => value;
const down = (value: number) => 10 - value;
const points = [{ x: 0, y: 2 }, { x: 5, y: 3 }, { x: 9, y: 1 }];

it('a step line goes along before it goes up or down', () => {
	expect(stepLine(points, same, down)).toBe('M0,8L5,8L5,7L9,7L9,9');
	expect(stepLine([], same, down)).toBe('');
});

it('a step area closes at zero', () => {
	expect(stepArea(points.slice(0, 2), same, down)).toBe('M0,8L5,8L5,7L5,10L5,10L0,10Z');
});

it('steps go on to the end, and not back', () => {
	expect(until(points, 12)).toEqual([...points, { x: 12, y: 1 }]);
	expect(until(points, 9)).toEqual(points);
	expect(until([], 9)).toEqual([]);
});
