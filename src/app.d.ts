import type { IncomingMessage } from 'node:http';
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
		}
		interface Platform {
			req: IncomingMessage & { noonboard?: { services: Services } };
		}
	}
}

export {};
