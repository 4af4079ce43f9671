import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLAIN_FIELDS } from '#lib/domain/fields.ts';
import { FIELD_RULES } from '#lib/domain/policy.ts';
import { ROLES } from '#lib/domain/roles.ts';
import { LETTER_STATES, STATUSES } from '#lib/domain/statuses.ts';
import { TRANSITIONS } from '#lib/domain/transitions.ts';
import { ERROR_STATUS } from '#lib/protocol/codes.ts';
import { PAYLOADS } from '#lib/protocol/commands.ts';
import { COMMAND_DONE, COMMAND_WORD } from './commands.ts';
import { ERROR_WORD } from './errors.ts';
import { FIELD_WORD } from './fields.ts';
import { reasonSentence } from './reasons.ts';
import { REFUSAL_WORD, refusalSentence } from './refusals.ts';
import { LANE_WORD, LETTER_WORD, ROLE_WORD, STATUS_WORD } from './statuses.ts';

type Words = Record<string, string>;
/** The shared words and those of each feature, in files of their own. */
const messages = new URL('../../messages/', import.meta.url);
const read = (locale: string): Words =>
	Object.assign(
		{},
		...readdirSync(messages)
			.filter((name) => name === `${locale}.json` || name.endsWith(`.${locale}.json`))
			.map((name) => name.slice(0, -`${locale}.json`.length))
			.sort()
			.map((feature) => `${feature}${locale}.json`)
			.map((name) => JSON.parse(readFileSync(new URL(name, messages), 'utf8')) as Words)
	) as Words;
const zh = read('zh-CN');
const en = read('en');
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('everything is said in both languages', () => {
	it('has the same keys in both', () => {
		expect(Object.keys(en)).toEqual(Object.keys(zh));
	});

	it('says something under every key, with the same values in it', () => {
		for (const [key, text] of Object.entries(zh)) {
			expect(text.trim(), key).toBeTruthy();
			expect(en[key]?.trim(), key).toBeTruthy();
			expect(placeholders(en[key] ?? ''), key).toEqual(placeholders(text));
		}
	});

	it('writes Chinese with full-width punctuation', () => {
		for (const [key, text] of Object.entries(zh)) expect(/[\u4e00-\u9fff][,;:!?()]/.test(text), key).toBe(false);
	});
});

const TABLES: [string, Record<string, unknown>, readonly string[]][] = [
	['status', STATUS_WORD, STATUSES],
	['letter state', LETTER_WORD, LETTER_STATES],
	['lane', LANE_WORD, ['instant', 'coordination']],
	['role', ROLE_WORD, ROLES],
	['field', FIELD_WORD, [...Object.keys(PLAIN_FIELDS), 'owner', 'tag']],
	['field with a rule', FIELD_WORD, Object.keys(FIELD_RULES)],
	['error code', ERROR_WORD, [...Object.keys(ERROR_STATUS), 'no_answer']],
	['button', COMMAND_WORD, Object.keys(TRANSITIONS)],
	['command in the record', COMMAND_DONE, Object.keys(PAYLOADS)]
];

it.each(TABLES)('every %s has words', (_, table, codes) => {
	for (const code of codes) expect((table[code] as (() => string) | undefined)?.(), code).toBeTruthy();
});

describe('refusals', () => {
	it.each(Object.keys(REFUSAL_WORD))('%s has a sentence', (code) => {
		expect(refusalSentence(code)).toBeTruthy();
	});

	it('says something of one that this screen does not know yet', () => {
		expect(refusalSentence('something_new')).toBeTruthy();
	});
});

/** Codes as the engines' sources name them: `code: 'alias'`, `say('distance')`. */
function engineReasons(): string[] {
	const codes = new Set<string>();
	for (const engine of ['matching', 'triage']) {
		const folder = new URL(`../../domain/${engine}/`, import.meta.url);
		for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
			const source = readFileSync(new URL(file, folder), 'utf8');
			for (const [, code] of source.matchAll(/(?:\bcode: |\bsay\()'(\w+)'/g)) codes.add(code!);
		}
	}
	return [...codes];
}

it.each([...engineReasons(), 'building_differs', 'said_same', 'said_different', 'said_same_ended'])('the engines’ reason %s has words', (code) => {
	const params = { word: '井盖', category: '井盖缺失', department: '区建设局', metres: 6, minutes: 3, percent: 80, a: '3', b: '13', number: 17 };
	expect(reasonSentence({ code, params })).toBeTruthy();
});
