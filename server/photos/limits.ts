/** What an upload may be, and what is kept of it. */
export const MAX_BYTES = 12 * 1024 * 1024;
export const MAX_PIXELS = 50_000_000;
export const MAX_SIDE = 20_000;
export const FULL_SIDE = 2048;
export const THUMB_SIDE = 320;
/** Pictures worked on at once; the others wait with their bytes in memory. */
export const SLOTS = 2;
/** Bytes of uploads that may be in memory at once, read or being read. */
export const MAX_WAITING_BYTES = 192 * 1024 * 1024;
export const STORED_TYPE = 'image/jpeg';
