/** A name a text gives to something of a kind: 农业 of a 银行. */
export interface Name {
	kind: string;
	name: string;
}

const KINDS = [
	'银行', '信用社', '超市', '酒店', '宾馆', '大酒店', '药房', '药店', '诊所', '小学', '中学', '幼儿园',
	'学校', '医院', '社区', '小区', '花园', '家园', '新村', '市场', '菜场', '广场', '公园', '大厦',
	'商场', '公司', '水果店', '面馆', '理发店', '饭店', '餐馆', '早餐店', '烟酒店', '五金店', '服装店', '奶茶店',
	'火锅店', '烧烤店', '网吧', '茶楼', '宿舍', '食堂',
].join('|');
/** Two characters or three before it, of which none is there to join words. */
const JOINS = '的个家临沿街路边前门这那该有些各在到和与口内里外旁某';
const NAMED = new RegExp(String.raw`([^\P{Script=Han}${JOINS}]{2,3})(${KINDS})`, 'gu');
/** Names of streets stand first: 中山路路灯不亮. */
const STREET = /^([^\P{Script=Han}的这那该在]{2,3}?)(?:大道|路|大街|街|巷)(?!面|边|灯|口|牌|沿|砖|道)/u;
/** What describes and does not name. */
const PLAIN = new RegExp([
	'附近', '周边', '小型', '大型', '居民', '商业', '便民', '生活', '农贸', '社会', '综合', '连锁', '文化', '公共',
	'部分', '多个', '一处', '多家', '马路', '人行', '非机', '背街', '主干', '步行', '商品', '夜市', '小吃', '美食',
	'乡村', '道', '老旧', '新建', '中心', '集贸', '水产', '建材', '休闲', '口袋', '社区', '小区', '街道', '办事处',
	'职工', '学生', '员工', '机关', '快捷', '私立', '公立',
].join('|'), 'u');
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶'
	+ '余潘杜戴夏钟汪田任姜范姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟段雷钱汤尹黎贺赖龚';
const PERSON = new RegExp(`([${SURNAMES}])(?:家|记|氏|姐|哥|嫂|师傅|老板)|老([${SURNAMES}])`, 'u');

/** The names in a normalised text. */
export function namesIn(text: string): Name[] {
	const names: Name[] = [];
	for (const [, name = '', kind = ''] of text.matchAll(NAMED)) {
		if (!PLAIN.test(name)) names.push({ kind, name });
	}
	const street = STREET.exec(text)?.[1];
	if (street !== undefined && !PLAIN.test(street)) names.push({ kind: 'street', name: street });
	const person = PERSON.exec(text);
	if (person !== null) names.push({ kind: 'person', name: person[1] ?? person[2] ?? '' });
	return names;
}

/** Whether both name something of one kind, and not the same. A longer name may hold the shorter. */
export function namesDiffer(a: readonly Name[], b: readonly Name[]): boolean {
	return a.some(({ kind, name }) => {
		const others = b.filter((other) => other.kind === kind);
		return others.length > 0 && !others.some((other) => other.name.endsWith(name) || name.endsWith(other.name));
	});
}
