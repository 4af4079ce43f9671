import { appearance } from './appearance.ts';
import { facilities } from './facilities.ts';
import { fire } from './fire.ts';
import { halls } from './halls.ts';
import { notices } from './notices.ts';
import { parking } from './parking.ts';
import { sanitation } from './sanitation.ts';
import { sites } from './sites.ts';
import { trading } from './trading.ts';
import type { RuleSet } from './types.ts';
import { walls } from './walls.ts';

export type { RuleSet } from './types.ts';

/** What every checker's trade knows, in no street's own words. See `types.ts` for the notation. */
export const rules: RuleSet = {
	...sanitation, ...appearance, ...notices, ...parking, ...walls, ...facilities, ...fire, ...sites, ...trading, ...halls,
};
