import { MediaQuery } from 'svelte/reactivity';

/** As wide as a phone; the server takes everybody for a desk. */
export const phone = new MediaQuery('(max-width: 719px)', false);
