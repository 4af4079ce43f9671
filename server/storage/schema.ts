import type { Generated } from 'kysely';

/**
 * Tables. Instants are ISO 8601 text in UTC, flags 0 or 1, JSON is text: the same on SQLite and
 * PostgreSQL. `person`, `session`, `account` and `verification` are better-auth's.
 */
export interface Database {
	task_force: TaskForceTable;
	place: PlaceTable;
	category: CategoryTable;
	person: PersonTable;
	session: SessionTable;
	account: AccountTable;
	verification: VerificationTable;
	membership: MembershipTable;
	standing_version: { id: number; version: number };
	login_failure: LoginFailureTable;
	installation: { key: string; value: string };
	counter: { task_force: string; name: string; value: number };
	board: BoardTable;
	board_issue: { task_force: string; date: string; issue: string; fields: string };
	issue: IssueTable;
	issue_owner: { issue: string; person: string };
	issue_tag: { issue: string; name: string };
	issue_event: IssueEventTable;
	finding: FindingTable;
	finding_photo: { finding: string; position: number; photo: string };
	fix: FixTable;
	fix_photo: { fix: string; position: number; photo: string };
	photo: PhotoTable;
	photo_upload: { photo: string; person: string; at: string };
	command: CommandTable;
	feed_event: { task_force: string; seq: number; at: string; type: string; payload: string };
	lesson: LessonTable;
	saved_view: SavedViewTable;
	document: DocumentTable;
	document_update: { document: number; seq: number; bytes: Uint8Array };
	document_snapshot: { document: number; seq: number; bytes: Uint8Array };
	document_client: { document: number; client: number; person: string | null };
	late_edit: { document: number; client: number; clock: number; outcome: string };
}

interface TaskForceTable {
	id: string;
	name_zh: string;
	name_en: string;
	time_zone: string;
	/** JSON of domain settings */
	settings: string;
	created_at: string;
}

export interface PlaceTable {
	task_force: string;
	code: string;
	kind: 'street' | 'community' | 'grid' | 'alley' | 'point';
	name_zh: string;
	name_en: string;
	parent: string | null;
	/** code of the place type, P01…P18 */
	place_type: string | null;
	lat: number | null;
	lon: number | null;
	/** order on screens */
	position: number;
}

/** A task force's own catalogue; starts as the default one. */
export interface CategoryTable {
	task_force: string;
	code: string;
	family_zh: string;
	family_en: string;
	name_zh: string;
	name_en: string;
	lane: 'instant' | 'coordination';
	department_zh: string;
	department_en: string;
	limit_hours: number;
	/** JSON array of words */
	aliases: string;
	source: string;
	position: number;
}

interface PersonTable {
	id: string;
	name: string;
	email: string;
	email_verified: number;
	image: string | null;
	username: string | null;
	display_username: string | null;
	created_at: string;
	updated_at: string;
}

interface SessionTable {
	id: string;
	token: string;
	user_id: string;
	expires_at: string;
	ip_address: string | null;
	user_agent: string | null;
	created_at: string;
	updated_at: string;
}

interface AccountTable {
	id: string;
	account_id: string;
	provider_id: string;
	user_id: string;
	access_token: string | null;
	refresh_token: string | null;
	id_token: string | null;
	access_token_expires_at: string | null;
	refresh_token_expires_at: string | null;
	scope: string | null;
	password: string | null;
	created_at: string;
	updated_at: string;
}

interface VerificationTable {
	id: string;
	identifier: string;
	value: string;
	expires_at: string;
	created_at: string;
	updated_at: string;
}

export interface MembershipTable {
	task_force: string;
	person: string;
	role: string;
	/** a liaison's department, by its Chinese name */
	department: string | null;
}

interface LoginFailureTable {
	username: string;
	count: number;
	window_started_at: string;
}

export interface BoardTable {
	task_force: string;
	date: string;
	document: number;
	opened_at: string;
	/** null: this is the open board, of which a task force has exactly one */
	sealed_at: string | null;
	sealed_by: string | null;
}

/** The projection of an issue on the open board, and of ended ones as they stood last. */
export interface IssueTable {
	id: string;
	task_force: string;
	number: number;
	/** the newest board that holds it */
	board_date: string;
	title: string;
	category: string | null;
	place: string;
	lane: string | null;
	department: string | null;
	due: string | null;
	rank: string | null;
	campaign: string | null;
	listed: number;
	instruction: string | null;
	status: string;
	finding_count: number;
	photo: string | null;
	opened_at: string;
	closed_at: string | null;
	letter: string;
	repeat: number;
	age: number;
	/** JSON array of fields a person has set: defaults never overwrite them */
	set_by_hand: string;
	/** the issue it was merged into, while `merged` */
	merged_into: string | null;
	/** the status to go back to when a join is undone */
	status_before: string | null;
	deferred_until: string | null;
	/** JSON of what the engines said: match and triage reasons, alternatives, the suggested issue */
	proposal: string | null;
	opened_by: string;
}

export interface IssueEventTable {
	id: Generated<number>;
	issue: string;
	task_force: string;
	at: string;
	/** null: the program itself */
	actor: string | null;
	/** `edit`, `default`, `put_back`, `carried`, or the command that was accepted */
	kind: string;
	field: string | null;
	/** JSON values */
	from_value: string | null;
	to_value: string | null;
	reason: string | null;
	/** the command that caused it */
	command: string | null;
}

export interface FindingTable {
	id: string;
	task_force: string;
	issue: string;
	/** the issue it was reported into, where a join or split has moved it since */
	first_issue: string;
	place: string;
	text: string;
	category: string | null;
	item: string | null;
	lat: number | null;
	lon: number | null;
	accuracy: number | null;
	captured_at: string;
	received_at: string;
	reporter: string;
	outcome: string;
	confidence: number;
	reasons: string;
	suggested_issue: string | null;
	board_date: string;
}

export interface FixTable {
	id: string;
	issue: string;
	person: string;
	note: string | null;
	at: string;
}

export interface PhotoTable {
	/** SHA-256 of the bytes as uploaded */
	id: string;
	width: number;
	height: number;
	/** bytes as stored, metadata stripped */
	size: number;
	created_at: string;
}

interface CommandTable {
	id: string;
	person: string;
	task_force: string;
	type: string;
	received_at: string;
	/** JSON of the answer given */
	answer: string;
}

interface LessonTable {
	id: Generated<number>;
	task_force: string;
	kind: 'category' | 'lane';
	text: string | null;
	place_type: string | null;
	category: string;
	lane: string | null;
	department: string | null;
	at: string;
}

export interface SavedViewTable {
	task_force: string;
	person: string;
	id: string;
	name: string;
	/** what follows `?` in the board's address */
	query: string;
	position: number;
	/** 1 for one of a person's views in a task force at most */
	is_default: number;
	created_at: string;
}

interface DocumentTable {
	id: Generated<number>;
	name: string;
	created_at: string;
}
