import { describe, expect, it } from 'vitest';
import { type Edit, SaveLedger } from './save-ledger.svelte.ts';

const edit = (to: string): Edit => ({ issue: 'i', key: 'title', from: 'before', to });

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
		ledger.edited(edit('a'), true);
		ledger.edited(edit('b'), true);
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 2 });
		ledger.acknowledged(2);
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 1 });
		ledger.acknowledged(3);
		expect(ledger.state).toEqual({ kind: 'saved' });
	});

	it('counts what waits while there is no connection', () => {
		const ledger = open();
		ledger.disconnected();
		ledger.edited(edit('a'), false);
		ledger.edited(edit('b'), false);
		expect(ledger.state).toEqual({ kind: 'offline', waiting: 2 });
	});

	it('carries offline edits, and those whose acknowledgement was lost, with the next answer to step 1', () => {
		const ledger = open();
		ledger.edited(edit('sent, never acknowledged'), true);
		ledger.disconnected();
		ledger.edited(edit('made offline'), false);
		ledger.connected();
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 2 });
		ledger.answeredStep1();
		ledger.synced();
		ledger.acknowledged(0);
		expect(ledger.state).toEqual({ kind: 'saving', waiting: 2 });
		expect(ledger.acknowledged(1)).toEqual([edit('sent, never acknowledged'), edit('made offline')]);
		expect(ledger.state).toEqual({ kind: 'saved' });
	});

	it('hands over what it gives up on', () => {
		const ledger = open();
		ledger.edited(edit('a'), true);
		expect(ledger.discard()).toEqual([edit('a')]);
		expect(ledger.state).toEqual({ kind: 'saved' });
	});
});
