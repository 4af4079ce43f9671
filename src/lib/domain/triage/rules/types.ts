/**
 * Category code → rules, one a line. A rule holds when each of its terms does:
 * `@bin` a word of that concept; `盖/身` one of these words; `@bin/桶` either; `#P05` that kind of place;
 * `!…` none of these. `*4` is its weight (3 if unstated): 2 a hint, 5 beyond doubt.
 */
export type RuleSet = Record<string, string[]>;
