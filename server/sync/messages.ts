import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC } from '#lib/protocol/collab.ts';

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, type);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

function sync(kind: number, bytes: Uint8Array): Uint8Array {
	return message(MESSAGE.sync, (encoder) => {
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

export const syncStep1 = (stateVector: Uint8Array) => sync(SYNC.step1, stateVector);
export const syncStep2 = (update: Uint8Array) => sync(SYNC.step2, update);
export const syncUpdate = (update: Uint8Array) => sync(SYNC.update, update);

export const awareness = (entries: Uint8Array) =>
	message(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, entries));

/** @param frames of this connection that are on disk or were answered */
export const saved = (stateVector: Uint8Array, frames: number) =>
	message(MESSAGE.saved, (encoder) => {
		encoding.writeVarUint8Array(encoder, stateVector);
		encoding.writeVarUint(encoder, frames);
	});

/** @param frame of this connection's update frames the one that was refused, counted from one */
export const refused = (field: string, reason: string, issue: string, frame: number) =>
	message(MESSAGE.refused, (encoder) => {
		encoding.writeVarString(encoder, field);
		encoding.writeVarString(encoder, reason);
		encoding.writeVarString(encoder, issue);
		encoding.writeVarUint(encoder, frame);
	});
