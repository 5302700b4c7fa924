/** Does all of the list, so many at a time, begun in its order. */
export const each = async <T>(atOnce: number, list: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const left = [...list];
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, next));
};
