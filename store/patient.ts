import { patiently } from './patience.ts';
import type { Store } from './store.ts';

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
