/** How many are begun with, and how slow an answer (milliseconds, a quarter of a task’s time) says that there is too much to do. */
const FIRST = 4;
const SLOW_MS = 2_500;
/** What each answer in good time adds to how many are under way. */
const MORE = 0.5;

/**
 * Does all of the list, so many at a time as those who answer can bear, and never more than `most`. An answer in good time makes room for more, a
 * slow one halves it: what shares the answerers with this work is not pushed aside by it.
 * @param work says how long an answer took, as soon as it is there
 */
export const paced = async <T>(
  most: number,
  list: readonly T[],
  work: (one: T, answered: (ms: number) => void) => Promise<void>,
): Promise<void> => {
  const under = new Set<Promise<void>>();
  let room = Math.min(FIRST, most);
  const answered = (ms: number): void => {
    room = ms > SLOW_MS ? Math.max(1, room / 2) : Math.min(most, room + MORE);
  };
  const failures: unknown[] = [];
  for (const one of list) {
    const doing: Promise<void> = work(one, answered)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => under.delete(doing));
    under.add(doing);
    while (under.size >= Math.floor(room)) await Promise.race(under);
    if (failures.length > 0) break;
  }
  await Promise.all(under);
  if (failures.length > 0) throw failures[0];
};
