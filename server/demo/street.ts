import type { Place } from '#lib/domain/places.ts';
import places from './street.json' with { type: 'json' };

/** The sample task force, as in `/t/huahu`. */
export const DEMO_TASK_FORCE = 'huahu';

export const STREET = {
	slug: DEMO_TASK_FORCE,
	name: { zh: '花湖街道创文作战专班', en: 'Huahu Street task force' },
	timeZone: 'Asia/Shanghai',
	/** 6 communities, 35 grids, 17 alleys and their check points; map and names of estates are invented */
	places: places as Place[]
};
