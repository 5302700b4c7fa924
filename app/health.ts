import type { Health } from '../api/deps.ts';

/** What is known to work and what is not, kept by those who find out and shown by `/health`. */
export interface HealthBook extends Health {
  /** The part works again, or for the first time. */
  fine(part: string): void;
  /** The part does not work; since when is kept from the first time on. `why` holds nothing of a person. */
  broken(part: string, why: string): void;
  /** From now on this process takes no new work. */
  drain(): void;
}

export const healthBook = (now: () => number = Date.now): HealthBook => {
  const broken = new Map<string, { readonly since: string; readonly why: string }>();
  let draining = false;
  return {
    get draining() {
      return draining;
    },
    degraded: () => [...broken].map(([part, { since, why }]) => ({ part, since, why })),
    fine: (part) => void broken.delete(part),
    broken: (part, why) => {
      broken.set(part, { since: broken.get(part)?.since ?? new Date(now()).toISOString(), why });
    },
    drain: () => {
      draining = true;
    },
  };
};
