import type { HealthBook } from './health.ts';
import { type Kept, keepWorking, type Runnable } from './keep-working.ts';
import type { Deployment, KeptVersions, Version } from './versions.ts';

export interface RollOut {
  /** The version that this process came with. */
  readonly version: Version;
  readonly versions: KeptVersions;
  readonly deployment: Deployment;
  readonly make: (version: Version) => Promise<Runnable>;
  /** Whether the version becomes the current one by itself, and asks the runs of others to come over; else `npm run deploy` does. */
  readonly auto: boolean;
  readonly health: HealthBook;
  readonly onEnd: (error: unknown, againInMs: number) => void;
  readonly say: (what: { readonly version: string; readonly runs?: number }, line: string) => void;
  /** How often it is looked whether an older version is still needed (milliseconds). */
  readonly everyMs?: number;
}

/**
 * Runs a worker of this version and one of each older version that runs are still on, from the code that was kept. An older worker ends when
 * its last run has moved. The first run of a version stays on it until it is asked to move, so rolling back is rolling out the older one.
 */
export const rollOut = async ({
  version,
  versions,
  deployment,
  make,
  auto,
  health,
  onEnd,
  say,
  everyMs = 5_000,
}: RollOut): Promise<Kept> => {
  versions.keep(version);
  const own = await keepWorking(() => make(version), { health, onEnd });
  const older = new Map<string, Kept>();

  const serve = async (buildId: string): Promise<void> => {
    older.set(buildId, await keepWorking(() => make(versions.read(buildId)), { health, onEnd }));
  };

  const look = async (): Promise<void> => {
    const missing: string[] = [];
    for (const { buildId, running } of await deployment.status()) {
      if (buildId === version.buildId) continue;
      const worker = older.get(buildId);
      if (running > 0 && !worker) {
        if (!versions.kept().includes(buildId)) missing.push(`${running} runs are on version ${buildId}`);
        else {
          say({ version: buildId, runs: running }, 'runs are on an older version: a worker of it runs until they have moved');
          await serve(buildId);
        }
      } else if (running === 0 && worker) {
        older.delete(buildId);
        await worker.stop();
        say({ version: buildId }, 'no run is on the older version any more');
      }
    }
    if (missing.length === 0) health.fine('versions');
    else health.broken('versions', `${missing.join('; ')}, and its code is not on this machine`);
  };

  const move = async (): Promise<void> => {
    if ((await deployment.current()) !== version.buildId) {
      await deployment.setCurrent(version.buildId);
      say({ version: version.buildId }, 'this version is the current one');
    }
    for (const { buildId, running } of await deployment.status())
      if (buildId !== version.buildId && running > 0) {
        const runs = await deployment.handOver(buildId);
        say({ version: buildId, runs }, 'runs of an older version are asked to continue on this one');
      }
  };

  // Before the first version is the current one nothing is begun anywhere: the start waits for it, and for nothing else.
  if ((await deployment.current()) === undefined) await deployment.setCurrent(version.buildId);
  await look().catch((error: unknown) => onEnd(error, everyMs));
  if (auto) await move();
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error: unknown) => health.broken('versions', error instanceof Error ? error.name : 'unknown'));
  }, everyMs);

  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
      await Promise.all([own, ...older.values()].map((worker) => worker.stop()));
    },
  };
};
