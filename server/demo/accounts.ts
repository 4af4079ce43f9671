import type { Role } from '#lib/domain/roles.ts';

export interface DemoAccount {
	username: string;
	/** a role and a number, as samples name people; never a real person's name */
	name: string;
	role: Role;
	/** a liaison's department, by its Chinese name */
	department: string | null;
}

const DEPARTMENTS = ['区建设局', '区交警大队', '区市场监管局'];

/** The accounts of DESIGN.md, "Demo"; all have the password `noonboard-demo`. */
export const ACCOUNTS: readonly DemoAccount[] = [
	...group('checker', 4, (n) => `检查组${n}号`),
	...group('member', 6, (n) => `专班${n}号`),
	...group('supervisor', 2, (n) => `督导组${n}号`),
	...group('owner', 6, (n) => `责任人${String(n).padStart(2, '0')}号`),
	...group('liaison', 3, (n) => `${DEPARTMENTS[n - 1]}联络员`, (n) => DEPARTMENTS[n - 1]!),
	...group('leader', 2, (n) => `领导${n}号`),
	...group('viewer', 1, () => '观察席'),
	...group('admin', 1, () => '管理员')
];

function group(
	role: Role,
	count: number,
	name: (n: number) => string,
	department: (n: number) => string | null = () => null
): DemoAccount[] {
	return Array.from({ length: count }, (_, index) => {
		const n = index + 1;
		return { username: `${role}${n}`, name: name(n), role, department: department(n) };
	});
}
