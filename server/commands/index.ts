import type { CommandType } from '#lib/protocol/commands.ts';
import { accept } from './accept.ts';
import { close } from './close.ts';
import { defer } from './defer.ts';
import { dispatch } from './dispatch.ts';
import type { Handler } from './handler.ts';
import { join } from './join.ts';
import { park } from './park.ts';
import { reopen } from './reopen.ts';
import { reportFinding } from './report-finding.ts';
import { resume } from './resume.ts';
import { returnFix } from './return.ts';
import { seal } from './seal-day.ts';
import { split } from './split.ts';
import { start } from './start.ts';
import { submitFix } from './submit-fix.ts';
import { voidIssue } from './void.ts';

export const HANDLERS: { [T in CommandType]: Handler<T> } = {
	'finding.report': reportFinding,
	'issue.accept': accept,
	'issue.dispatch': dispatch,
	'issue.start': start,
	'issue.submitFix': submitFix,
	'issue.close': close,
	'issue.return': returnFix,
	'issue.reopen': reopen,
	'issue.defer': defer,
	'issue.park': park,
	'issue.void': voidIssue,
	'issue.join': join,
	'issue.resume': resume,
	'issue.split': split,
	'day.seal': seal
};
