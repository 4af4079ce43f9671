interface Heard {
	results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}

interface Recogniser {
	lang: string;
	interimResults: boolean;
	onresult: ((heard: Heard) => void) | null;
	onerror: ((event: { error: string }) => void) | null;
	onend: (() => void) | null;
	start(): void;
	stop(): void;
}

type MakeRecogniser = new () => Recogniser;

function maker(): MakeRecogniser | null {
	const globals = globalThis as { SpeechRecognition?: MakeRecogniser; webkitSpeechRecognition?: MakeRecogniser };
	return globals.SpeechRecognition ?? globals.webkitSpeechRecognition ?? null;
}

/** Speaking instead of typing, in browsers that can listen. */
export class Dictation {
	/** false until the page is alive, and in browsers that cannot */
	able = $state(false);
	listening = $state(false);
	problem = $state<'denied' | 'failed' | null>(null);
	#recogniser: Recogniser | null = null;

	/** Call when the page has come alive. Browsers listen on safe origins only. */
	look(): void {
		this.able = maker() !== null && isSecureContext;
	}

	/** @param hear what has been said so far, again and again while it is said */
	start(hear: (text: string) => void): void {
		const Made = maker();
		if (Made === null || this.listening) return;
		const recogniser = new Made();
		recogniser.lang = 'zh-CN';
		recogniser.interimResults = true;
		recogniser.onresult = ({ results }) => hear(Array.from(results, (result) => result[0]?.transcript ?? '').join(''));
		recogniser.onerror = ({ error }) => {
			if (error === 'no-speech' || error === 'aborted') return;
			this.problem = error === 'not-allowed' || error === 'service-not-allowed' ? 'denied' : 'failed';
		};
		recogniser.onend = () => (this.listening = false);
		this.problem = null;
		this.#recogniser = recogniser;
		try {
			recogniser.start();
			this.listening = true;
		} catch {
			this.problem = 'failed';
		}
	}

	stop(): void {
		this.#recogniser?.stop();
	}
}
