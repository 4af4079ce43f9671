import { boardName } from '#lib/protocol/collab.ts';
import { Caller } from '../support/caller.ts';
import { ChildServer } from '../support/child-server.ts';
import type { CommandTarget, DocumentTarget } from './load/targets.ts';
import type { ScreenTarget } from './screens/visit.ts';
import type { Seeds } from './seeds.ts';

const WRITERS = ['member1', 'member2', 'member3', 'member4', 'member5'];
const READERS = ['leader1', 'leader2', 'supervisor1', 'supervisor2', 'viewer1', 'member6'];
const CHECKERS = ['checker1', 'checker2', 'checker3', 'checker4'];

/** The real server under measurement, on a board of so many issues. */
export class Noonboard implements AsyncDisposable {
	readonly dataDir: string;
	readonly board: string;
	readonly #server: ChildServer;
	readonly #cookies: ReadonlyMap<string, string>;

	private constructor(server: ChildServer, board: string, cookies: ReadonlyMap<string, string>) {
		this.dataDir = server.dataDir;
		this.board = board;
		this.#server = server;
		this.#cookies = cookies;
	}

	/** @param profile where its CPU profile is written when it ends */
	static async start(seeds: Seeds, issues: number, dataDir: string, profile: string | null): Promise<Noonboard> {
		await seeds.copy(issues, dataDir);
		const env: Record<string, string> = profile === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` };
		const server = await ChildServer.start({ dataDir, env });
		// It is a process group of its own: interrupted, the bench would leave it behind.
		process.once('exit', () => {
			if (server.pid > 0) process.kill(server.pid);
		});
		const cookies = new Map<string, string>();
		for (const name of [...WRITERS, ...READERS, ...CHECKERS]) {
			cookies.set(name, (await Caller.signIn(server.address, name)).cookie);
		}
		const member = await Caller.signIn(server.address, WRITERS[0]!);
		const { items } = await member.read<{ items: { slug: string; today: string }[] }>('task-forces');
		return new Noonboard(server, boardName(items[0]!.slug, items[0]!.today), cookies);
	}

	/** As our own screens open it: told what is saved. */
	get documents(): DocumentTarget {
		const url = `${this.#server.address.replace(/^http/, 'ws')}/collab/${this.board}?ext=1`;
		return { url, document: null, pid: this.#server.pid, writers: this.#of(WRITERS), readers: this.#of(READERS) };
	}

	/** Its pages, for somebody of the task force. */
	get screens(): ScreenTarget {
		return { origin: this.#server.address, board: this.board, cookie: this.#of(WRITERS)[0]!, other: this.#of(WRITERS)[1]! };
	}

	commands(checkers: number, watchers: number): CommandTarget {
		return {
			url: this.#server.address,
			pid: this.#server.pid,
			checkers: this.#of(repeated(CHECKERS, checkers)),
			watchers: this.#of(repeated(READERS, watchers))
		};
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#server.stop();
	}

	#of(names: readonly string[]): string[] {
		return names.map((name) => this.#cookies.get(name)!);
	}
}

function repeated(names: readonly string[], count: number): string[] {
	return Array.from({ length: count }, (_, index) => names[index % names.length]!);
}
