import type { IssueDetail } from '#server/services.ts';

/** An issue with its findings, fixes and events. @returns null when it cannot be read now */
export async function fetchIssue(id: string): Promise<IssueDetail | null> {
	const response = await fetch(`/api/v1/issues/${id}`).catch(() => null);
	return response?.ok ? ((await response.json()) as IssueDetail) : null;
}
