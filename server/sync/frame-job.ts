import * as Y from 'yjs';
import { mayEditBoards, mayEditPages } from '#lib/domain/policy.ts';
import type { Roles } from '#lib/domain/roles.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import { MAX_STEP2_BYTES, MAX_UPDATE_BYTES } from '#lib/protocol/collab.ts';
import { BoardEditor } from '../board/editor.ts';
import { carryLateEdits } from '../board/late-edits.ts';
import { admit } from '../gate/admission.ts';
import { readBoardFrame } from '../gate/board-frame.ts';
import { applyBoardFrame, type RefusedEdit } from '../gate/board-gate.ts';
import { bringsAnything } from '../gate/lookup.ts';
import { decodeFrame, type Frame, type Inadmissible, InadmissibleFrame, onlyNew } from '../gate/frame.ts';
import { checkPageFrame } from '../gate/page-frame.ts';
import type { Failure, Job } from '../journal/job.ts';
import type { Tick } from '../journal/tick.ts';
import type { Metrics } from '../metrics.ts';
import { refused as refusedMessage } from './messages.ts';
import { noteProse } from './prose-events.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

/** What passes: the client's next sync step 2 brings it again, whole. */
const PASSING: readonly Inadmissible[] = ['gap', 'missing_reference', 'future_deletion'];

/** One update frame or sync step 2: admitted, judged, and then shown with the tick's commit (DESIGN.md, the gate). */
export class FrameJob implements Job {
	readonly scope: string;
	readonly #session: Session;
	readonly #room: Room;
	readonly #bytes: Uint8Array;
	readonly #step2: boolean;
	readonly #metrics: Metrics;
	#close: number | null = null;
	/** closed for a key that only its sender's copy has; the rest of the frame stands */
	#withheld = false;
	#refused: { issue: string; key: string; reason: string }[] = [];

	constructor(session: Session, room: Room, bytes: Uint8Array, step2: boolean, metrics: Metrics) {
		this.scope = room.where.kind === 'board' ? room.taskForce : room.name;
		this.#session = session;
		this.#room = room;
		this.#bytes = bytes;
		this.#step2 = step2;
		this.#metrics = metrics;
		session.enqueued(bytes.byteLength);
	}

	async prepare(tick: Tick): Promise<void> {
		if (this.#room.where.kind === 'board') await tick.street(this.#room.taskForce);
	}

	run(tick: Tick): void {
		const session = this.#session;
		if (session.expelled || session.doomed) return;
		if (this.#step2) session.synced = true;
		const roles = this.#standing(tick);
		if (roles === null) return;
		const room = this.#room;
		const mayEdit = room.where.kind === 'board' ? mayEditBoards(roles) : mayEditPages(roles);
		try {
			const frame = decodeFrame(this.#bytes, this.#step2 ? MAX_STEP2_BYTES : MAX_UPDATE_BYTES);
			if (!mayEdit) {
				// A provider answers every sync step 1, also where it has nothing but what the server sent it.
				if (bringsAnything(frame, room.doc)) this.#refused.push({ issue: '', key: '', reason: 'role' });
			} else if (room.sealed) this.#late(tick, frame, roles);
			else if (room.where.kind === 'board') this.#onBoard(tick, frame, roles);
			else this.#onPage(tick, frame);
		} catch (error) {
			if (!(error instanceof InadmissibleFrame)) throw error;
			this.#inadmissible(error.why);
		}
	}

	settled(): void {
		const session = this.#session;
		session.dequeued(this.#bytes.byteLength);
		// One that was dropped whole is not counted; what came before it is.
		if (this.#close === null || this.#withheld) session.took();
		if (session.extended) {
			for (const { key, reason, issue } of this.#refused) session.send(refusedMessage(key, reason, issue, session.taken));
		}
		if (this.#close === null) return;
		session.tell();
		session.close(this.#close);
	}

	failed(why: Failure): void {
		this.#session.dequeued(this.#bytes.byteLength);
		// A frame that broke the tick would break the next one too.
		this.#session.close(why === 'internal' ? CLOSE.inadmissible : CLOSE.tryAgain, why);
	}

	/** Roles of this moment; null where the connection has no standing any more. */
	#standing(tick: Tick): Roles | null {
		const { session, person } = this.#session.who;
		if (tick.standing.session(session)?.person !== person) {
			this.#close = CLOSE.noSession;
			return null;
		}
		const member = tick.standing.membership(person, this.#room.taskForce);
		if (member === null) this.#close = CLOSE.notYours;
		return member?.roles ?? null;
	}

	#onBoard(tick: Tick, sent: Frame, roles: Roles): void {
		const room = this.#room;
		const frame = onlyNew(sent, room.doc);
		const street = tick.loadedStreet(room.taskForce)!;
		if (street.room !== room) throw new Error('an open board is not its street\'s');
		const { person } = this.#session.who;
		const admitted = admit(frame, room.doc, room, person);
		const cells = readBoardFrame(frame, admitted, room.doc);
		this.#bind(tick, admitted.newClients);
		if (admitted.fresh.length === 0 && cells.length === 0) return;
		const editor = new BoardEditor(street, tick);
		this.#refuse(applyBoardFrame(editor, frame, cells, { person, roles }));
		editor.finish();
	}

	#onPage(tick: Tick, sent: Frame): void {
		const room = this.#room;
		const frame = onlyNew(sent, room.doc);
		const admitted = admit(frame, room.doc, room, this.#session.who.person);
		checkPageFrame(admitted, frame, room.doc);
		this.#bind(tick, admitted.newClients);
		const changes = bringsAnything(frame, room.doc);
		Y.applyUpdate(room.doc, frame.bytes);
		if (room.doc.store.pendingStructs !== null || room.doc.store.pendingDs !== null) {
			throw new Error('an admitted frame left pending structs');
		}
		tick.touch(room);
		if (changes) noteProse(tick, room, this.#session.who.person);
	}

	#late(tick: Tick, frame: Frame, roles: Roles): void {
		const street = tick.loadedStreet(this.#room.taskForce)!;
		this.#refuse(carryLateEdits(tick, street, this.#room, frame, { person: this.#session.who.person, roles }));
	}

	#refuse(edits: RefusedEdit[]): void {
		this.#refused = edits;
		// Its copy holds a key that no other copy will ever have: it has to start again.
		if (edits.some(({ withheld }) => withheld === true)) {
			this.#close = CLOSE.inadmissible;
			this.#withheld = this.#session.doomed = true;
		}
		for (const { reason } of edits) this.#metrics.refused(reason);
	}

	#bind(tick: Tick, clients: number[]): void {
		const { person } = this.#session.who;
		for (const client of clients) {
			this.#room.bindClient(client, person);
			tick.writes.documentClients.push({ document: this.#room.document, client, person });
			tick.touch(this.#room);
		}
	}

	#inadmissible(why: Inadmissible): void {
		this.#metrics.inadmissible(why);
		if (why === 'too_large') this.#close = CLOSE.tooLarge;
		else if (this.#step2 || !PASSING.includes(why)) this.#close = CLOSE.inadmissible;
		else if (this.#session.synced) this.#close = CLOSE.tryAgain;
		// Its step 2 is still to come and contains this frame and whatever it builds on.
		else this.#session.owed = true;
		this.#session.doomed = this.#close !== null;
	}
}
