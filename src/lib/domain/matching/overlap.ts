import type { Side } from './side.ts';

/** How much of what only kin share counts. */
const KINSHIP = 0.6;

/** How much belief two sides share about what they are about, 0…1, and in which category the most. */
export function overlap(a: Pick<Side, 'topics' | 'kin'>, b: Pick<Side, 'topics' | 'kin'>): { shared: number; category: string | null } {
  let shared = 0;
  let category: string | null = null;
  let most = 0;
  for (const [each, share] of a.topics) {
    const common = Math.min(share, b.topics.get(each) ?? 0);
    shared += common;
    if (common > most) {
      category = each;
      most = common;
    }
  }
  let byKin = 0;
  for (const [kin, share] of a.kin) byKin += Math.min(share, b.kin.get(kin) ?? 0);
  return { shared: shared + KINSHIP * Math.max(0, byKin - shared), category };
}
