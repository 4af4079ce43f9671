import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import { comparePair } from '#lib/domain/matching/index.ts';
import { normalise } from '#lib/domain/text/index.ts';
import { defaultExamples, TriageEngine, type LabelledText } from '#lib/domain/triage/index.ts';
import pairs from './data/pairs.json' with { type: 'json' };
import { print, type BenchRow } from './row.ts';

const FOLDS = 5;
/** Kinds of pairs of which not one may be joined falsely. */
const NEVER = ['bn', 'nd', 'floor', 'unit', 'far'];

export interface TriageScores {
	/** Share of unambiguous rows whose first category is right; asking counts as wrong. */
	category: number;
	/** Share of all rows whose lane is right; asking counts as wrong. */
	lane: number;
	/** Share of unambiguous rows answered without asking, and how many of these are right. */
	sure: number;
	sureAndRight: number;
}

/** Five-fold: no row is judged by an engine that was given it, or another row of the same words. */
export function triageScores(): TriageScores {
	const texts = [...new Set(defaultExamples.map(({ text }) => normalise(text)))];
	const fold = ({ text }: LabelledText) => texts.indexOf(normalise(text)) % FOLDS;
	const tally = { rows: 0, plain: 0, category: 0, lane: 0, sure: 0 };
	for (let k = 0; k < FOLDS; k++) {
		const engine = new TriageEngine(defaultCatalogue, defaultExamples.filter((example) => fold(example) !== k));
		for (const example of defaultExamples.filter((each) => fold(each) === k)) {
			const answer = engine.propose({ text: example.text, placeType: example.placeType });
			tally.rows++;
			if (answer.lane === defaultCatalogue.category(example.category)?.lane) tally.lane++;
			if (example.also !== undefined) continue;
			tally.plain++;
			if (answer.category !== null) tally.sure++;
			if (answer.category === example.category) tally.category++;
		}
	}
	return {
		category: tally.category / tally.plain,
		lane: tally.lane / tally.rows,
		sure: tally.sure / tally.plain,
		sureAndRight: tally.category / tally.sure,
	};
}

export interface PairScores {
	precision: number;
	recall: number;
	f1: number;
	/** False joins among the kinds of which there may be none. */
	neverJoined: number;
}

/** A suggestion counts as not joined. Matching is given no labelled text at all, so nothing needs folding. */
export function pairScores(): PairScores {
	let joined = 0;
	let right = 0;
	let neverJoined = 0;
	for (const pair of pairs) {
		if (comparePair({ text: pair.a }, { text: pair.b }, pair).verdict !== 'same') continue;
		joined++;
		if (pair.label === 'same') right++;
		else if (NEVER.includes(pair.kind)) neverJoined++;
	}
	const precision = right / joined;
	const recall = right / pairs.filter(({ label }) => label === 'same').length;
	return { precision, recall, f1: (2 * precision * recall) / (precision + recall), neverJoined };
}

export async function run(): Promise<BenchRow[]> {
	const triage = triageScores();
	const match = pairScores();
	return [
		row('category, first guess', percent(triage.category), '85 %', triage.category >= 0.85),
		row('lane', percent(triage.lane), '95 %', triage.lane >= 0.95),
		row('answered without asking, and right of these', `${percent(triage.sure)}, ${percent(triage.sureAndRight)}`, '–', true),
		row('pairs, precision and recall', `${percent(match.precision)}, ${percent(match.recall)}`, '–', true),
		row('pairs, F1', match.f1.toFixed(3), '0.93', match.f1 >= 0.93),
		row(`false joins of ${NEVER.join(', ')}`, String(match.neverJoined), '0', match.neverJoined === 0),
	];
}

function row(what: string, ours: string, goal: string, reached: boolean): BenchRow {
	return { id: 'engines', what, ours, theirs: '–', ratio: null, goal, reached };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

if (import.meta.main) print(await run());
