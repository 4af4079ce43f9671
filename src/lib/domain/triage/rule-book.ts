import type { Reader, Reading } from './reader.ts';
import type { Atom, Rule } from './rule.ts';

/** Checkers name the matter first and what else there is after it. */
const EARLY = 0.6;
/** How much one further rule for the same category adds, and how many of them count. */
const FURTHER = { each: 0.15, most: 3 };
/** What a rule loses where one of its words only says where the matter is. */
const WHERE = 1.5;

/** What the rules say for one category. */
export interface Firing {
	strength: number;
	/** The strongest rule, and how many others hold. */
	rule: Rule;
	others: number;
}

/** A rule with its atoms as ids, its rarest term first. */
interface Indexed {
	category: number;
	weight: number;
	terms: { atoms: number[]; negated: boolean }[];
}

/** All rules, looked up by their rarest term, so that a text costs what it says and not what there is. */
export class RuleBook {
	readonly #rules: readonly Rule[];
	readonly #indexed: Indexed[];
	/** Atom → the rules whose rarest term it meets. */
	readonly #leads: number[][] = [];
	// Scratch, reused from text to text: where an atom stands in the reading (from 1), which rules were tried.
	readonly #present: Int32Array;
	readonly #tried: Int32Array;
	#round = 0;

	/** `numbers`: each category's number, from 0. `usual`: texts by which to tell what is rare. */
	constructor(reader: Reader, rules: readonly Rule[], numbers: ReadonlyMap<string, number>, usual: readonly string[]) {
		this.#rules = rules;
		this.#tried = new Int32Array(rules.length);
		this.#indexed = rules.map(({ category, weight, terms }) => ({
			category: numbers.get(category) ?? 0,
			weight,
			terms: terms.map(({ atoms, negated }) => ({ negated, atoms: idsOf(atoms, reader) })),
		}));
		this.#present = new Int32Array(reader.size);
		const counts = countAtoms(reader, usual);
		this.#indexed.forEach(({ terms }, index) => {
			rarestFirst(terms, counts);
			for (const atom of terms[0]?.atoms ?? []) (this.#leads[atom] ??= []).push(index);
		});
	}

	/** By category number. */
	fire(reading: Reading): Map<number, Firing> {
		const firings = new Map<number, Firing>();
		const { atoms } = reading;
		this.#round++;
		for (let i = 0; i < atoms.length; i++) this.#present[atoms[i] ?? 0] = i + 1;
		for (const atom of atoms) {
			const leads = this.#leads[atom];
			if (leads !== undefined) for (const index of leads) this.#try(index, reading, firings);
		}
		for (const atom of atoms) this.#present[atom] = 0;
		for (const firing of firings.values()) firing.strength += FURTHER.each * Math.min(FURTHER.most, firing.others);
		return firings;
	}

	#try(index: number, reading: Reading, firings: Map<number, Firing>): void {
		if (this.#tried[index] === this.#round) return;
		this.#tried[index] = this.#round;
		const indexed = this.#indexed[index];
		const rule = this.#rules[index];
		if (indexed === undefined || rule === undefined) return;
		const strength = this.#strength(indexed, reading);
		if (strength <= 0) return;
		const known = firings.get(indexed.category);
		if (known === undefined) firings.set(indexed.category, { strength, rule, others: 0 });
		else {
			known.others++;
			if (strength > known.strength) {
				known.strength = strength;
				known.rule = rule;
			}
		}
	}

	/** 0 where the rule does not hold. */
	#strength({ weight, terms }: Indexed, reading: Reading): number {
		let first = reading.length;
		let where = false;
		for (const { atoms, negated } of terms) {
			let met = false;
			for (const atom of atoms) {
				const at = this.#present[atom] ?? 0;
				if (at === 0) continue;
				if (negated) return 0;
				met = true;
				first = Math.min(first, reading.starts[at - 1] ?? 0);
				where ||= reading.where[at - 1] === 1;
			}
			if (!met && !negated) return 0;
		}
		return weight + EARLY * (1 - first / Math.max(1, reading.length)) - (where ? WHERE : 0);
	}
}

function idsOf(atoms: readonly Atom[], reader: Reader): number[] {
	return atoms.map(({ kind, name }) => reader.atom(kind, name));
}

/** In how many texts each atom is found. */
function countAtoms(reader: Reader, texts: readonly string[]): Int32Array {
	const counts = new Int32Array(reader.size);
	for (const text of texts) {
		for (const atom of reader.read(text, null).atoms) counts[atom] = (counts[atom] ?? 0) + 1;
	}
	return counts;
}

function rarestFirst(terms: Indexed['terms'], counts: Int32Array): void {
	const common = ({ atoms, negated }: Indexed['terms'][number]) =>
		(negated ? 1e6 : 0) + atoms.reduce((sum, atom) => sum + 0.1 + (counts[atom] ?? 0), 0);
	terms.sort((a, b) => common(a) - common(b));
}
