import type * as Y from 'yjs';
import { Doc } from 'yjs';
import { createIssueMap, issuesOf, readIssue } from '#lib/document/board.ts';
import type { FieldKey, FieldValue, IssueFields } from '#lib/domain/fields.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Role } from '#lib/domain/roles.ts';
import type { Status } from '#lib/domain/statuses.ts';
import { admit, type ClientOwners } from '#server/gate/admission.ts';
import { readBoardFrame } from '#server/gate/board-frame.ts';
import { type AcceptedEdit, applyBoardFrame, type GateBoard, type RefusedEdit } from '#server/gate/board-gate.ts';
import { decodeFrame, onlyNew } from '#server/gate/frame.ts';
import type { Id } from './forgery.ts';
import { FIELDS } from './issue-fields.ts';

export const SERVER = 1;

/** A board as the gate knows it, without rows behind it: what it let stand is kept in a list. */
export class BoardDoc implements GateBoard, ClientOwners {
	readonly doc: Y.Doc = new Doc();
	open = true;
	readonly statuses = new Map<string, Status>();
	readonly owners = new Map<number, PersonId>();
	readonly edits: AcceptedEdit[] = [];
	/** everything a room would have sent */
	readonly sent: Uint8Array[] = [];

	constructor(issues: Record<string, Partial<IssueFields>> = { one: {}, two: { number: 2 } }) {
		this.doc.clientID = SERVER;
		this.doc.transact(() => {
			for (const [id, fields] of Object.entries(issues)) {
				createIssueMap(this.doc, id, { ...FIELDS, ...fields });
				this.statuses.set(id, fields.status ?? FIELDS.status);
			}
		});
		this.doc.on('update', (bytes: Uint8Array) => this.sent.push(bytes));
	}

	/** What a connection does with a frame. @throws InadmissibleFrame */
	take(bytes: Uint8Array, role: Role | Role[] = 'member', person = 'm1', maxBytes = 64 * 1024): RefusedEdit[] {
		const frame = onlyNew(decodeFrame(bytes, maxBytes), this.doc);
		const admitted = admit(frame, this.doc, this, person as PersonId);
		const cells = readBoardFrame(frame, admitted, this.doc);
		for (const client of admitted.newClients) this.owners.set(client, person as PersonId);
		if (admitted.fresh.length === 0 && cells.length === 0) return [];
		return applyBoardFrame(this, frame, cells, { person: person as PersonId, roles: new Set([role].flat()) });
	}

	/** the item that an issue's map is */
	mapId(issue: string): Id {
		const { id } = issuesOf(this.doc).get(issue)!._item!;
		return [id.client, id.clock];
	}

	/** the item that is a field's value now */
	valueId(issue: string, key: string): Id {
		const { id } = issuesOf(this.doc).get(issue)!._map.get(key)!;
		return [id.client, id.clock];
	}

	value(issue: string, key: string): FieldValue | undefined {
		return issuesOf(this.doc).get(issue)!.get(key);
	}

	fields(issue: string): IssueFields {
		return readIssue(issuesOf(this.doc).get(issue)!);
	}

	ownerOf(client: number): PersonId | null | undefined {
		return this.isServerClient(client) ? null : this.owners.get(client);
	}
	isKept(client: number): boolean {
		return this.isServerClient(client) || this.owners.has(client);
	}
	statusOf(issue: string): Status | null {
		return this.statuses.get(issue) ?? null;
	}
	isServerClient(client: number): boolean {
		return client === SERVER;
	}
	isKnown(key: FieldKey, value: FieldValue): boolean {
		return key === 'title' ? value !== '' && value !== null : key !== 'owner:nobody';
	}
	isNamed(key: FieldKey): boolean {
		return key === 'tag:重点' || /^owner:owner\d$/.test(key);
	}
	accepted(edit: AcceptedEdit): void {
		this.edits.push(edit);
	}
}

export function issueIn(doc: Y.Doc, issue: string): Y.Map<FieldValue> {
	return issuesOf(doc).get(issue)!;
}
