import { getLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';

// Another language loads the page anew; every sentence would read the cookie again otherwise.
const locale = getLocale();
overwriteGetLocale(() => locale);
