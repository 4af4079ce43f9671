import { Reference } from '../board/reference.ts';
import type { CategoryInfo, PersonInfo, PlaceInfo } from '#server/services.ts';

/** A small street for tests: two communities, a grid and an alley each, four people, three categories. */
export function reference(): Reference {
	const place = (code: string, kind: PlaceInfo['kind'], zh: string, parent: string | null): PlaceInfo => ({
		code,
		kind,
		name: { zh, en: code },
		parent,
		placeType: null,
		position: null
	});
	const category = (code: string, zh: string, lane: CategoryInfo['lane'], department: string): CategoryInfo => ({
		code,
		name: { zh, en: code },
		family: { zh: '市容', en: 'Appearance' },
		lane,
		department: { zh: department, en: department },
		limitHours: 24
	});
	const person = (id: string, name: string, role: string): PersonInfo => ({
		id: id as PersonInfo['id'],
		username: id,
		name,
		roles: [role],
		department: null
	});
	return new Reference(
		[
			place('HH', 'street', '花湖街道', null),
			place('C1', 'community', '天虹社区', 'HH'),
			place('G01', 'grid', '天虹第一网格', 'C1'),
			place('P1', 'point', '电厂小区13栋', 'G01'),
			place('C4', 'community', '花湖社区', 'HH'),
			place('G19', 'grid', '花湖第一网格', 'C4'),
			place('A10', 'alley', '莲藕巷', 'C4')
		],
		[
			category('06042', '垃圾桶满溢', 'instant', '保洁公司'),
			category('07001', '牛皮癣小广告', 'instant', '社区居委会'),
			category('01001', '井盖破损', 'coordination', '区建设局')
		],
		[
			person('owner1', '责任人01号', 'owner'),
			person('owner2', '责任人02号', 'owner'),
			person('member1', '专班1号', 'member'),
			person('leader1', '领导1号', 'leader')
		]
	);
}
