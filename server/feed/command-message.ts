import type { PersonId } from '#lib/domain/ids.ts';
import type { Answer } from '#lib/protocol/commands.ts';
import type { CommandRunner } from '../services.ts';

/** `socket.emit('command', envelope, ack)`. Without an acknowledgement function the command is carried out all the same. */
export async function answerCommand(
	commands: CommandRunner,
	person: PersonId,
	valid: () => boolean,
	envelope: unknown,
	ack: unknown
): Promise<void> {
	const reply = typeof ack === 'function' ? (ack as (answer: Answer) => void) : () => undefined;
	if (!valid()) {
		const error = { code: 'unauthenticated', message: 'Your session has ended.' } as const;
		reply({ ok: false, id: idOf(envelope), error });
		return;
	}
	const [answer] = await commands.run(person, [envelope]);
	reply(answer!);
}

function idOf(envelope: unknown): string {
	if (typeof envelope !== 'object' || envelope === null || !('id' in envelope)) return '';
	return typeof envelope.id === 'string' ? envelope.id.slice(0, 64) : '';
}
