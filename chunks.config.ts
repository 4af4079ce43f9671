import { globSync, readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/** What the bundler tells of a module. */
interface Told {
	importers: readonly string[];
	dynamicImporters: readonly string[];
}

type Tell = (id: string) => Told | null;

interface Use {
	/** pages that cannot begin without it */
	first: ReadonlySet<string>;
	/** pages of their own, a report form and a wall, that may come to need it: they shall not fetch a whole board for it */
	later: ReadonlySet<string>;
}

/** Pages that people open; /ui is for those who build. */
const PAGES = globSync('src/routes/**/+page*.svelte').filter((page) => !page.startsWith('src/routes/ui/'));
const ROUTE_FILE = /^src\/routes\/(.*\/)?\+(page|layout|error)(@[^/]*)?\.svelte$/;

/**
 * Puts into one file what the same pages need from the start. Left to itself the bundler looks at later parts as well and
 * makes some sixty small files for a board, which weigh more in heads, and compressed each for itself, than what is in
 * them. What more pages need is taken first, so that no file imports one that imports it.
 */
export function chunks() {
	const uses = new Map<string, Use>();
	const sayers = sayersOfWords();

	function importersOf(id: string, tell: Tell, late: boolean): readonly string[] {
		const word = /\/paraglide\/messages\/(?!_index)(\w+)\.js$/.exec(id)?.[1];
		// Whoever says one word imports, as the bundler tells it, all of them.
		if (word !== undefined) return sayers.get(word) ?? [];
		const told = tell(id);
		return [...(told?.importers ?? []), ...(late ? (told?.dynamicImporters ?? []) : [])];
	}

	function useOf(id: string, tell: Tell): Use {
		const known = uses.get(id);
		if (known !== undefined) return known;
		const first = pagesFrom(id, (at) => importersOf(at, tell, false));
		const ever = pagesFrom(id, (at) => importersOf(at, tell, true));
		const use = { first, later: new Set([...ever].filter((page) => page.includes('@') && !first.has(page))) };
		uses.set(id, use);
		return use;
	}

	return ranks().map((rank) => ({
		priority: rank,
		name(id: string, bundle: { getModuleInfo: Tell }): string | null {
			const use = useOf(id, (at) => bundle.getModuleInfo(at));
			if (use.first.size === 0 || rankOf(use) !== rank) return null;
			return PAGES.map((page) => (use.first.has(page) ? 'first' : use.later.has(page) ? 'later' : 'never')).join('-');
		}
	}));
}

function rankOf({ first, later }: Use): number {
	return first.size * (PAGES.length + 1) + later.size;
}

function ranks(): number[] {
	return Array.from({ length: (PAGES.length + 1) ** 2 }, (_, rank) => rank);
}

/** Pages reached on the way from a module up to whoever imports it. */
function pagesFrom(id: string, importersOf: (id: string) => readonly string[]): ReadonlySet<string> {
	const pages = new Set<string>();
	const seen = new Set([id]);
	for (const at of seen) {
		const own = pagesOf(relative('.', at));
		for (const page of own ?? []) pages.add(page);
		if (own === null) for (const importer of importersOf(at)) seen.add(importer);
	}
	return pages;
}

/** Pages for which Kit loads a file; null: it does not load it itself. */
function pagesOf(file: string): readonly string[] | null {
	if (file.endsWith('@sveltejs/kit/src/runtime/client/entry.js')) return PAGES;
	if (!ROUTE_FILE.test(file)) return null;
	if (file.includes('+page')) return PAGES.filter((page) => page === file);
	const folder = dirname(file);
	return PAGES.filter((page) => page.startsWith(`${folder}/`) && (folder === 'src/routes' || !page.includes('@')));
}

/** The file made of a word → the sources that say the word. */
function sayersOfWords(): ReadonlyMap<string, readonly string[]> {
	const sayers = new Map<string, string[]>();
	for (const source of globSync(`${process.cwd()}/src/**/*.{svelte,ts}`)) {
		for (const [, word] of readFileSync(source, 'utf8').matchAll(/\bm\.(\w+)/g)) {
			const capitals = word!.replaceAll(/[^A-Z]/g, '').length;
			const file = capitals === 0 ? word! : `${word!.toLowerCase()}${String(capitals)}`;
			sayers.set(file, [...(sayers.get(file) ?? []), source]);
		}
	}
	return sayers;
}
