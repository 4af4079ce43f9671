import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Import {
	/** path below the project's root, or the name of a package */
	to: string;
	/** erased at run time */
	typeOnly: boolean;
}

export interface Module {
	/** below the project's root, with `/` */
	path: string;
	/** one syntax tree per script: a component may have two */
	scripts: ts.SourceFile[];
	imports: Import[];
}

/** Every module below the given folders, tests and what is generated left out. */
export function modulesIn(...folders: string[]): Module[] {
	return folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && /\.(ts|js|svelte)$/.test(entry.name) && !entry.name.includes('.test.'))
			.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
			.filter((path) => !path.startsWith('src/lib/paraglide/'))
			.sort()
			.map(readModule)
	);
}

function readModule(path: string): Module {
	const source = readFileSync(join(root, path), 'utf8');
	const scripts = scriptsOf(path, source).map((script) => parseScript(path, script));
	return { path, scripts, imports: scripts.flatMap((script) => importsOf(path, script)) };
}

/** A script as a module of its own, for tests of what reads modules. */
export function parseScript(path: string, source: string): ts.SourceFile {
	return ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function scriptsOf(path: string, source: string): string[] {
	if (!path.endsWith('.svelte')) return [source];
	const { module, instance } = parse(source, { modern: true });
	return [module, instance]
		.filter((script) => script != null)
		.map(({ content }) => {
			const { start, end } = content as unknown as { start: number; end: number };
			return source.slice(start, end);
		});
}

export function importsOf(path: string, script: ts.SourceFile): Import[] {
	const found: Import[] = [];
	const add = (specifier: ts.Node, typeOnly: boolean) => {
		if (ts.isStringLiteral(specifier)) found.push({ to: resolve(path, specifier.text), typeOnly });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, importsTypesOnly(node.importClause));
		} else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
			add(node.moduleSpecifier, node.isTypeOnly);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			if (node.arguments[0]) add(node.arguments[0], false);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, true);
		}
		ts.forEachChild(node, visit);
	};
	visit(script);
	return found;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
	if (clause === undefined) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const { name, namedBindings } = clause;
	if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
	return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string): string {
	if (specifier.startsWith('#lib/') || specifier.startsWith('$lib/')) return `src/lib/${specifier.slice(5)}`;
	if (specifier.startsWith('#server/')) return `server/${specifier.slice(8)}`;
	if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
	return specifier;
}
