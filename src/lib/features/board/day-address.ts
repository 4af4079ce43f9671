import { resolve } from '$app/paths';

/** Where a day's board is; the open one has the shortest address. @param query the view it is to be shown in */
export function dayAddress(taskForce: string, date: string, today: string, query = ''): string {
	const path = date === today ? resolve('/t/[taskForce]', { taskForce }) : resolve('/t/[taskForce]/days/[date]', { taskForce, date });
	return query === '' ? path : `${path}?${query}`;
}
