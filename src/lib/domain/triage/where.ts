/** Behind these words a thing is where the matter is, not the matter: 健身器材上晾床单, 公厕门前路面破损. */
const OUTSIDE = [
	'旁', '边', '后', '前', '外', '门前', '门口', '附近', '周边', '周围', '对面', '背后', '一侧',
];
const INSIDE = ['上', '里', '内', '下', '中'];
/** What one can be in or on is a place at any rate; there 内 and 上 tell nothing. */
const SETTINGS =
	/[厕道厅场地带坪池店院间室门路面栋馆区园河沟塘墙吧校堂廊梯站点化坛草丛箱柜棚篱挡档]$/u;
/** Refuse beside a bin is the bin's matter. */
const BINS = /垃圾|果皮|桶/u;
/** 上墙 and 下水 are words of their own. */
const WORDS = new Set(
	(
		'上墙 上锁 上楼 下水 下垂 下陷 下沉 前包 外溢 外冒 外露 外墙 前三 前四 前五 中断 内容 后厨 '
		+ '边沟 外摆 外立 外卖 外观 外壁 外来 下班 上班 上网 里程 后勤 中心 下降 前台 外扩'
	).split(' '),
);

/** Whether the word that ends at `end` only says where something is. */
export function saysWhere(text: string, end: number): boolean {
	const first = text.charAt(end);
	if (first === '' || !STARTS.has(first) || WORDS.has(text.slice(end, end + 2))) return false;
	const before = text.slice(Math.max(0, end - 3), end);
	if (BINS.test(before)) return false;
	const follows = (word: string) => text.startsWith(word, end);
	return OUTSIDE.some(follows) || (!SETTINGS.test(before) && INSIDE.some(follows));
}

const STARTS = new Set([...OUTSIDE, ...INSIDE].map((word) => word.charAt(0)));
