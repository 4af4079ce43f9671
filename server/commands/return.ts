import type { Handler } from './handler.ts';
import { begin, complete, prepareFixers } from './transition.ts';

/** 返工: checked and not done. */
export const returnFix: Handler<'issue.return'> = {
	prepare: (preparation, { issue }) => prepareFixers(preparation, issue),
	run: (context, { issue }) => complete(context, 'issue.return', begin(context, 'issue.return', issue))
};
