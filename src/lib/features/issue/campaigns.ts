import type { Names } from '#server/services.ts';

/** 专项整治, by Chinese name, which is what an issue holds. */
export const CAMPAIGNS: readonly Names[] = [
	{ zh: '私搭乱建', en: 'Unauthorised building' },
	{ zh: '出店经营', en: 'Trading outside shops' },
	{ zh: '乱堆乱放', en: 'Clutter' },
	{ zh: '垃圾桶', en: 'Bins' },
	{ zh: '车辆停放', en: 'Parking' },
	{ zh: '牛皮癣', en: 'Stickers and graffiti' },
	{ zh: '老旧电线', en: 'Old cables' },
	{ zh: '卫生死角', en: 'Neglected corners' }
];
