import type { Worlds } from './world.ts';

/** The worlds that scenarios are played in: engine, worker and API, started once for all files. */
export const openWorlds = async (_options: { workflowCache: boolean }): Promise<Worlds> => {
  throw new Error('no engine is wired to the scenario player yet');
};
