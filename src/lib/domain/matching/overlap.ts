/** How much belief two distributions over categories share, and in which category the most. */
export function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): { shared: number; category: string | null } {
  let shared = 0;
  let category: string | null = null;
  let most = 0;
  for (const [each, share] of a) {
    const common = Math.min(share, b.get(each) ?? 0);
    shared += common;
    if (common > most) {
      category = each;
      most = common;
    }
  }
  return { shared, category };
}
