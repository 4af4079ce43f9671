import { peekVarUint, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import { MESSAGE, SYNC } from '#lib/protocol/collab.ts';

export interface Refusal {
	/** key of the field; empty, like `issue`, where the whole frame was dropped */
	field: string;
	reason: string;
	issue: string;
	/** which update frame of this connection it was, counted from one */
	frame: number;
}

export interface CollabExtension {
	/** sync step 2 is about to leave in answer to the server's step 1 */
	answeringStep1(): void;
	/** @param frames how many update frames of this connection are stored or answered */
	saved(frames: number): void;
	refused(refusal: Refusal): void;
}

/** Teaches one provider our two message types, and to tell when it answers a sync step 1. */
export function extend(provider: WebsocketProvider, extension: CollabExtension): void {
	const handlers = provider.messageHandlers;
	const sync = handlers[MESSAGE.sync];
	if (sync === undefined) throw new Error('the provider has no handler of sync messages');
	handlers[MESSAGE.sync] = (encoder, decoder, from, emitSynced, type) => {
		if (peekVarUint(decoder) === SYNC.step1) extension.answeringStep1();
		sync(encoder, decoder, from, emitSynced, type);
	};
	handlers[MESSAGE.saved] = (_encoder, decoder) => {
		readVarUint8Array(decoder);
		extension.saved(readVarUint(decoder));
	};
	handlers[MESSAGE.refused] = (_encoder, decoder) => {
		const field = readVarString(decoder);
		const reason = readVarString(decoder);
		const issue = readVarString(decoder);
		extension.refused({ field, reason, issue, frame: readVarUint(decoder) });
	};
}
