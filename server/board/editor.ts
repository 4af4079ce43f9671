import type * as Y from 'yjs';
import { valueOf, assign, differingKeys } from '#lib/document/fields.ts';
import { createIssueMap, type IssueMap, issuesOf, readIssue } from '#lib/document/board.ts';
import { deadline } from '#lib/domain/deadlines.ts';
import { type FieldKey, type FieldValue, fieldOf } from '#lib/domain/fields.ts';
import { type CommandId, instant, type IssueId, type PersonId } from '#lib/domain/ids.ts';
import type { Status } from '#lib/domain/statuses.ts';
import { type AcceptedEdit, type GateBoard, GateViolation } from '../gate/board-gate.ts';
import type { Tick } from '../journal/tick.ts';
import type { IssueRecord } from './record.ts';
import { learn } from './lessons.ts';
import type { Street } from './street.ts';

/** On whose behalf something is written, and through what. */
export interface Cause {
	actor: PersonId | null;
	/** as in `issue_event.kind` */
	kind: string;
	command: CommandId | null;
	reason?: string | null;
}

const EDIT = 'edit';

/**
 * The one writer of an open board: document, record, row and event change together or not at all. Commands write
 * through it, the gate reports to it what an admitted frame has changed.
 */
export class BoardEditor implements GateBoard {
	readonly open = true;
	readonly #street: Street;
	readonly #tick: Tick;
	/** issues whose lane or category a person has just changed */
	readonly #rethink = new Set<IssueId>();
	/** the keys that were written; null: the whole issue is new on the board */
	readonly #touched = new Map<IssueRecord, Set<FieldKey> | null>();
	#tagsInUse: Set<string> | null = null;

	constructor(street: Street, tick: Tick) {
		this.#street = street;
		this.#tick = tick;
		tick.touch(street.room);
	}

	get doc(): Y.Doc {
		return this.#street.room.doc;
	}

	statusOf(issue: string): Status | null {
		return this.#street.issues.get(issue as IssueId)?.fields.status ?? null;
	}

	isServerClient(client: number): boolean {
		return this.#street.room.isServerClient(client);
	}

	isKnown(key: FieldKey, value: FieldValue): boolean {
		const { catalogue, places } = this.#street;
		switch (fieldOf(key)) {
			case 'place':
				return typeof value === 'string' && places.get(value) !== undefined;
			case 'category':
				return value === null || catalogue.category(String(value)) !== undefined;
			case 'lane':
				return value === 'instant' || value === 'coordination';
			case 'department':
				return value === null || catalogue.departments().some(({ zh }) => zh === value);
			case 'title':
				return typeof value === 'string' && value.trim() !== '';
			case 'owner':
				return value === false || this.#tick.standing.people(this.#street.id).has(key.slice('owner:'.length) as PersonId);
			default:
				return true;
		}
	}

	isNamed(key: FieldKey): boolean {
		const { id, issues } = this.#street;
		const name = key.slice(key.indexOf(':') + 1);
		if (fieldOf(key) === 'owner') return this.#tick.standing.people(id).has(name as PersonId);
		this.#tagsInUse ??= new Set([...issues.values()].flatMap(({ fields }) => fields.tags));
		return this.#tagsInUse.has(name);
	}

	/** A person's edit that the gate let stand: the document has it already. */
	accepted({ issue, key, from, to, person }: AcceptedEdit): void {
		const record = this.record(issue);
		this.#note(record, key, from, to, { actor: person, kind: EDIT, command: null });
		this.#byHand(record, key);
	}

	/** Writes a field for a person or for the program itself; nothing happens where it holds the value already. */
	set(record: IssueRecord, key: FieldKey, to: FieldValue, cause: Cause): void {
		const from = valueOf(record.fields, key);
		if (from === to || (from === undefined && to === false)) return;
		const map = issuesOf(this.doc).get(record.id);
		if (map === undefined) throw new GateViolation(`no issue ${record.id} in the document`);
		map.set(key, to);
		this.#note(record, key, from, to, cause);
	}

	/** Like `set`, for a plan's field that a person names in a command: it counts as set by hand. */
	setByHand(record: IssueRecord, key: FieldKey, to: FieldValue, cause: Cause): void {
		this.set(record, key, to, cause);
		this.#byHand(record, key);
	}

	/** Puts a new issue, or one of an earlier day, on the board. */
	add(record: IssueRecord): void {
		record.boardDate = this.#street.date;
		createIssueMap(this.doc, record.id, record.fields);
		this.#street.keep(record);
		this.#touched.set(record, null);
		this.#tick.writes.issues.set(record.id, record);
		for (const person of record.fields.owners) this.#tick.writes.owners.set(`${record.id}\n${person}`, true);
		for (const name of record.fields.tags) this.#tick.writes.tags.set(`${record.id}\n${name}`, true);
	}

	/** Records what is no field: a status that changed, a finding that joined. */
	event(record: IssueRecord, cause: Cause, change: { field?: string; from?: unknown; to?: unknown } = {}): void {
		this.#tick.writes.events.push({
			issue: record.id,
			task_force: this.#street.id,
			at: this.#tick.at,
			actor: cause.actor,
			kind: cause.kind,
			field: change.field ?? null,
			from_value: change.from === undefined ? null : JSON.stringify(change.from),
			to_value: change.to === undefined ? null : JSON.stringify(change.to),
			reason: cause.reason ?? null,
			command: cause.command
		});
	}

	/** @throws GateViolation where the board has no such issue */
	record(issue: string): IssueRecord {
		const record = this.#street.issues.get(issue as IssueId);
		if (record === undefined) throw new GateViolation(`no issue ${issue} on the board`);
		return record;
	}

	/** Proposes at once what follows from an issue's category and lane, e.g. before it leaves the tray. */
	proposeRest(record: IssueRecord): void {
		this.#rethink.delete(record.id);
		this.#propose(record);
	}

	/** Proposes what follows from changed lanes and categories, then checks that rows and document agree. */
	finish(): void {
		for (const issue of this.#rethink) this.#propose(this.record(issue));
		this.#rethink.clear();
		const issues = issuesOf(this.doc);
		for (const [record, keys] of this.#touched) {
			const map = issues.get(record.id);
			const wrong = map === undefined ? ['issue'] : differing(map, record, keys);
			if (wrong.length > 0) throw new GateViolation(`row and document of ${record.id} differ in ${wrong.join(', ')}`);
		}
		this.#touched.clear();
	}

	#note(record: IssueRecord, key: FieldKey, from: FieldValue | undefined, to: FieldValue, cause: Cause): void {
		assign(record.fields, key, to);
		const { writes } = this.#tick;
		writes.issues.set(record.id, record);
		const keys = this.#touched.get(record);
		if (keys === undefined) this.#touched.set(record, new Set([key]));
		else keys?.add(key);
		const field = fieldOf(key);
		const member = `${record.id}\n${key.slice(key.indexOf(':') + 1)}`;
		if (field === 'owner') writes.owners.set(member, to === true);
		else if (field === 'tag') writes.tags.set(member, to === true);
		this.event(record, cause, { field: key, from: from ?? null, to });
		if (field === 'category' || field === 'status') this.#street.reindex(record.id);
	}

	#byHand(record: IssueRecord, key: FieldKey): void {
		const field = fieldOf(key)!;
		record.setByHand.add(field);
		this.#tick.writes.issues.set(record.id, record);
		if (field === 'lane' || field === 'category') this.#rethink.add(record.id);
		if (field === 'lane' || field === 'category' || field === 'department') {
			learn(this.#street, this.#tick, record, field);
		}
	}

	/** Defaults follow lane and category where nobody has set them (DOMAIN.md, "Fields of an issue"). */
	#propose(record: IssueRecord): void {
		const { fields, setByHand } = record;
		if (fields.category === null) return;
		const placeType = this.#street.places.placeTypeOf(fields.place);
		const proposed = this.#street.triage.propose({ text: fields.title, placeType, category: fields.category });
		const cause: Cause = { actor: null, kind: 'default', command: null, reason: JSON.stringify(proposed.reasons) };
		if (!setByHand.has('lane') && proposed.lane !== null) this.set(record, 'lane', proposed.lane, cause);
		if (!setByHand.has('department') && proposed.department !== null) {
			this.set(record, 'department', proposed.department, cause);
		}
		const due = this.dueOf(record);
		if (!setByHand.has('due') && due !== null) this.set(record, 'due', due, cause);
	}

	/** The deadline by the category's time limit, from when the issue was opened; null while lane or category are not known. */
	dueOf({ fields }: IssueRecord): string | null {
		const category = fields.category === null ? undefined : this.#street.catalogue.category(fields.category);
		if (category === undefined || fields.lane === null) return null;
		const from = Date.parse(fields.openedAt);
		const { timeZone } = this.#street;
		return instant(deadline({ from, limitHours: category.limitHours, lane: fields.lane, timeZone }));
	}
}

/** @param keys those written; null: all of them, since the issue is new on the board */
function differing(map: IssueMap, { fields }: IssueRecord, keys: Set<FieldKey> | null): string[] {
	if (keys === null) return differingKeys(readIssue(map), fields);
	return [...keys].filter((key) => !agrees(map.get(key), valueOf(fields, key)));
}

/** A member that is not in a set is `false` in the document once it was in it. */
function agrees(inDocument: FieldValue | undefined, inRecord: FieldValue | undefined): boolean {
	return inDocument === inRecord || (inRecord === undefined && inDocument === false);
}
