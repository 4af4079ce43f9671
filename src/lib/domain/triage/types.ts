import type { Lane } from '#lib/domain/lanes.ts';
import type { Reason } from '#lib/domain/reasons.ts';

export type { Lane, Reason };

/** What is known of a finding when it arrives. */
export interface TriageInput {
	text: string;
	/** Code (`P04`) or Chinese name (`居民小区`) of the kind of place; a name the catalogue lacks tells nothing. */
	placeType: string | null;
	/** The checklist item that failed, if the checker used one. */
	item?: string | null;
	/** The category the checker chose, if one was chosen. */
	category?: string | null;
}

/** What the task force itself decided, to be followed from then on. */
export type Lesson =
	| { kind: 'category'; text: string; placeType: string | null; category: string }
	| { kind: 'lane'; category: string; placeType: string | null; lane: Lane; department: string | null };

/** A text somebody has put in its category. */
export interface LabelledText {
	text: string;
	placeType: string | null;
	category: string;
	/** Further categories that are right as well. */
	also?: string[];
}

export interface TriageAnswer {
	/** Null where a person should be asked; `alternatives` then begins with the best guess. */
	category: string | null;
	/** May be known though the category is not, where all that is likely is of one lane. */
	lane: Lane | null;
	/** The Chinese name of the department, which is its identifier. */
	department: string | null;
	/** 0…1 of the best guess. */
	confidence: number;
	/** Whether the category is answered; false: ask a person. */
	sure: boolean;
	reasons: Reason[];
	/** The next best, strongest first. */
	alternatives: { category: string; confidence: number }[];
}
