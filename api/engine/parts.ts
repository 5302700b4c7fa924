import type { Health } from '../deps.ts';
import { bounded } from './engine.ts';

/** What a process needs to do its work, each answering whether it is there. */
export interface Parts {
  readonly engine: { reachable(timeoutMs: number): Promise<boolean> };
  readonly store: { reachable(timeoutMs: number): Promise<boolean>; keysReachable(timeoutMs: number): Promise<boolean> };
  readonly health: Pick<Health, 'fine' | 'broken'> | undefined;
}

/** Looks whether each part answers within the time (milliseconds), and notes in health what does not. */
export const lookAtParts = async (
  { engine, store, health }: Parts,
  ms: number,
): Promise<{ readonly engine: boolean; readonly store: boolean; readonly keys: boolean }> => {
  const look = async (part: string, asked: Promise<boolean>): Promise<boolean> => {
    const there = await bounded(ms + 250, asked).catch(() => false);
    if (there) health?.fine(part);
    else health?.broken(part, 'it does not answer');
    return there;
  };
  const [engineThere, storeThere, keysThere] = await Promise.all([
    look('engine', engine.reachable(ms)),
    look('store', store.reachable(ms)),
    look('keys', store.keysReachable(ms)),
  ]);
  return { engine: engineThere, store: storeThere, keys: keysThere };
};
