import { leavesOf, type Move } from './decision.ts';
import type { Item } from './types.ts';

/** Which things of a machine went from which state to which: the path that a diagram shows. */
export const movesOf = (machine: string, was: readonly Item[], is: readonly Item[]): readonly Move[] => {
  if (was === is) return [];
  const old = new Map(was.map((item) => [item.id, item]));
  const left = new Set(is.map(({ id }) => id));
  const gone = was.filter(({ id }) => !left.has(id));
  return [
    ...is.flatMap(({ id, value }): readonly Move[] => {
      const from = leavesOf(old.get(id)?.value);
      const to = leavesOf(value);
      return from.join() === to.join() ? [] : [{ machine, item: id, from, to }];
    }),
    ...gone.map(({ id, value }): Move => ({ machine, item: id, from: leavesOf(value), to: [] })),
  ];
};
