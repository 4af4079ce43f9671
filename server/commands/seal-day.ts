import { localDate } from '#lib/domain/days.ts';
import { holdsAny, SEALERS } from '#lib/domain/roles.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import { sealDay } from '../board/day.ts';
import type { Handler } from './handler.ts';

/** 封存: the leader ends the day; what is still open opens the next one. */
export const seal: Handler<'day.seal'> = {
	alone: true,
	async run({ tick, street, person, member }, { date }) {
		if (!holdsAny(member.roles, SEALERS)) throw new CommandError('forbidden', 'Only a leader seals the day.');
		// Two leaders press the button: the second one means the day that is sealed by now.
		if (date !== undefined && date !== street.date) {
			throw new CommandError('day_sealed', `The open board is that of ${street.date}.`, 'date');
		}
		if (date === undefined && street.date > localDate(tick.now, street.timeZone)) {
			throw new CommandError('day_sealed', `Today is sealed; the open board is that of ${street.date}.`, 'date');
		}
		return sealDay(tick, street, person);
	}
};
