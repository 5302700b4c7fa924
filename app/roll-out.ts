import type { HealthBook } from './health.ts';
import { type Kept, keepWorking, type Runnable } from './keep-working.ts';
import type { Met, Moved, Moving } from './move-runs.ts';
import { type Deployment, type KeptVersions, START_PATIENCE_MS, type Version } from './versions.ts';

export interface RollOut {
  /** The version that this process came with. */
  readonly version: Version;
  readonly versions: KeptVersions;
  readonly deployment: Deployment;
  readonly make: (version: Version) => Promise<Runnable>;
  /** Whether the version becomes the current one by itself, and asks the runs of others to come over; else `npm run deploy` does. */
  readonly auto: boolean;
  /** Looks at the citizens of other versions, one by one, and asks those over who have a target in this one. */
  readonly move: (moving: Pick<Moving, 'from' | 'stop' | 'met'>) => Promise<Moved>;
  readonly health: HealthBook;
  readonly onEnd: (error: unknown, againInMs: number) => void;
  readonly say: (what: Said, line: string) => void;
  /** How often it is looked whether an older version is still needed (milliseconds). */
  readonly everyMs?: number;
  /** After how long those who gave no answer are asked again (milliseconds). */
  readonly againMs?: number;
}

/** What stands beside a line of the log. */
export interface Said extends Partial<Moved> {
  readonly version: string;
  readonly runs?: number;
  readonly citizenId?: string;
  readonly why?: string;
}

/** So many of those who stay are named in health; the log has them all. */
const NAMED = 20;

/** Those who stay, for health: their ids, without the states that they are in. */
const whoStays = (ids: readonly string[]): string =>
  `${ids.length} citizens stay on an older version, in a state that this one does not have: ${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ' …' : ''}`;

/**
 * Runs a worker of this version and one of each older version that runs are still on, from the code that was kept. An older worker ends when
 * its last run has moved and none begins on it. The first run of a version stays on it until it is asked to move, so rolling back is rolling out the older one. Who is
 * in a state that this version does not have is named and not asked: the older worker goes on for them.
 */
export const rollOut = async ({
  version,
  versions,
  deployment,
  make,
  auto,
  move,
  health,
  onEnd,
  say,
  everyMs = 5_000,
  againMs = 60_000,
}: RollOut): Promise<Kept> => {
  versions.keep(version);
  const own = await keepWorking(() => make(version), { health, onEnd });
  const older = new Map<string, Kept>();
  /** Versions that the server knew before this one: who is on a later one was moved there, and is not moved back. */
  const before = new Set<string>();
  const stay = new Map<string, string>();
  /** Versions all of whose citizens have been looked at. */
  const lookedAt = new Set<string>();

  const serve = async (buildId: string): Promise<void> => {
    older.set(buildId, await keepWorking(() => make(versions.read(buildId)), { health, onEnd }));
  };

  const look = async (): Promise<void> => {
    const missing: string[] = [];
    const all = await deployment.status();
    const place = all.findIndex(({ buildId }) => buildId === version.buildId);
    for (const [i, { buildId, running, current }] of all.entries()) {
      if (buildId === version.buildId) continue;
      if (i > place) before.add(buildId);
      const worker = older.get(buildId);
      // what begins goes to the current version, and is not counted as a run of it until a worker has taken it up
      const needed = running > 0 || current;
      if (needed && !worker) {
        if (versions.kept().includes(buildId)) {
          say(
            { version: buildId, runs: running },
            'runs are on another version, or begin on it: a worker of it runs as long as that is so',
          );
          await serve(buildId);
        } else if (running > 0) missing.push(`${running} runs are on version ${buildId}`);
      } else if (!needed && worker) {
        older.delete(buildId);
        lookedAt.delete(buildId);
        await worker.stop();
        say({ version: buildId }, 'no run is on the other version any more');
      }
    }
    const faults = missing.length === 0 ? [] : [`${missing.join('; ')}, and its code is not on this machine`];
    if (older.size === 0) stay.clear();
    if (stay.size > 0) faults.push(whoStays([...stay.keys()]));
    if (faults.length === 0) health.fine('versions');
    else health.broken('versions', faults.join('; '));
  };

  const stopping = new AbortController();

  const met = ({ citizenId, outcome, why = '' }: Met): void => {
    if (outcome === 'moves') stay.delete(citizenId);
    else if (outcome === 'stays' && stay.get(citizenId) !== why) {
      stay.set(citizenId, why);
      say({ version: version.buildId, citizenId, why }, 'a citizen stays on an older version: its state has no target in this one');
    }
  };

  let moving: Promise<void> | undefined;
  let notBefore = 0;
  /** In the background: citizens are looked at one by one, and the program works meanwhile. Only those whom a worker here can answer for. */
  const moveAll = (): void => {
    const from = [...older.keys()].filter((buildId) => before.has(buildId) && !lookedAt.has(buildId));
    if (moving || from.length === 0 || Date.now() < notBefore) return;
    const round = async (): Promise<void> => {
      // a newer program has taken its place as the current one meanwhile: it is that one's to ask
      if ((await deployment.current()) !== version.buildId) return;
      const moved = await move({ from, stop: stopping.signal, met });
      const line = 'citizens of older versions were looked at, and those with a target asked to continue on this one';
      say({ version: version.buildId, ...moved }, line);
      if (moved.unanswered === 0) for (const buildId of from) lookedAt.add(buildId);
    };
    moving = round()
      .catch((error: unknown) => onEnd(error, againMs))
      .finally(() => {
        notBefore = Date.now() + againMs;
        moving = undefined;
      });
  };

  // Before the first version is the current one nothing is begun anywhere: the start waits for it, and for nothing else.
  const patience = {
    patienceMs: START_PATIENCE_MS,
    onWait: (why: string) => say({ version: version.buildId, why }, 'Temporal does not know this version yet: the start waits for it'),
  };
  if ((await deployment.current()) === undefined) await deployment.setCurrent(version.buildId, patience);
  await look().catch((error: unknown) => onEnd(error, everyMs));
  if (auto && (await deployment.current()) !== version.buildId) {
    await deployment.setCurrent(version.buildId, patience);
    say({ version: version.buildId }, 'this version is the current one');
  }
  if (auto) moveAll();
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking
      .then(look)
      .then(auto ? moveAll : undefined)
      .catch((error: unknown) => health.broken('versions', error instanceof Error ? error.name : 'unknown'));
  }, everyMs);

  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await looking;
      await moving;
      await Promise.all([own, ...older.values()].map((worker) => worker.stop()));
    },
  };
};
