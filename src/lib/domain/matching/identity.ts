import { arabicNumerals } from '#lib/domain/text/index.ts';

/** What kind of number or word tells one spot from the next. */
export type MarkKind =
	| 'building' | 'unit' | 'floor' | 'number' | 'lane' | 'route' | 'zone' | 'nth' | 'side' | 'gate' | 'way' | 'name' | 'sex'
	| 'end' | 'inner';

/** The marks a text gives of each kind: `23幢25幢之间` has the buildings 23 and 25. */
export type Identity = Map<MarkKind, Set<string>>;

/** `(numeral) unit` by kind. A list (`1、2号楼`) counts each; longer units stand before shorter. */
const NUMERAL = String.raw`(?:\d+|[a-z])`;
const LIST = String.raw`(${NUMERAL}(?:(?:[、,和与至到~-]|号楼?[、,和与]?|[栋幢座][、,和与]?)${NUMERAL})*)`;
const PATTERNS: [MarkKind, RegExp][] = [
	['building', new RegExp(String.raw`${LIST}\s*(?:号楼|号栋|#楼?|[栋幢座])`, 'gu')],
	['unit', /(\d+|[a-z甲乙丙丁戊东西南北中左右])\s*号?(?:单元|门栋|梯(?!间|口))/gu],
	['floor', /(负\d+|-\d+|地下\d+|b\d+|\d+|顶|底|首)(?:楼|层|f(?![a-z]))(?![灰油土泥污])/gu],
	['number', new RegExp(String.raw`${LIST}\s*(?:号(?!楼|栋|线|路)|室|号房|车位)`, 'gu')],
	['number', /(\d{3,4})(?=[门户家旁])/gu],
	['lane', /(\d+)(?:巷|弄|胡同|街)/gu],
	['route', /(\d+)路(?=公交|车|\d|站)/gu],
	['zone', /([0-9a-z])(?:期|区|组|苑)/gu],
	['nth', /(?:第\s*)?(\d+)[排列]/gu],
	['nth', /第\s*(\d+)/gu],
	['nth', /(\d+)(?=食堂|车间)/gu],
	['end', /(?<=[巷街路桥])([头尾])(?!上)/gu],
	['inner', /([里内外])[侧间圈]/gu],
	['side', /(东北|东南|西北|西南|[东南西北左右])(?:侧|边|面|头|向|段|半|区|门|口|墙|岸|角|户|单元)/gu],
	['side', /(?<=[路街河桥楼院])([东南西北左右])(?![门侧边面头向段半区口墙岸角])/gu],
	['gate', /([前后正侧大])大?门(?!厅|诊|店|面)/gu],
	['way', /([进入出])(?:口|站口|入口处)/gu],
	['way', /([上下])行/gu],
	['name', /(\p{Script=Han})记/gu],
	['sex', /([男女])(?:厕|卫|洗手间)/gu],
];
const STEMS: Record<string, string> = { 甲: '1', 乙: '2', 丙: '3', 丁: '4', 戊: '5', 首: '1', 底: '1', 进: '入', 前: '正', 大: '正' };

/**
 * Reads the marks of a normalised text, however the numerals are written (3栋, 三栋, 3号楼, 一单元,
 * 乙单元). `rest` is the text without them.
 */
export function identityOf(normalised: string): { identity: Identity; rest: string } {
	const text = arabicNumerals(normalised.replace(/两(?=[楼层]|单元)/gu, '二'))
		.replace(/(\d+)-(\d+)-(\d+)/gu, '$1栋$2单元$3室')
		.replace(/(\d+)-(\d{3,4})(?!\d)/gu, '$1栋$2室');
	const identity: Identity = new Map();
	let rest = text;
	for (const [kind, pattern] of PATTERNS) {
		// What has been read as a building is not read again as a floor or a number.
		rest = rest.replace(pattern, (_, marks: string) => {
			add(identity, kind, marks);
			return ' ';
		});
	}
	return { identity, rest };
}

function add(identity: Identity, kind: MarkKind, marks: string): void {
	const known = identity.get(kind) ?? new Set();
	const single = kind === 'building' || kind === 'number' ? marks.match(/\d+|[a-z]/gu) : [marks];
	for (const mark of single ?? []) known.add(plain(mark));
	identity.set(kind, known);
}

function plain(mark: string): string {
	const floor = /^(?:负|-|地下|b)(\d+)$/u.exec(mark);
	if (floor) return `-${floor[1]}`;
	return /^\d+$/u.test(mark) ? String(Number(mark)) : (STEMS[mark] ?? mark);
}

/** What two texts say of the same kind that cannot both be. */
export interface Clash {
	kind: MarkKind;
	a: string;
	b: string;
}

/** The first kind in which both name something that cannot be the same; null where there is none. */
export function conflict(a: Identity, b: Identity): Clash | null {
	if (a.size === 0 || b.size === 0) return null;
	for (const [kind, marks] of a) {
		const others = b.get(kind) ?? mayBe(b, kind);
		if (others === undefined || agree(marks, others)) continue;
		return { kind, a: [...marks].join('、'), b: [...others].join('、') };
	}
	return null;
}

/** Who names fewer may name a part of it; 23幢25幢之间 and 25幢27幢之间 are two spots. */
function agree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
	return [...fewer].every((mark) => more.has(mark));
}

/** 3号 may be a building's number or a door's: compared where the other side names no more than it. */
function mayBe(identity: Identity, kind: MarkKind): Set<string> | undefined {
	if (identity.has('building') && identity.has('number')) return undefined;
	if (kind === 'building') return identity.get('number');
	return kind === 'number' ? identity.get('building') : undefined;
}

/** How many kinds only one of the two names. */
export function oneSided(a: Identity, b: Identity): number {
	let count = 0;
	for (const kind of a.keys()) if (!b.has(kind)) count++;
	for (const kind of b.keys()) if (!a.has(kind)) count++;
	return count;
}
