import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setting } from '../../scripts/settings.mjs';
import { COURSE } from './course.ts';
import type { MemoryFigures } from './figures.ts';
import type { How } from './load.ts';
import { bytesOf, memoryOf } from './processes.ts';
import { type Product, startProduct } from './product.ts';
import { type System, TooBusy, throughApi } from './systems.ts';

/** So far the course of the first citizens goes: a contact course is open, with its own workflow. */
const COMMANDS = 5;
const WITH_COURSE = 1_000;
const AT_ONCE = 16;

const bytes = (folder: string): Readonly<Record<string, number>> => ({
  'Temporal (SQLite)': bytesOf(join(folder, 'temporal.db')) + bytesOf(join(folder, 'temporal.db-wal')),
  // the write-ahead log is as long as it is, whoever is in the store
  'store (PostgreSQL)': bytesOf(join(folder, 'store')) - bytesOf(join(folder, 'store', 'pg_wal')),
  keys: bytesOf(join(folder, 'keys')),
});

const make = async (system: System, commands: number): Promise<void> => {
  const citizen = await system.create();
  for (const step of COURSE.slice(0, commands)) {
    const answer = await system.give(citizen, step);
    if (answer !== 'ok') throw new Error(`${step.name} was answered ${answer}`);
  }
};

/** The highest that the process holds until it is told to stop looking. */
const peakOf = (product: Product): (() => number) => {
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, memoryOf(product.pids.serve));
  }, 200);
  return () => {
    clearInterval(look);
    return Math.max(peak, memoryOf(product.pids.serve));
  };
};

/**
 * Open citizens under one worker as it comes: what the processes hold, and what a citizen takes in each store. Those beyond the first thousand
 * are registered and no more: one open workflow each.
 */
export const measureMemory = async ({ folder, quick, whole, say }: How & { readonly whole: boolean }): Promise<MemoryFigures> => {
  say('starting the product');
  const product = await startProduct(folder);
  try {
    await pause(2_000);
    const held = () => ({ serve: memoryOf(product.pids.serve), temporal: memoryOf(product.pids.temporal) });
    const atStart = held();
    const rows: MemoryFigures['rows'][number][] = [];
    const system = throughApi(product);
    let made = 0;
    const sizes: { readonly citizens: number; readonly bytes: Readonly<Record<string, number>> }[] = [];
    for (const citizens of quick ? [20, 100] : whole ? [100, 1_000, 10_000, 100_000] : [100, 1_000]) {
      const peak = peakOf(product);
      let said = performance.now();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          while (made < citizens) {
            made += 1;
            if (performance.now() - said > 5_000 || made === citizens) {
              said = performance.now();
              say(`${made} of ${citizens} citizens`);
            }
            await make(system, made <= WITH_COURSE ? COMMANDS : 0).catch((error: unknown) => {
              if (!(error instanceof TooBusy)) throw error;
              made -= 1;
            });
          }
        }),
      );
      await pause(1_000);
      rows.push({ citizens, workflows: citizens + Math.min(citizens, WITH_COURSE), ...held(), servePeak: peak() });
      if (citizens <= WITH_COURSE) sizes.push({ citizens, bytes: bytes(folder) });
    }
    const [first, last] = [sizes[0], sizes.at(-1)];
    const each = Object.fromEntries(
      Object.entries(last?.bytes ?? {}).map(([name, n]) => [
        name,
        (n - (first?.bytes[name] ?? 0)) / ((last?.citizens ?? 0) - (first?.citizens ?? 0)),
      ]),
    );
    return { atStart, rows, cache: Number(setting('MAX_CACHED_WORKFLOWS', {})), bytes: each };
  } finally {
    await product.stop();
  }
};
