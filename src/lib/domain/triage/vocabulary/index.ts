import { buildings } from './buildings.ts';
import { fixtures } from './fixtures.ts';
import { halls } from './halls.ts';
import { markets } from './markets.ts';
import { outdoors } from './outdoors.ts';
import { states } from './states.ts';
import { street } from './street.ts';
import type { Vocabulary } from './types.ts';

export { wordsOf, type Vocabulary } from './types.ts';

/** Things and settings. */
export const things: Vocabulary = { ...outdoors, ...street, ...fixtures, ...buildings, ...markets, ...halls };

/** What may be wrong with them. */
export { states };
