import categories from './categories.json' with { type: 'json' };
import checklist from './checklist.json' with { type: 'json' };
import { makeCatalogue } from './make.ts';
import placeTypes from './place-types.json' with { type: 'json' };
import type { Category } from './types.ts';

export { makeCatalogue } from './make.ts';
export type { Catalogue, Category, ChecklistItem, PlaceType, Words } from './types.ts';

/** The catalogue the program is delivered with; lanes, departments and limits are proposals. */
export const defaultCatalogue = makeCatalogue(categories as Category[], placeTypes, checklist);
