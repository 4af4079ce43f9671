import type { CommandId, IssueId, PersonId, PhotoId } from '#lib/domain/ids.ts';
import type { CommandType, Payload, Result } from '#lib/protocol/commands.ts';
import type { Member } from '../standing/types.ts';
import type { BoardEditor, Cause } from '../board/editor.ts';
import type { IssueRecord } from '../board/record.ts';
import type { Street } from '../board/street.ts';
import type { Tick } from '../journal/tick.ts';

/** What a command may use. Roles are those of this moment. */
export interface Context {
	tick: Tick;
	street: Street;
	editor: BoardEditor;
	id: CommandId;
	person: PersonId;
	member: Member;
	/** on whose behalf, for events */
	cause: Cause;
	/** photos this person has uploaded, of those the tick's commands name */
	uploaded(photo: PhotoId): boolean;
	/** issues of earlier days that `prepare` has read */
	archive: Map<IssueId, IssueRecord>;
}

/** Where a command reads what is not in memory; nothing may be changed here. */
export interface Preparation {
	tick: Tick;
	street: Street;
	person: PersonId;
	archive: Map<IssueId, IssueRecord>;
}

/**
 * One command. `run` throws CommandError before it changes anything, or does all of it: there is no half.
 */
export interface Handler<T extends CommandType> {
	/** runs outside the board's document transaction */
	alone?: true;
	prepare?(preparation: Preparation, payload: Payload<T>): Promise<void>;
	run(context: Context, payload: Payload<T>): Result | Promise<Result>;
}

