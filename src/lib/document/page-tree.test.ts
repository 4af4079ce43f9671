import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { attributed, node, rootOf, words } from '../../../tests/support/page-doc.ts';
import { pageText, readPage } from './page-tree.ts';

const paragraph = (text: string) => node('paragraph', words(text));

it('a page is read as plain data, and as the text that one would type', () => {
	const doc = new Y.Doc();
	const mixed = node('paragraph', words('清运，'), node('hardBreak'));
	rootOf(doc).push([
		attributed(node('heading', words('安排')), 'level', 2),
		mixed,
		node('bulletList', node('listItem', paragraph('周五前'), node('taskList', attributed(node('taskItem', paragraph('到场')), 'checked', true)))),
		attributed(node('orderedList', node('listItem', paragraph('三')), node('listItem', paragraph('四'))), 'start', 3),
		node('paragraph'),
		node('table', paragraph('还没有的一种'))
	]);
	const text = mixed.get(0) as Y.XmlText;
	text.insert(text.length, '每天两次', { bold: {} });
	const page = readPage(rootOf(doc));
	expect(page.slice(0, 2)).toEqual([
		{ kind: 'heading', level: 2, runs: [{ text: '安排', bold: false }] },
		{ kind: 'paragraph', runs: [{ text: '清运，', bold: false }, { text: '每天两次', bold: true }, { text: '\n', bold: false }] }
	]);
	expect(pageText(page)).toBe('安排\n清运，每天两次\n\n- 周五前\n  [x] 到场\n3. 三\n4. 四\n');
});

it('an empty page is no text', () => {
	expect(pageText(readPage(rootOf(new Y.Doc())))).toBe('');
});
