import { setTimeout as pause } from 'node:timers/promises';
import { type LoadFigures, type LoadRow, median, quantile, sum } from './figures.ts';
import { cpuOf } from './processes.ts';
import { startProduct } from './product.ts';
import { type Counted, play, type System, type SystemName, startPlain, TooBusy, throughApi, throughWorkflow } from './systems.ts';

/** How much is measured, and who is told how far it is. */
export interface How {
  readonly folder: string;
  readonly quick: boolean;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

interface Slice {
  readonly rate: number;
  readonly took: readonly number[];
  readonly cpu: Readonly<Record<string, number>>;
  readonly givenUp: number;
}

const ownCpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Whole courses, so many citizens at once, new ones for so long; each that is begun is finished and checked. */
const slice = async (system: System, citizens: number, ms: number): Promise<Slice> => {
  const took: number[] = [];
  let givenUp = 0;
  const used = (): Record<string, number> => ({
    ...Object.fromEntries(Object.entries(system.pids).map(([name, pid]) => [name, cpuOf(pid)])),
    client: ownCpu(),
  });
  const before = used();
  const since = performance.now();
  const one = async (): Promise<void> => {
    do
      await play(system, (time) => took.push(time)).catch((error: unknown) => {
        if (!(error instanceof TooBusy)) throw error;
        givenUp += 1;
      });
    while (performance.now() - since < ms);
  };
  await Promise.all(Array.from({ length: citizens }, one));
  const seconds = (performance.now() - since) / 1_000;
  const after = used();
  const cpu = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));
  return { rate: took.length / seconds, took, cpu, givenUp };
};

/** The product beside plain Temporal: all of them up at once, one after the other under load, in rounds of changing order. */
export const measureLoad = async ({ folder, quick, rounds, say }: How): Promise<LoadFigures> => {
  const ms = quick ? 1_500 : 4_500;
  say('starting plain Temporal twice, and the product');
  const [plain, installed, product] = await Promise.all([
    startPlain(folder, { asInstalled: false }),
    startPlain(folder, { asInstalled: true }),
    startProduct(`${folder}/product`),
  ]);
  try {
    const systems: readonly System[] = [plain.system, installed.system, await throughWorkflow(product), throughApi(product)];
    const counted: Partial<Record<SystemName, Counted>> = {};
    for (const system of systems) {
      say(`warming up ${system.name}`);
      const first = await play(system);
      await slice(system, 8, ms / 2);
      await slice(system, 16, ms / 2);
      counted[system.name] = await system.counted(first);
      if (counted[system.name]?.timers !== 1) throw new Error(`${system.name}: ${counted[system.name]?.timers} timers, not the one`);
    }
    const rows: LoadRow[] = [];
    for (const citizens of [1, 16, 64]) {
      const slices = new Map<SystemName, Slice[]>(systems.map(({ name }) => [name, []]));
      // a round of 64 takes long and differs little from the next
      const times = citizens === 64 ? Math.min(rounds, 2) : rounds;
      for (let round = 1; round <= times; round += 1) {
        for (const system of round % 2 === 0 ? [...systems].reverse() : systems) {
          say(`${citizens} citizen${citizens === 1 ? '' : 's'}, round ${round} of ${times}: ${system.name}`);
          slices.get(system.name)?.push(await slice(system, citizens, ms));
          await pause(200);
        }
      }
      rows.push(...systems.map(({ name }) => rowOf(name, citizens, slices)));
    }
    return { rounds, rows, counted: counted as Record<SystemName, Counted> };
  } finally {
    await Promise.allSettled([plain.stop(), installed.stop(), product.stop()]);
  }
};

const rowOf = (system: SystemName, citizens: number, slices: ReadonlyMap<SystemName, readonly Slice[]>): LoadRow => {
  const mine = slices.get(system) ?? [];
  const against = (other: SystemName): number => median(mine.map(({ rate }, i) => rate / (slices.get(other)?.[i]?.rate ?? Number.NaN)));
  const took = mine.flatMap((s) => s.took);
  const cpu = Object.fromEntries(
    Object.keys(mine[0]?.cpu ?? {}).map((name) => [name, (1_000 * sum(mine.map((s) => s.cpu[name] ?? 0))) / took.length]),
  );
  return {
    system,
    citizens,
    rate: median(mine.map((s) => s.rate)),
    toPlain: against('plain'),
    toInstalled: against('plain-installed'),
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    cpu,
    commands: took.length,
    givenUp: sum(mine.map((s) => s.givenUp)),
  };
};
