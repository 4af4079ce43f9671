import type { Handler } from './handler.ts';
import { begin, complete, prepareFixers } from './transition.ts';

/** 销号: checked on the spot and done, by somebody who did not fix it. */
export const close: Handler<'issue.close'> = {
	prepare: (preparation, { issue }) => prepareFixers(preparation, issue),
	run(context, { issue }) {
		const record = begin(context, 'issue.close', issue);
		const { place, category } = record.fields;
		const result = complete(context, 'issue.close', record);
		context.street.noteClosed(place, category, context.tick.now);
		return result;
	}
};
