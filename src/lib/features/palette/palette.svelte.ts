/** The palette of the page that is open: the page offers it, the search box and the keys show it. */
class PaletteDoor {
	show: (() => void) | null = $state.raw(null);

	/** @returns for when the page goes */
	offer(show: () => void): () => void {
		this.show = show;
		return () => {
			if (this.show === show) this.show = null;
		};
	}
}

export const paletteDoor = new PaletteDoor();
