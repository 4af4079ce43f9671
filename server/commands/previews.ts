import type { IssueId } from '#lib/domain/ids.ts';
import type { Likeness } from '#lib/domain/matching/index.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { LookAlike, Preview, PreviewReport } from '#lib/protocol/preview.ts';
import type { Street } from '../board/street.ts';
import type { Streets } from '../board/streets.ts';
import type { Job } from '../journal/job.ts';
import type { Journal } from '../journal/journal.ts';
import type { Previews } from '../services.ts';
import { checkFinding, judge } from './judge.ts';

interface Options {
	journal: Journal;
	streets: Streets;
	/** ms since the epoch */
	clock: () => number;
}

const MOST_ALIKE = 3;
/** A street that is thrown away between being read and being asked, as often as a disk fails just then. */
const ATTEMPTS = 3;

/** Says what a report would become, from the same memory and by the same rule, between ticks. */
export function createPreviews({ journal, streets, clock }: Options): Previews {
	return {
		async preview(viewer, slug, report) {
			const membership = viewer.memberships.find(({ taskForce }) => taskForce === slug);
			if (membership === undefined) throw new CommandError('forbidden', 'You do not belong to this task force.');
			for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
				const preview = await journal.between(() => {
					const street = streets.loaded(slug);
					if (street === undefined) return null;
					checkFinding(street, membership.roles, report, clock());
					return previewOf(street, report);
				});
				if (preview !== null) return preview;
				await loaded(journal, slug);
			}
			throw new CommandError('storage_unavailable', 'The board cannot be read at the moment.');
		}
	};
}

function previewOf(street: Street, report: PreviewReport): Preview {
	const { triage, match, matter, except } = judge(street, report);
	const { category, lane, department, confidence, reasons, alternatives, sure } = triage;
	return {
		outcome: match.outcome,
		issue: match.issue as IssueId | null,
		// What is not sure goes into the tray without a category and a lane.
		category: sure ? category : null,
		lane: sure ? lane : null,
		department: sure ? department : null,
		limitHours: sure && category !== null ? (street.catalogue.category(category)?.limitHours ?? null) : null,
		confidence,
		reasons,
		alternatives,
		lookAlikes: street.matches.alike(matter, MOST_ALIKE, except).map((likeness) => lookAlike(street, likeness))
	};
}

function lookAlike(street: Street, { issue, verdict, confidence, reasons, metres, earlierMs }: Likeness): LookAlike {
	const { id, fields, openedBy } = street.issues.get(issue as IssueId)!;
	const { number, title, place, status, lane, category, department, photo, openedAt } = fields;
	return {
		...{ issue: id, number, title, place, status, lane, category, department, photo, openedAt, openedBy },
		...{ sure: verdict === 'same', confidence, reasons },
		metres: metres === null ? null : Math.round(metres),
		minutesEarlier: Math.round(earlierMs / 60_000)
	};
}

/** Reads a task force into memory, as its first command would. */
function loaded(journal: Journal, slug: string): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	let missing: CommandError | null = null;
	const job: Job = {
		scope: slug,
		alone: true,
		async prepare(tick) {
			try {
				await tick.street(slug);
			} catch (error) {
				if (!(error instanceof CommandError)) throw error;
				missing = error;
			}
		},
		run: () => undefined,
		settled: () => (missing === null ? resolve() : reject(missing)),
		failed: (why) => reject(new CommandError(why, 'The board cannot be read at the moment.'))
	};
	journal.submit(job);
	return promise;
}
