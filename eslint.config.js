import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import outerDbInTransaction from './.ci/lint/outer-db-in-transaction.js';

const TYPED = ['src/**/*.ts', 'server/**/*.ts', 'tests/**/*.ts'];
const TESTS = ['**/*.test.ts', 'tests/**'];

const leftOver = {
	selector:
		'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(only|skip|todo|fixme|fails)$/]',
	message: 'Every test runs; one that cannot says why by failing.'
};
const RAW = '/^\\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT)(\\s+(IMMEDIATE|EXCLUSIVE|DEFERRED|TRANSACTION|TO)\\b.*)?;?\\s*$/i';
const rawTransaction = {
	selector: `:matches(Literal[value=${RAW}], TemplateElement[value.raw=${RAW}])`,
	message: 'Transactions are Kysely’s: a raw one slips past its mutex.'
};

export default defineConfig(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.test-output/',
			'test-results/',
			'data/',
			'src/lib/paraglide/',
			'project.inlang/',
			'**/*.json'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		plugins: { noonboard: { rules: { 'outer-db-in-transaction': outerDbInTransaction } } },
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'max-lines': ['error', 300],
			'no-console': 'error',
			'no-undef': 'off',
			'no-restricted-properties': [
				'error',
				{ object: 'process', property: 'env', message: 'Only server/config.ts reads the environment.' }
			],
			'no-restricted-syntax': ['error', leftOver, rawTransaction],
			'no-empty': ['error', { allowEmptyCatch: false }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'noonboard/outer-db-in-transaction': 'error',
			// Pages are served from the root of their origin.
			'svelte/no-navigation-without-resolve': 'off',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/ban-ts-comment': 'error',
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{
		files: TYPED,
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
			'@typescript-eslint/return-await': ['error', 'error-handling-correctness-only']
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		// State classes replace a collection whole, so plain ones are what they hold.
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	{
		// Entries talk to whoever started them.
		files: ['server/main.ts', 'server/cli/**', 'tests/run/**', 'tests/bench/**'],
		rules: { 'no-console': 'off' }
	},
	{
		files: ['server/config.ts', '.ci/**', 'tests/**', '*.config.ts'],
		rules: { 'no-restricted-properties': 'off' }
	},
	{
		// Holds a lock of the operating system through a file of its own; nothing is written in it.
		files: ['server/storage/lock.ts'],
		rules: { 'no-restricted-syntax': ['error', leftOver] }
	},
	{
		files: TESTS,
		rules: { '@typescript-eslint/no-unused-expressions': 'off' }
	}
);
