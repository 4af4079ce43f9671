/** Figures as papers and screens write them. All functions are pure; rates are fractions of 1. */

/** 17 → `017`. Issue numbers count per task force and grow beyond three digits. */
export function issueNumber(number: number): string {
	return String(number).padStart(3, '0');
}

/** `花湖创文函〔2020〕12号`, as offices number what they send: issuer, year in hexagonal brackets, running number. */
export function letterNumber(issuer: string, year: number, number: number): string {
	return `${issuer}〔${year}〕${number}号`;
}

/** `第3期`, bulletins counted per kind and period. */
export function bulletinNumber(number: number): string {
	return `第${number}期`;
}

export interface Rate {
	/** null where the base is empty: there is nothing to have a rate of */
	value: number | null;
	part: number;
	base: number;
}

export function rate(part: number, base: number): Rate {
	return { value: base > 0 ? part / base : null, part, base };
}

/** `93.72 %`, or `–` without a base. */
export function percent({ value }: Rate): string {
	return value === null ? '–' : `${(Math.round(value * 10_000) / 100).toFixed(2)} %`;
}

/**
 * `93.7` of 100, as every screen says a rate. 100 is said when all is done and not before, 0 when nothing is.
 * @returns null without a base
 */
export function rateText({ part, base }: Rate): string | null {
	if (base <= 0) return null;
	if (part >= base) return '100';
	if (part <= 0) return '0';
	const tenths = Math.round((part * 1_000) / base);
	return (Math.min(999, Math.max(1, tenths)) / 10).toFixed(1);
}

export interface ClosingFigures {
	due: number;
	/** of the due, those put off with a reason */
	deferred: number;
	closed: number;
	closedOnTime: number;
}

/** Closing rate = closed / (due − deferred), and likewise on time (DOMAIN.md, "Supervision and review"). */
export function closingRates({ due, deferred, closed, closedOnTime }: ClosingFigures): { closing: Rate; onTime: Rate } {
	const base = due - deferred;
	return { closing: rate(closed, base), onTime: rate(closedOnTime, base) };
}
