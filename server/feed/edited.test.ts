import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EditNotices } from './edited.ts';

let told: string[];
let notices: EditNotices;
beforeEach(() => {
	vi.useFakeTimers();
	told = [];
	notices = new EditNotices((taskForce) => told.push(taskForce));
});
afterEach(() => {
	notices.close();
	vi.useRealTimers();
});

it('tells of the first edit at once, and of those that follow once a second', () => {
	for (let edit = 0; edit < 50; edit++) notices.edited('east');
	expect(told).toEqual(['east']);
	vi.advanceTimersByTime(1_000);
	expect(told).toEqual(['east', 'east']);
	for (let edit = 0; edit < 50; edit++) notices.edited('east');
	expect(told).toHaveLength(2);
	vi.advanceTimersByTime(1_000);
	expect(told).toHaveLength(3);
});

it('says nothing while nothing is edited', () => {
	notices.edited('east');
	vi.advanceTimersByTime(60_000);
	expect(told).toEqual(['east']);
	notices.edited('east');
	expect(told).toHaveLength(2);
});

it('keeps task forces apart, and no timer once it is closed', () => {
	notices.edited('east');
	notices.edited('west');
	notices.edited('east');
	expect(told).toEqual(['east', 'west']);
	notices.close();
	vi.advanceTimersByTime(60_000);
	expect(told).toHaveLength(2);
	expect(vi.getTimerCount()).toBe(0);
});
