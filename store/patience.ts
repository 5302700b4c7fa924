import { setTimeout as pause } from 'node:timers/promises';
import { KeyLost, StoreUnavailable } from './unavailable.ts';

/** The first wait, and the longest, each twice the one before (milliseconds). */
interface Pauses {
  readonly first: number;
  readonly longest: number;
}
const PAUSES: Pauses = { first: 50, longest: 500 };

/** The place is away, and comes back by itself. A key that is lost is no outage. */
export const isAway = (error: unknown): boolean => error instanceof StoreUnavailable && !(error instanceof KeyLost);

/** Asks again while the database is away, no longer than `ms`. */
export const patiently = async <T>(ms: number, ask: () => Promise<T>, { first, longest } = PAUSES): Promise<T> => {
  const until = performance.now() + ms;
  for (let pauseMs = first; ; pauseMs = Math.min(2 * pauseMs, longest)) {
    try {
      return await ask();
    } catch (error) {
      if (!isAway(error) || performance.now() + pauseMs > until) throw error;
    }
    await pause(pauseMs);
  }
};
