import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { importsOf, type Module, modulesIn, parseScript } from '../support/modules.ts';

/*
 * DESIGN.md, "Layout": imports point one way. Rooms are folders; each may take values only from those named,
 * and from itself.
 */
const PURE = ['src/lib/domain', 'src/lib/protocol', 'src/lib/document'];
const SCREEN_BASE = [...PURE, 'src/lib/paraglide'];

const MAY_IMPORT: Record<string, readonly string[]> = {
	'src/lib/domain': [],
	'src/lib/protocol': ['src/lib/domain'],
	'src/lib/document': ['src/lib/domain', 'src/lib/protocol'],
	'src/lib/client': SCREEN_BASE,
	'src/lib/ui': ['src/lib/paraglide'],
	'src/lib/charts': ['src/lib/ui', 'src/lib/paraglide'],
	'src/lib/features': [...SCREEN_BASE, 'src/lib/client', 'src/lib/charts', 'src/lib/ui'],
	'src/routes': ['src/lib', 'src/app.css'],
	src: ['src/lib', 'src/routes'],
	'server/gate': PURE
};

/** What the rooms below the composition root leave alone; everything else of the server is theirs to use. */
const MAY_NOT_IMPORT: Record<string, readonly string[]> = {
	'server/storage': ['server/journal', 'server/board', 'server/sync', 'server/feed', 'server/commands', 'server/http', 'server/demo'],
	'server/standing': ['server/sync', 'server/feed', 'server/commands', 'server/http', 'server/demo'],
	'server/journal': ['server/feed', 'server/commands', 'server/http', 'server/demo'],
	'server/reading': ['server/sync', 'server/feed', 'server/commands', 'server/http', 'server/demo'],
	'server/commands': ['server/feed', 'server/http', 'server/demo'],
	'server/sync': ['server/feed', 'server/http', 'server/demo'],
	'server/feed': ['server/sync', 'server/demo']
};
const ROOTS = ['server/app.ts', 'server/main.ts', 'server/dev.ts', 'server/cli', 'server/demo'];

const modules = modulesIn('src', 'server');

const isIn = (path: string, room: string) => path === room || path.startsWith(`${room}/`);
const roomOf = (path: string, rooms: Record<string, unknown>) =>
	Object.keys(rooms)
		.filter((room) => isIn(path, room))
		.sort((a, b) => b.length - a.length)[0];

function offences(check: (module: Module, to: string, typeOnly: boolean) => boolean): string[] {
	return modules.flatMap((module) =>
		module.imports
			.filter(({ to, typeOnly }) => check(module, to, typeOnly))
			.map(({ to, typeOnly }) => `${module.path} → ${to}${typeOnly ? ' (type)' : ''}`)
	);
}

describe('imports point one way', () => {
	it('reads all of the program', () => {
		expect(modules.length).toBeGreaterThan(50);
		expect(modules.some(({ path }) => path.endsWith('.svelte'))).toBe(true);
	});

	it.each(Object.keys(MAY_IMPORT))('%s takes values only from the rooms below it', (room) => {
		const allowed = [room === 'src' ? 'src/lib' : room, ...MAY_IMPORT[room]!];
		const found = offences(
			({ path }, to, typeOnly) =>
				!typeOnly &&
				roomOf(path, MAY_IMPORT) === room &&
				/^(src|server)\//.test(to) &&
				!allowed.some((one) => isIn(to, one)) &&
				roomOf(to, MAY_IMPORT) !== room
		);
		expect(found).toEqual([]);
	});

	it('types of the domain, the protocol and the document point the same way', () => {
		const found = offences(({ path }, to) => {
			const room = PURE.find((one) => isIn(path, one));
			if (room === undefined || !/^(src|server)\//.test(to)) return false;
			return !PURE.slice(0, PURE.indexOf(room) + 1).some((one) => isIn(to, one));
		});
		expect(found).toEqual([]);
	});

	it('the server takes only domain, protocol and document from src', () => {
		const found = offences(({ path }, to) => isIn(path, 'server') && isIn(to, 'src') && !PURE.some((one) => isIn(to, one)));
		expect(found).toEqual([]);
	});

	it('src takes only types from the server', () => {
		expect(offences(({ path }, to, typeOnly) => isIn(path, 'src') && isIn(to, 'server') && !typeOnly)).toEqual([]);
	});

	it.each(Object.keys(MAY_NOT_IMPORT))('%s leaves the rooms above it alone', (room) => {
		const found = offences(
			({ path }, to, typeOnly) => !typeOnly && isIn(path, room) && MAY_NOT_IMPORT[room]!.some((one) => isIn(to, one))
		);
		expect(found).toEqual([]);
	});

	it('nothing but an entry takes the composition root, nothing but the root takes the demo', () => {
		const found = offences(
			({ path }, to) => ROOTS.some((root) => isIn(to, root)) && !ROOTS.some((root) => isIn(path, root)) && isIn(path, 'server')
		);
		expect(found).toEqual([]);
	});

	it('only server/storage knows which database driver it is', () => {
		expect(offences(({ path }, to) => to === 'better-sqlite3' && !isIn(path, 'server/storage'))).toEqual([]);
	});

	it('the gate knows no sockets and no tables', () => {
		const found = offences(
			({ path }, to, typeOnly) => !typeOnly && isIn(path, 'server/gate') && /^(ws|socket\.io|kysely|node:net|node:http)/.test(to)
		);
		expect(found).toEqual([]);
	});
});

const IMPURE = new Set(
	'crypto fetch process performance globalThis window navigator localStorage indexedDB console'
		.concat(' setTimeout setInterval setImmediate queueMicrotask')
		.split(' ')
);
const domainPackages = new Set(['fractional-indexing', 'opencc-js/t2cn', 'opencc-js', 'valibot']);

/** Where a script asks for the time, for chance or for the world outside. */
function impurities(script: ts.SourceFile): string[] {
	const found: string[] = [];
	const report = (node: ts.Node) => {
		const { line } = script.getLineAndCharacterOfPosition(node.getStart());
		found.push(`${script.fileName}:${line + 1} ${node.getText().slice(0, 60)}`);
	};
	const visit = (node: ts.Node): void => {
		if (ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random)$/.test(node.getText())) report(node);
		if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) report(node);
		if (ts.isCallExpression(node) && node.expression.getText() === 'Date') report(node);
		if (ts.isIdentifier(node) && IMPURE.has(node.text) && isReference(node)) report(node);
		ts.forEachChild(node, visit);
	};
	visit(script);
	return found;
}

/** A name that is used, not one that is declared or that follows a dot. */
function isReference(name: ts.Identifier): boolean {
	const { parent } = name;
	if (ts.isPropertyAccessExpression(parent)) return parent.name !== name;
	if (ts.isPropertyAssignment(parent)) return parent.initializer === name;
	return ts.isCallExpression(parent) || ts.isElementAccessExpression(parent) || ts.isVariableDeclaration(parent);
}

describe('the domain is pure', () => {
	const domain = modules.filter(({ path }) => isIn(path, 'src/lib/domain'));

	it('has no clock, no chance and no world outside', () => {
		expect(domain.flatMap(({ scripts }) => scripts.flatMap(impurities))).toEqual([]);
	});

	it('uses no package that has', () => {
		const outside = offences(({ path }, to) => isIn(path, 'src/lib/domain') && !isIn(to, 'src') && !domainPackages.has(to));
		expect(outside).toEqual([]);
	});

	it('would be told of each of them', () => {
		const script = parseScript('x.ts', 'Date.now(); new Date(); Math.random(); crypto.randomUUID(); await fetch(a); process.exit();');
		expect(impurities(script)).toHaveLength(6);
		expect(impurities(parseScript('x.ts', 'new Date(5); a.crypto; const b = { process: 1 }; Math.round(2);'))).toEqual([]);
	});

	it('would be told of imports of every form', () => {
		const source = `import a from './a.ts'; import type { B } from '#lib/b.ts'; import { type C } from '#server/c.ts';
			export { d } from 'd'; const e = await import('e'); let f: import('f').F;`;
		expect(importsOf('src/x.ts', parseScript('src/x.ts', source))).toEqual([
			{ to: 'src/a.ts', typeOnly: false },
			{ to: 'src/lib/b.ts', typeOnly: true },
			{ to: 'server/c.ts', typeOnly: true },
			{ to: 'd', typeOnly: false },
			{ to: 'e', typeOnly: false },
			{ to: 'f', typeOnly: true }
		]);
	});
});
