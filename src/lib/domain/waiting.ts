import { isOverdue } from './figures.ts';
import type { IssueFields } from './fields.ts';
import type { Status } from './statuses.ts';

/** Decided, and the department's to do: neither in the tray, nor put off, nor waiting for a check. */
const WITH_THE_DEPARTMENT: readonly Status[] = ['accepted', 'dispatched', 'in_progress', 'rework'];

type Waiting = Pick<IssueFields, 'lane' | 'department' | 'status' | 'due' | 'openedAt' | 'number'>;

export interface DepartmentWait<I> {
	/** by its Chinese name, which is its identifier */
	department: string;
	open: number;
	overdue: number;
	/** what has waited longest */
	oldest: I;
}

/** What waits for outside departments, the longest wait first (部门最久未办). */
export function waitingOf<I extends Waiting>(issues: Iterable<I>, now: number): DepartmentWait<I>[] {
	const found = new Map<string, DepartmentWait<I>>();
	for (const issue of issues) {
		const { lane, department, status } = issue;
		if (lane !== 'coordination' || department === null || !WITH_THE_DEPARTMENT.includes(status)) continue;
		let wait = found.get(department);
		if (wait === undefined) found.set(department, (wait = { department, open: 0, overdue: 0, oldest: issue }));
		wait.open++;
		if (isOverdue(issue, now)) wait.overdue++;
		if (earlier(issue, wait.oldest)) wait.oldest = issue;
	}
	return [...found.values()].sort((a, b) => (earlier(a.oldest, b.oldest) ? -1 : 1));
}

/** Opened at the same moment, the lower number comes first; no two issues share one. */
function earlier(a: Waiting, b: Waiting): boolean {
	const [first, second] = [Date.parse(a.openedAt), Date.parse(b.openedAt)];
	return first === second ? a.number < b.number : first < second;
}
