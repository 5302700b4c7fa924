import { readFileSync } from 'node:fs';

/** The processes that this one started and that run; none for one that has ended. From /proc: Linux only. */
export const childrenOf = (pid: number): readonly number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};
