import { problem } from '../http/problems.ts';

/**
 * A citizen's workflow decides one command after the other, and its server takes ten updates of it at a time; what comes on top fails after
 * long waits that others feel. So this process sends a citizen only what its workflow can carry, lets a few wait their turn in the order in which
 * they came, and answers the rest at once with 429: nothing was done, and when to come again.
 */
export interface TurnsOptions {
  /** Commands of one citizen that are with the engine at the same time. Several API processes have each their own. */
  readonly atOnce?: number;
  /** Commands of one citizen that wait. */
  readonly waiting?: number;
  /** The longest wait (milliseconds). */
  readonly patienceMs?: number;
}

export interface Turns {
  /** @throws 429 too-many-requests */
  take<T>(citizenId: string, work: () => Promise<T>): Promise<T>;
  /** Citizens of whom something is under way. */
  size(): number;
}

interface Line {
  busy: number;
  readonly waiting: Set<() => void>;
}

const busy = () => problem('too-many-requests', { headers: { 'retry-after': '1' } });

export const turnsOf = ({ atOnce = 3, waiting = 100, patienceMs = 15_000 }: TurnsOptions = {}): Turns => {
  const lines = new Map<string, Line>();

  const turn = (line: Line): Promise<void> =>
    new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        line.waiting.delete(begin);
        reject(busy());
      }, patienceMs);
      line.waiting.add(begin);
    });

  const leave = (citizenId: string, line: Line): void => {
    const [next] = line.waiting;
    if (next) {
      // the place is handed on: nobody who comes now overtakes those who wait
      line.waiting.delete(next);
      next();
      return;
    }
    line.busy -= 1;
    if (line.busy === 0) lines.delete(citizenId);
  };

  return {
    take: async (citizenId, work) => {
      const line = lines.get(citizenId) ?? { busy: 0, waiting: new Set() };
      lines.set(citizenId, line);
      if (line.busy < atOnce) line.busy += 1;
      else if (line.waiting.size >= waiting) throw busy();
      else await turn(line);
      try {
        return await work();
      } finally {
        leave(citizenId, line);
      }
    },
    size: () => lines.size,
  };
};
