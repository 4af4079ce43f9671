import { expect } from 'vitest';
import type { Answer, FindingResult } from '#lib/protocol/commands.ts';
import type { Disk } from '../support/disk.ts';

interface CommandRow {
	id: string;
	answer: string;
}

/** Compares answers that were given with the rows: none lost, none doubled. */
export function expectKept(acked: ReadonlyMap<string, Answer & { ok: true }>, disk: Disk): void {
	const commands = new Map(disk.rows<CommandRow>('select id, answer from command').map((row) => [row.id, row.answer]));
	const findings = new Map(disk.rows<{ id: string; issue: string }>('select id, issue from finding').map((row) => [row.id, row.issue]));
	const issues = new Map(disk.rows<{ id: string; number: number }>('select id, number from issue').map((row) => [row.id, row.number]));

	const lost = [...acked].filter(([id]) => !commands.has(id));
	expect(lost, 'acknowledged, but not on disk').toEqual([]);
	for (const [id, answer] of acked) {
		expect(JSON.parse(commands.get(id)!)).toEqual(answer);
		const { finding, issue, number } = answer.result as FindingResult;
		expect(findings.has(finding), `finding of ${id}`).toBe(true);
		expect(issues.get(issue), `issue of ${id}`).toBe(number);
	}
	const taken = disk.count("select count(*) from command where type = 'finding.report' and json_extract(answer, '$.ok') = 1");
	expect(findings.size, 'findings on disk, each from one command').toBe(taken);
	expect(disk.count('select coalesce(sum(finding_count), 0) from issue')).toBe(findings.size);
	expect(disk.count('select count(distinct number) from issue')).toBe(issues.size);
}
