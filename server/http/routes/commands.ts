import { ERROR_STATUS } from '#lib/protocol/codes.ts';
import { MAX_BATCH } from '#lib/protocol/commands.ts';
import type { CommandRunner } from '../../services.ts';
import { jsonOf } from '../body.ts';
import type { Api } from '../env.ts';
import { problem } from '../problem.ts';

const MAX_BODY = 1024 * 1024;

/**
 * One envelope, answered with the status of its error, or an array of up to 500, answered with 200 and an array:
 * each of them stands for itself.
 */
export function commandRoutes(api: Api, commands: CommandRunner): void {
	api.post('/api/v1/commands', async (c) => {
		const body = await jsonOf(c.req.raw, MAX_BODY);
		const { person } = c.var.viewer;
		if (Array.isArray(body)) {
			if (body.length > MAX_BATCH) return problem('too_large', `at most ${MAX_BATCH} commands at once`);
			return c.json(await commands.run(person, body));
		}
		const [answer] = await commands.run(person, [body]);
		if (answer === undefined) return problem('internal', 'the command was not answered');
		return c.json(answer, answer.ok ? 200 : ERROR_STATUS[answer.error.code]);
	});
}
