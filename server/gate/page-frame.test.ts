import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '#lib/domain/ids.ts';
import { any, binary, changeOf, type Content, copyOf, deleted, embed, format, gc, item, type Section, subdoc, text, type, update } from '../../tests/support/forgery.ts';
import { attributed, node } from '../../tests/support/page-doc.ts';
import { admit } from './admission.ts';
import { decodeFrame, InadmissibleFrame, onlyNew } from './frame.ts';
import { checkPageFrame } from './page-frame.ts';

const OTHER = 9;

/** 9:0 a paragraph with 9:1 a text "ab" (9:2, 9:3), 9:4 a heading with level 2 (9:5), 9:6 a text in it with "c" (9:7). */
function page(): Y.Doc {
	const doc = new Y.Doc();
	const structs = [
		item({ parent: 'default' }, type(3, 'paragraph')),
		item({ parent: [OTHER, 0] }, type(6)),
		item({ parent: [OTHER, 1] }, text('ab')),
		item({ origin: [OTHER, 0] }, type(3, 'heading')),
		item({ parent: [OTHER, 4], key: 'level' }, any(2)),
		item({ parent: [OTHER, 4] }, type(6)),
		item({ parent: [OTHER, 6] }, text('c'))
	];
	Y.applyUpdate(doc, update([{ client: OTHER, clock: 0, structs }]));
	return doc;
}

function answerTo(doc: Y.Doc, bytes: Uint8Array): string {
	try {
		const frame = onlyNew(decodeFrame(bytes, 64 * 1024), doc);
		const admitted = admit(frame, doc, { ownerOf: (client) => (client === OTHER ? ('m2' as PersonId) : undefined), isKept: () => true }, 'm1' as PersonId);
		checkPageFrame(admitted, frame, doc);
		Y.applyUpdate(doc, frame.bytes);
		expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull();
		return 'admitted';
	} catch (error) {
		if (error instanceof InadmissibleFrame) return error.why;
		throw error;
	}
}

const send = (...structs: Section['structs']) => answerTo(page(), update([{ client: 700, clock: 0, structs }]));
const inText = (content: Content) => send(item({ origin: [OTHER, 3] }, content));
const inParagraph = (content: Content) => send(item({ parent: [OTHER, 0] }, content));

describe('a frame for a page (G5)', () => {
	it('is what the editor writes', () => {
		const doc = page();
		const copy = copyOf(doc, 700);
		const bytes = changeOf(copy, () => {
			const words = new Y.XmlText();
			words.insert(0, '会议纪要', { bold: {} });
			const paragraph = node('paragraph', words, node('hardBreak'));
			copy.getXmlFragment('default').push([node('taskList', attributed(node('taskItem', paragraph), 'checked', false))]);
		});
		expect(answerTo(doc, bytes)).toBe('admitted');
		expect(doc.getXmlFragment('default').toString()).toContain('会议纪要');
		expect(answerTo(doc, changeOf(copy, () => copy.getXmlFragment('default').delete(0, 2)))).toBe('admitted');
	});

	it('is written under the one root', () => {
		for (const root of ['issues', '', '__proto__', 'Default']) expect(send(item({ parent: root }, type(3, 'paragraph')))).toBe('wrong_parent');
		expect(send(item({ parent: 'default', key: 'x' }, any(1)))).toBe('wrong_parent');
		expect(send(item({ parent: 'default' }, type(3, 'paragraph')))).toBe('admitted');
	});

	it("has the editor's nodes and marks and no other", () => {
		for (const name of ['script', 'iframe', 'image', 'link', 'codeBlock', 'horizontalRule', '__proto__', 'constructor', '', 'text']) {
			expect(inParagraph(type(3, name)), name).toBe('bad_content');
		}
		for (const ref of [0, 1, 2, 4]) expect(inParagraph(type(ref)), String(ref)).toBe('bad_content');
		expect(inParagraph(type(5, 'paragraph'))).toBe('bad_content');
		for (const mark of ['link', 'italic', 'onclick', 'bold--AAAAAAAA', '__proto__']) expect(inText(format(mark, {})), mark).toBe('unknown_field');
		for (const value of ['x', 1, false, { href: 'x' }, ['x'], []]) expect(inText(format('bold', value))).toBe('bad_value');
		for (const value of [true, null, {}]) expect(inText(format('bold', value))).toBe('admitted');
	});

	it('has no content of another kind', () => {
		for (const content of [embed({ a: 1 }), binary(Uint8Array.of(1)), any('x'), subdoc('x')]) expect(inText(content)).toBe('bad_content');
	});

	it('has words in texts and nodes in elements', () => {
		expect(inParagraph(text('x'))).toBe('wrong_parent');
		expect(send(item({ parent: 'default' }, text('x')))).toBe('wrong_parent');
		expect(send(item({ parent: 'default' }, type(6))), 'words that are in no paragraph').toBe('wrong_parent');
		expect(inText(type(3, 'paragraph'))).toBe('wrong_parent');
		expect(inText(type(6))).toBe('wrong_parent');
		expect(inText(text('x'))).toBe('admitted');
	});

	it('has attributes of elements alone, known ones with scalar values', () => {
		const attribute = (parent: readonly [number, number], key: string, content: Content) => send(item({ parent, key }, content));
		expect(send(item({ origin: [OTHER, 5] }, any(1))), 'a value after the one it has').toBe('admitted');
		for (const name of ['onclick', 'style', 'href', 'start', 'checked', '__proto__']) expect(attribute([OTHER, 4], name, any(1)), name).toBe('unknown_field');
		expect(attribute([OTHER, 0], 'level', any(1)), 'a paragraph has none').toBe('unknown_field');
		expect(attribute([OTHER, 1], 'level', any(1))).toBe('wrong_parent');
		for (const value of [{ a: 1 }, ['x'], NaN, 3, '1', null, true, '<script>']) {
			expect(attribute([OTHER, 4], 'level', any(value))).toBe('bad_value');
			expect(send(item({ origin: [OTHER, 5] }, any(value)))).toBe('bad_value');
		}
		expect(attribute([OTHER, 4], 'level', type(3, 'paragraph'))).toBe('bad_content');
		expect(send(item({ origin: [OTHER, 5] }, type(3, 'paragraph')))).toBe('bad_content');
		const behindOwn = [item({ parent: [OTHER, 4], key: 'level' }, any(2)), item({ origin: [700, 0] }, any('x'))];
		expect(send(...behindOwn), "a value after one of the frame's own").toBe('bad_value');
	});

	it('has lists of items, items with paragraphs, and nothing where the editor would not put it', () => {
		const under = (...names: string[]) => send(...names.map((name, at) => item({ parent: at === 0 ? 'default' : [700, at - 1] }, type(3, name))));
		expect(under('bulletList', 'listItem', 'paragraph')).toBe('admitted');
		expect(under('taskList', 'taskItem', 'orderedList', 'listItem', 'paragraph', 'hardBreak')).toBe('admitted');
		for (const names of [['listItem'], ['hardBreak'], ['bulletList', 'taskItem'], ['taskList', 'paragraph'], ['orderedList', 'listItem', 'heading'], ['paragraph', 'paragraph'], ['paragraph', 'hardBreak', 'hardBreak']]) {
			expect(under(...names), names.join(' > ')).toBe('wrong_parent');
		}
	});

	it('is not deeper than anybody writes, in one frame or in many', () => {
		const deep = (levels: number) => Array.from({ length: levels }, (_, at) => item({ parent: at === 0 ? 'default' : [700, at - 1] }, type(3, at % 2 === 0 ? 'bulletList' : 'listItem')));
		expect(send(...deep(64))).toBe('admitted');
		expect(send(...deep(65))).toBe('bad_content');
		const doc = page();
		expect(answerTo(doc, update([{ client: 700, clock: 0, structs: deep(64) }]))).toBe('admitted');
		expect(answerTo(doc, update([{ client: 700, clock: 64, structs: [item({ parent: [700, 63] }, type(3, 'paragraph'))] }]))).toBe('bad_content');
	});

	it('names no neighbours that are not in one place', () => {
		expect(send(item({ origin: [OTHER, 2], right: [OTHER, 3] }, text('x')))).toBe('admitted');
		expect(send(item({ origin: [OTHER, 3], right: [OTHER, 7] }, text('x'))), 'two texts').toBe('wrong_parent');
		expect(send(item({ origin: [OTHER, 3], right: [OTHER, 4] }, text('x'))), 'a text and the root').toBe('wrong_parent');
		expect(send(item({ right: [OTHER, 5] }, type(3, 'paragraph'))), 'an attribute on its right').toBe('wrong_parent');
		expect(send(item({ origin: [OTHER, 6], right: [OTHER, 5] }, type(6)))).toBe('wrong_parent');
	});

	it('names a left neighbour that stands before the right one, whoever brings the two', () => {
		const between = (left: number, right: number) => item({ origin: [700, left], right: [700, right] }, text('x'));
		const words = item({ origin: [OTHER, 2], right: [OTHER, 3] }, text('一二'));
		expect(send(item({ origin: [OTHER, 3], right: [OTHER, 2] }, text('x'))), 'the wrong way round').toBe('wrong_order');
		expect(send(item({ origin: [OTHER, 3], right: [OTHER, 3] }, text('x'))), 'the same twice').toBe('wrong_order');
		expect(send(item({ origin: [OTHER, 5], right: [OTHER, 5] }, any(1))), 'of an attribute').toBe('wrong_parent');
		expect(send(item({ origin: [OTHER, 4], right: [OTHER, 0] }, type(3, 'paragraph'))), 'of nodes').toBe('wrong_order');
		expect(send(words, between(0, 1))).toBe('admitted');
		expect(send(words, between(1, 0)), "the frame's own").toBe('wrong_order');
		expect(send(words, item({ origin: [700, 1], right: [OTHER, 2] }, text('x'))), "the frame's own and one that was there").toBe('wrong_order');
	});

	it('is written between what two own windows wrote at one place without a line', () => {
		const doc = page();
		const words = item({ origin: [OTHER, 2], right: [OTHER, 3] }, text('一'));
		const between = item({ origin: [700, 0], right: [800, 0] }, text('中'));
		const sections = [
			{ client: 700, clock: 0, structs: [words, between] },
			{ client: 800, clock: 0, structs: [words] }
		];
		expect(answerTo(doc, update(sections))).toBe('admitted');
		expect(doc.getXmlFragment('default').toString()).toContain('a一中一b');
	});

	it('may write into what somebody else has deleted meanwhile', () => {
		const doc = page();
		Y.applyUpdate(doc, update([], [[OTHER, 0, 1]]));
		expect(answerTo(doc, update([{ client: 700, clock: 0, structs: [item({ origin: [OTHER, 3] }, text('x')), item({ parent: [OTHER, 0] }, type(6))] }]))).toBe('admitted');
		expect(answerTo(page(), update([{ client: 700, clock: 0, structs: [gc(3), item({ origin: [OTHER, 3] }, deleted(2))] }]))).toBe('admitted');
	});

	it('may repeat what is known and go on from there', () => {
		const doc = page();
		expect(answerTo(doc, update([{ client: 700, clock: 0, structs: [item({ origin: [OTHER, 3] }, text('一二'))] }]))).toBe('admitted');
		expect(answerTo(doc, update([{ client: 700, clock: 0, structs: [item({ origin: [OTHER, 3] }, text('一二三四'))] }]))).toBe('admitted');
		expect(doc.getXmlFragment('default').toString()).toContain('ab一二三四');
	});
});
