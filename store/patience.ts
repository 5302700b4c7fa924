import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from './store.ts';
import { KeyLost, StoreUnavailable } from './unavailable.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** Asks again while the database is away, no longer than `ms`. A key that is lost is no outage. */
export const patiently = async <T>(ms: number, ask: () => Promise<T>): Promise<T> => {
  const until = performance.now() + ms;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || error instanceof KeyLost || performance.now() + pauseMs > until) throw error;
    }
    await pause(pauseMs);
  }
};

/**
 * The store for those who have a caller waiting: a database that is started again, or hands over to its stand-in, is waited for, no longer
 * than `ms` a call. Every call may be made again (`Store`); a read of which it is not known whether it was noted is noted once more.
 */
export const patient = (store: Store, ms: number): Store =>
  new Proxy(store, {
    get: (of, name) => {
      const member: unknown = Reflect.get(of, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => patiently(ms, () => Reflect.apply(member, of, args) as Promise<unknown>);
    },
  });
