import type { IncomingMessage } from 'node:http';
import type { TransitionName } from '#lib/domain/transitions.ts';
import type { Services, Viewer } from '#server/services.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** one of protocol/codes.ts, where the services said why */
			code?: string;
		}
		interface Locals {
			services: Services;
			/** null: nobody is signed in */
			viewer: Viewer | null;
		}
		interface PageState {
			/** id of the issue that is open beside the board */
			issue?: string;
			/** the form that it was opened with */
			asks?: TransitionName | null;
		}
		interface Platform {
			req: IncomingMessage & { noonboard?: { services: Services } };
		}
	}
}

export {};
