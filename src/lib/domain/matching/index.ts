export { MatchIndex } from './match-index.ts';
export { comparePair } from './pair.ts';
export type {
	Likeness, MatchAnswer, MatchCandidate, MatchInput, MatchOptions, PairAnswer, PairContext, PairSide, Position, Reason,
} from './types.ts';
