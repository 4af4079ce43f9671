/** One term of a rule: it holds when any of its atoms is found (or, negated, when none is). */
export interface Term {
	atoms: Atom[];
	negated: boolean;
}

/** A concept of the vocabulary, a place type's code, or a word as it stands. */
export type Atom = { kind: 'concept' | 'place' | 'word'; name: string };

export interface Rule {
	category: string;
	terms: Term[];
	weight: number;
	/** The alias this rule is made of, if it is one. */
	alias?: string;
}

const PLAIN_WEIGHT = 3;

/**
 * Reads one line of a `RuleSet`.
 * @throws {Error} where the line has no term that must hold
 */
export function parseRule(category: string, line: string): Rule {
	let weight = PLAIN_WEIGHT;
	const terms: Term[] = [];
	const unless: Term = { atoms: [], negated: true };
	for (const part of line.replace(/\/\s+/gu, '/').split(/\s+/u)) {
		if (part.startsWith('*')) weight = Number(part.slice(1));
		else if (part.startsWith('!')) unless.atoms.push(...parseAtoms(part.slice(1)));
		else terms.push({ atoms: parseAtoms(part), negated: false });
	}
	if (terms.length === 0 || Number.isNaN(weight)) throw new Error(`${category}: bad rule "${line}"`);
	return { category, terms: unless.atoms.length === 0 ? terms : [...terms, unless], weight };
}

function parseAtoms(part: string): Atom[] {
	return part.split('/').filter(Boolean).map(parseAtom);
}

function parseAtom(text: string): Atom {
	if (text.startsWith('@')) return { kind: 'concept', name: text.slice(1) };
	if (text.startsWith('#')) return { kind: 'place', name: text.slice(1) };
	return { kind: 'word', name: text };
}

/**
 * Longer aliases say more: the longest is to win (公厕保洁不到位 before 保洁不到位). A mere thing
 * (健身器材) says less than what is said of it.
 */
export function aliasRule(category: string, alias: string, isThing: boolean): Rule {
	const weight = Math.min(2.2 + 0.5 * Math.min(alias.length, 6), isThing ? THING_WEIGHT : Infinity);
	return { category, terms: [{ atoms: [{ kind: 'word', name: alias }], negated: false }], weight, alias };
}

const THING_WEIGHT = 3.9;
