import { describe, expect, it } from 'vitest';
import { type Edit, type Entry, SaveLedger } from './save-ledger.svelte.ts';

const edit = (to: string): Edit => ({ issue: 'i', key: 'title', from: 'before', to });
const made = (ledger: SaveLedger, to: string, sent: boolean) => ledger.edited(edit(to), sent, to);
const named = (entries: readonly Entry<Edit>[]) => entries.map(({ id, late }) => (late ? `${id}, late` : id));

function open(): SaveLedger {
	const ledger = new SaveLedger();
	ledger.connected();
	ledger.answeredStep1();
	ledger.synced();
	ledger.acknowledged(1);
	return ledger;
}

describe('the save state says no more than the disk holds (G2)', () => {
	it('is opening until the first sync', () => {
		const ledger = new SaveLedger();
		expect(ledger.state).toEqual({ kind: 'opening' });
		ledger.connected();
		expect(ledger.state).toEqual({ kind: 'opening' });
	});

	it('is saved once connected, synced and nothing waits', () => {
		expect(open().state).toEqual({ kind: 'saved' });
	});

	it('is saving until the very frame of an edit is acknowledged', () => {
		const ledger = open();
		made(ledger, 'a', true);
		made(ledger, 'b', true);
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 2 });
		ledger.acknowledged(2);
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 1 });
		ledger.acknowledged(3);
		expect(ledger.state).toEqual({ kind: 'saved' });
	});

	it('counts what waits while there is no connection', () => {
		const ledger = open();
		ledger.disconnected();
		made(ledger, 'a', false);
		made(ledger, 'b', false);
		expect(ledger.state).toEqual({ kind: 'offline', waiting: 2 });
	});

	it('carries offline edits, and those whose acknowledgement was lost, with the next answer to step 1', () => {
		const ledger = open();
		made(ledger, 'sent, never acknowledged', true);
		ledger.disconnected();
		made(ledger, 'made offline', false);
		ledger.connected();
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 2 });
		ledger.answeredStep1();
		ledger.synced();
		ledger.acknowledged(0);
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 2 });
		expect(named(ledger.acknowledged(1))).toEqual(['sent, never acknowledged, late', 'made offline, late']);
		expect(ledger.state).toEqual({ kind: 'saved' });
	});

	it('hands over what it gives up on', () => {
		const ledger = open();
		made(ledger, 'a', true);
		expect(named(ledger.discard())).toEqual(['a']);
		expect(ledger.state).toEqual({ kind: 'saved' });
	});

	it('counts what an earlier page has left, before it is connected and until it is stored', () => {
		const ledger = new SaveLedger();
		ledger.restore([{ id: 'a', edit: edit('a') }, { id: 'b', edit: edit('b') }]);
		expect(ledger.state).toEqual({ kind: 'opening' });
		ledger.unreachable();
		expect(ledger.state).toEqual({ kind: 'offline', waiting: 2 });
		ledger.connected();
		ledger.answeredStep1();
		ledger.synced();
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 2 });
		expect(named(ledger.acknowledged(1))).toEqual(['a, late', 'b, late']);
		expect(ledger.state).toEqual({ kind: 'saved' });
	});

	it('waits no longer for what was refused, and knows it by its frame', () => {
		const ledger = open();
		made(ledger, 'first', true);
		made(ledger, 'second', true);
		expect(named(ledger.refused(2, ({ key }) => key === 'title'))).toEqual(['first']);
		expect(ledger.refused(2, () => true)).toEqual([]);
		expect(ledger.waiting).toEqual([edit('second')]);
	});

	it('numbers frames that carry no edit too', () => {
		const ledger = open();
		ledger.passed();
		made(ledger, 'a', true);
		expect(ledger.acknowledged(2)).toEqual([]);
		expect(named(ledger.acknowledged(3))).toEqual(['a']);
	});

	it('goes on with what has not left yet under the same id', () => {
		const ledger = open();
		ledger.disconnected();
		ledger.edited(edit('a'), false, 'prose');
		ledger.edited(edit('ab'), false, 'prose');
		expect(ledger.state).toEqual({ kind: 'offline', waiting: 1 });
	});
});
