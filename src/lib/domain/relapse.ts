/** A matter that comes back at a place where it was closed within 30 days is a relapse (DOMAIN.md, "Matching"). */
export const RELAPSE_MS = 30 * 24 * 60 * 60 * 1000;
