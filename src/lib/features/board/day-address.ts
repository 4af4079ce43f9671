import { resolve } from '$app/paths';

/** Where a day's board is; the open one has the shortest address. */
export function dayAddress(taskForce: string, date: string, today: string): string {
	return date === today ? resolve('/t/[taskForce]', { taskForce }) : resolve('/t/[taskForce]/days/[date]', { taskForce, date });
}
