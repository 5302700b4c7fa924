import type { Engine } from '../api/engine/engine.ts';
import { lookAtParts } from '../api/engine/parts.ts';
import type { Store } from '../store/store.ts';
import type { HealthBook } from './health.ts';

/** Whether a process can do its work now, part by part. */
export interface Readiness {
  readonly alive: true;
  readonly ready: boolean;
  /** It has come up: an API listens, a worker asks for work. */
  readonly up: boolean;
  readonly engine: boolean;
  readonly store: boolean;
  readonly keys: boolean;
  readonly draining: boolean;
  readonly degraded: ReturnType<HealthBook['degraded']>;
}

const LOOK_MS = 2_000;

export interface Looked {
  readonly engine: Pick<Engine, 'reachable'>;
  readonly store: Pick<Store, 'reachable' | 'keysReachable'>;
  readonly health: HealthBook;
  readonly up: () => boolean;
}

/** A worker that ended and is being made anew does no work either, though all that it needs is there. */
export const readiness =
  ({ engine, store, health, up }: Looked) =>
  async (): Promise<Readiness> => {
    const there = await lookAtParts({ engine, store, health }, LOOK_MS);
    const degraded = health.degraded();
    const works = up() && !degraded.some(({ part }) => part === 'worker');
    return {
      alive: true,
      ready: works && there.engine && there.store && there.keys && !health.draining,
      up: up(),
      ...there,
      draining: health.draining,
      degraded,
    };
  };
