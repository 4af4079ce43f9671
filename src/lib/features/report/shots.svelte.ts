import { MAX_PHOTOS } from '#lib/client/photos.ts';
import { type PhotoRefusal, takeIn } from './photo-intake.ts';

export interface Shot {
	key: number;
	photo: Blob;
	/** address of the picture as it was taken; of the blob's own memory until `clear` or `remove` */
	url: string;
}

let keys = 0;

/** The pictures of the finding at hand, the chosen one in large. */
export class Shots {
	all = $state.raw<readonly Shot[]>([]);
	/** index of the large one */
	at = $state(0);
	refused = $state.raw<readonly PhotoRefusal[]>([]);
	/** more were chosen than a finding holds */
	tooMany = $state(false);
	#taking = $state(0);

	get busy(): boolean {
		return this.#taking > 0;
	}

	get current(): Shot | undefined {
		return this.all[this.at];
	}

	get room(): number {
		return MAX_PHOTOS - this.all.length;
	}

	/** @param replacing the shot that is taken again */
	async take(files: Iterable<Blob>, replacing: Shot | null = null): Promise<void> {
		const chosen = [...files];
		const most = replacing === null ? this.room : 1;
		this.tooMany = chosen.length > most;
		this.refused = [];
		for (const file of chosen.slice(0, most)) {
			this.#taking++;
			const intake = await takeIn(file);
			this.#taking--;
			if (!intake.ok) this.refused = [...this.refused, intake.why];
			else if (replacing === null) this.#add(intake.photo);
			else this.#replace(replacing, intake.photo);
		}
	}

	/** Pictures that were judged before. */
	put(photos: readonly Blob[]): void {
		this.clear();
		for (const photo of photos) this.#add(photo);
		this.at = 0;
	}

	remove(shot: Shot): void {
		URL.revokeObjectURL(shot.url);
		this.all = this.all.filter(({ key }) => key !== shot.key);
		this.at = Math.max(0, Math.min(this.at, this.all.length - 1));
	}

	clear(): void {
		for (const { url } of this.all) URL.revokeObjectURL(url);
		this.all = [];
		this.at = 0;
		this.refused = [];
		this.tooMany = false;
	}

	#add(photo: Blob): void {
		if (this.room <= 0) return;
		this.all = [...this.all, shotOf(photo)];
		this.at = this.all.length - 1;
	}

	#replace(old: Shot, photo: Blob): void {
		const index = this.all.findIndex(({ key }) => key === old.key);
		if (index === -1) return this.#add(photo);
		URL.revokeObjectURL(old.url);
		this.all = this.all.with(index, shotOf(photo));
	}
}

function shotOf(photo: Blob): Shot {
	return { key: keys++, photo, url: URL.createObjectURL(photo) };
}
