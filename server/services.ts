import type { AreaKind, AreaState, Coverage } from '#lib/domain/areas.ts';
import type { ClosingOfDay } from '#lib/domain/closing.ts';
import type { BoardDate, IssueId, PersonId, PhotoId, TaskForceId } from '#lib/domain/ids.ts';
import type { Reason } from '#lib/domain/reasons.ts';
import type { IssueFields } from '#lib/domain/fields.ts';
import type { Figures } from '#lib/domain/figures.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Roles } from '#lib/domain/roles.ts';
import type { Answer } from '#lib/protocol/commands.ts';
import type { Preview, PreviewReport } from '#lib/protocol/preview.ts';
import type { SavedView, SavedViewInput } from '#lib/protocol/views.ts';

/**
 * What pages and the HTTP API may ask of the server; made once in app.ts and handed down
 * (`event.locals.services`). Errors are told by `code` (CommandError), never by `instanceof`.
 */
export interface Services {
	/** true while the demo's accounts and sample street are served */
	demo: boolean;
	/** of this installation's data; a restored backup starts a new one */
	generation: string;
	identify(headers: Headers): Promise<Viewer | null>;
	reading: Reading;
	commands: CommandRunner;
	previews: Previews;
	photos: Photos;
	savedViews: SavedViews;
}

/** The person behind a valid session, with what holds at this moment. */
export interface Viewer {
	session: string;
	person: PersonId;
	username: string;
	name: string;
	memberships: Membership[];
}

export interface Membership {
	taskForce: TaskForceId;
	roles: Roles;
	/** a liaison's department */
	department: string | null;
}

/** Both transports of commands end here. One answer per envelope, in order; it never rejects. */
export interface CommandRunner {
	run(person: PersonId, envelopes: unknown[]): Promise<Answer[]>;
}

export interface Previews {
	/**
	 * What `finding.report` would answer at this moment; nothing is stored.
	 * @throws CommandError as the command refuses; storage_unavailable
	 */
	preview(viewer: Viewer, slug: string, report: PreviewReport): Promise<Preview>;
}

export interface Names {
	zh: string;
	en: string;
}

export interface TaskForceInfo {
	slug: TaskForceId;
	name: Names;
	timeZone: string;
	/** date of the open board */
	today: BoardDate;
}

export interface PlaceInfo {
	code: string;
	kind: 'street' | 'community' | 'grid' | 'alley' | 'point';
	name: Names;
	parent: string | null;
	placeType: string | null;
	position: { lat: number; lon: number } | null;
}

export interface PersonInfo {
	id: PersonId;
	username: string;
	name: string;
	roles: string[];
	department: string | null;
}

export interface CategoryInfo {
	code: string;
	name: Names;
	family: Names;
	lane: 'instant' | 'coordination';
	department: Names;
	limitHours: number;
}

export interface IssueSummary extends IssueFields {
	id: IssueId;
	taskForce: TaskForceId;
	boardDate: BoardDate;
	mergedInto: IssueId | null;
	deferredUntil: string | null;
}

export interface FindingInfo {
	id: string;
	/** the issue it opened or joined when it was reported; another one where issues were joined since */
	firstIssue: IssueId;
	text: string;
	place: string;
	category: string | null;
	item: string | null;
	position: { lat: number; lon: number; accuracy: number } | null;
	capturedAt: string;
	receivedAt: string;
	reporter: { id: PersonId; name: string };
	outcome: string;
	confidence: number;
	reasons: Reason[];
	photos: PhotoId[];
}

export interface FixInfo {
	id: string;
	person: { id: PersonId; name: string };
	note: string | null;
	at: string;
	photos: PhotoId[];
}

export interface EventInfo {
	id: number;
	at: string;
	actor: { id: PersonId; name: string } | null;
	kind: string;
	field: string | null;
	from: unknown;
	to: unknown;
	reason: string | null;
}

export interface IssueDetail extends IssueSummary {
	proposal: unknown;
	findings: FindingInfo[];
	fixes: FixInfo[];
	events: EventInfo[];
}

export interface BoardInfo {
	taskForce: TaskForceId;
	date: BoardDate;
	sealedAt: string | null;
	/** where the feed stood when this was read: `watch` with it misses nothing and repeats nothing */
	seq: number;
	figures: Figures;
	issues: IssueSummary[];
}

/** What the wall shows of a day. Everything is counted from rows and events at one moment (G17). */
export interface WallInfo {
	taskForce: TaskForceId;
	date: BoardDate;
	sealedAt: string | null;
	/** the moment of it all, by the server's clock; for a sealed day the sealing */
	at: string;
	/** where the feed stood */
	seq: number;
	/** when a figure changes although nobody does anything: a deadline passes */
	nextChange: string | null;
	hours: { patrol: string; briefing: { start: string; end: string }; bulletin: string };
	/** the board's own */
	figures: Figures;
	closing: ClosingOfDay;
	/** open and all issues (without void and merged ones) by lane; `none`: nobody has decided yet */
	lanes: Record<Lane | 'none', { open: number; issues: number }>;
	rework: number;
	/** how many of those due by the day's end were left: from `at` on; at most one step a minute */
	burnDown: { at: string; left: number }[];
	findingsByHour: { from: string; count: number }[];
	areas: WallArea[];
	/** grids and alleys in which something was found today */
	found: Record<AreaKind, Coverage>;
	departments: WallDepartment[];
	closures: WallClosure[];
}

export interface WallArea extends AreaState {
	name: Names;
	community: { code: string; name: Names } | null;
}

export interface WallDepartment {
	/** the Chinese name is the identifier */
	name: Names;
	open: number;
	overdue: number;
	oldest: { id: IssueId; number: number; title: string; openedAt: string; due: string | null; days: number };
}

export interface WallClosure {
	id: IssueId;
	number: number;
	title: string;
	place: Names;
	closedAt: string;
	/** as it was found, and as it looks mended; null where there is no photo */
	before: PhotoId | null;
	after: PhotoId | null;
}

export interface IssueQuery {
	status?: string[];
	lane?: string;
	category?: string;
	place?: string;
	department?: string;
	owner?: string;
	/** words of the title, or an issue number */
	q?: string;
	/** 1 to 200, default 50 */
	limit?: number;
	/** opaque, from the previous page */
	cursor?: string;
}

export interface Page<T> {
	items: T[];
	next: string | null;
}

/**
 * Reads what a viewer may see. Every method throws CommandError: `forbidden` (no role there), `not_found`,
 * `unknown_task_force`, `unknown_issue`, `invalid`. A pure liaison sees the own department's issues only.
 */
export interface Reading {
	taskForces(viewer: Viewer): Promise<TaskForceInfo[]>;
	taskForce(viewer: Viewer, slug: string): Promise<TaskForceInfo>;
	places(viewer: Viewer, slug: string): Promise<PlaceInfo[]>;
	categories(viewer: Viewer, slug: string): Promise<CategoryInfo[]>;
	people(viewer: Viewer, slug: string): Promise<PersonInfo[]>;
	/** codes of the categories on the open board, most used first */
	frequentCategories(viewer: Viewer, slug: string): Promise<string[]>;
	/** @param date `YYYY-MM-DD` or `today` */
	board(viewer: Viewer, slug: string, date: string): Promise<BoardInfo>;
	/** @param date `YYYY-MM-DD` or `today` */
	wall(viewer: Viewer, slug: string, date: string): Promise<WallInfo>;
	/** dates that have a board, newest first */
	days(viewer: Viewer, slug: string): Promise<{ date: BoardDate; sealedAt: string | null }[]>;
	issues(viewer: Viewer, slug: string, query: IssueQuery): Promise<Page<IssueSummary>>;
	issue(viewer: Viewer, id: string): Promise<IssueDetail>;
	issueByNumber(viewer: Viewer, slug: string, number: number): Promise<IssueDetail>;
}

export interface Photos {
	/**
	 * Keeps an uploaded picture: checked, turned upright, stripped of metadata. Idempotent.
	 * @param hash SHA-256 of `bytes`, lower-case hex
	 * @throws CommandError hash_mismatch, not_an_image, too_large, storage_unavailable
	 */
	put(person: PersonId, hash: string, bytes: Uint8Array): Promise<{ id: PhotoId; width: number; height: number }>;
	/**
	 * @returns path of the stored file and its type
	 * @throws CommandError not_found, also where it exists but the viewer may not see it
	 */
	get(viewer: Viewer, id: string, size: 'thumb' | 'full'): Promise<{ path: string; type: string }>;
}

/** A person's own views of a task force's boards; nobody else's, whoever asks. */
export interface SavedViews {
	/** @throws CommandError unknown_task_force, forbidden */
	list(viewer: Viewer, slug: string): Promise<SavedView[]>;
	/**
	 * Saves a view under the id its maker gave it, new or again.
	 * @throws CommandError unknown_task_force, forbidden, not_found (no such id), too_many_views
	 */
	put(viewer: Viewer, slug: string, id: string, view: SavedViewInput): Promise<SavedView>;
	/** Nothing happens where there is none. @throws CommandError unknown_task_force, forbidden */
	remove(viewer: Viewer, slug: string, id: string): Promise<void>;
}
