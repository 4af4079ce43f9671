import { appearance } from './appearance.ts';
import { facilities } from './facilities.ts';
import { fireAndSites } from './fire-and-sites.ts';
import { notices } from './notices.ts';
import { parking } from './parking.ts';
import { sanitation } from './sanitation.ts';
import { tradingAndHalls } from './trading-and-halls.ts';
import type { RuleSet } from './types.ts';
import { walls } from './walls.ts';

export type { RuleSet } from './types.ts';

/** What every checker's trade knows, in no street's own words. See `types.ts` for the notation. */
export const rules: RuleSet = {
  ...sanitation, ...appearance, ...notices, ...parking, ...walls, ...facilities, ...fireAndSites, ...tradingAndHalls,
};
