/** What a person chose on this device; null follows the system. */
export type Theme = 'light' | 'dark';

/** A cookie, so that the server can say it in the page's first line and nothing flashes. */
export const THEME_COOKIE = 'theme';
const YEAR_S = 31_536_000;

/** @param value of the cookie, or of the attribute `data-theme` */
export function themeIn(value: string | undefined): Theme | null {
	return value === 'light' || value === 'dark' ? value : null;
}

export function chosenTheme(): Theme | null {
	return themeIn(document.documentElement.dataset.theme);
}

/** Colours this page at once and the ones to come. */
export function chooseTheme(theme: Theme | null): void {
	const root = document.documentElement;
	if (theme === null) delete root.dataset.theme;
	else root.dataset.theme = theme;
	document.cookie = `${THEME_COOKIE}=${theme ?? ''}; path=/; max-age=${theme === null ? 0 : YEAR_S}; samesite=lax`;
}
