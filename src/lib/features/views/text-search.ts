import type { IssueFields } from '#lib/domain/fields.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import type { Reference } from '../board/reference.ts';
import type { Phonetic } from '../pinyin/phonetic.ts';

/** What is asked of a text: all of these, anywhere. */
export interface Term {
	/** in lower case, half width */
	text: string;
	/** an issue number written as one (`017`, `#17`): that issue alone */
	number: number | null;
	/** may begin a number: `17` finds 017 and 170 */
	digits: string | null;
	/** has letters, so it may be how something sounds */
	sound: boolean;
}

/** Common characters, digits and lower-case letters stay as they are: most texts are that. */
const PLAIN = /^[\u4e00-\u9fff\u0020-\u0040\u005b-\u007e\ue000。、]*$/;

/** Half width, lower case: what one types without thinking of it. */
export function folded(text: string): string {
	return PLAIN.test(text) ? text : text.normalize('NFKC').toLowerCase();
}

export function termsOf(text: string): Term[] {
	return folded(text)
		.split(/\s+/)
		.filter((term) => term !== '')
		.map((term) => {
			const digits = /^#?(\d{1,9})$/.exec(term)?.[1] ?? null;
			const exact = digits !== null && (term.startsWith('#') || digits.startsWith('0'));
			return {
				text: term,
				number: exact ? Number(digits) : null,
				digits: exact ? null : digits,
				sound: /[a-z]/.test(term)
			};
		});
}

/** An issue is a new object with every change, so what was made of it holds as long as it does. */
const texts = new WeakMap<IssueFields, { reference: Reference; text: string }>();

/** Between fields: nothing that is typed is found across it, letters by their sound neither. */
const APART = '\ue000';

/** Everything that is searched, folded. */
export function searchedText(issue: IssueFields, reference: Reference): string {
	const known = texts.get(issue);
	if (known?.reference === reference) return known.text;
	const parts = [
		issue.title,
		reference.placePath(issue.place).join(''),
		reference.categoryName(issue.category) ?? '',
		reference.departmentName(issue.department) ?? '',
		...issue.owners.map((owner) => reference.personName(owner))
	];
	const text = folded(parts.join(APART));
	texts.set(issue, { reference, text });
	return text;
}

export function containsAll(issue: IssueFields, terms: readonly Term[], reference: Reference, phonetic: Phonetic | null): boolean {
	if (terms.length === 0) return true;
	const text = searchedText(issue, reference);
	return terms.every((term) => {
		if (term.number !== null) return issue.number === term.number;
		if (term.digits !== null && (String(issue.number).startsWith(term.digits) || issueNumber(issue.number) === term.digits)) return true;
		if (text.includes(term.text)) return true;
		return term.sound && phonetic !== null && phonetic.find(text, term.text) !== null;
	});
}
