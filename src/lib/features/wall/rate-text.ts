import type { Rate } from '#lib/domain/numbers.ts';

/**
 * `77.1` of 100, for a number that is read from afar. Rounded down: 100 is said when all is done, and not before.
 * @returns null without a base
 */
export function rateText({ part, base }: Rate): string | null {
	if (base <= 0) return null;
	if (part >= base) return '100';
	if (part === 0) return '0';
	return (Math.floor((part * 1_000) / base) / 10).toFixed(1);
}
