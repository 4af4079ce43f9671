/** What shows the keys of the page that is open: set by the page, offered in the account's menu. */
class Help {
	show: (() => void) | null = $state.raw(null);

	/** @returns for when the page goes */
	offer(show: () => void): () => void {
		this.show = show;
		return () => {
			if (this.show === show) this.show = null;
		};
	}
}

export const help = new Help();
