/** Does all of the list, so many at a time, begun in its order. */
export const each = async <T>(atOnce: number, list: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const left = list.values();
  const next = async (): Promise<void> => {
    // all of them take from the one iterator: a list that is cut at its head would be moved as often as it is long
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, next));
};
