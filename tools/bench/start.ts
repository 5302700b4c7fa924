import { setTimeout as pause } from 'node:timers/promises';
import type { StartFigures } from './figures.ts';
import type { How } from './load.ts';
import { memoryOf } from './processes.ts';
import { ports, startProduct } from './product.ts';

/** `npm start` again and again on the data of the first one: how long until /health says yes, and what its processes hold a moment later. */
export const measureStart = async ({ folder, quick, say }: How): Promise<StartFigures> => {
  const at = ports();
  say('the first start, on an empty folder');
  await (await startProduct(folder, {}, at)).stop();
  const rows: StartFigures['rows'][number][] = [];
  for (let n = 1; n <= (quick ? 1 : 3); n += 1) {
    say(`ready again, ${n}`);
    const product = await startProduct(folder, {}, at);
    await pause(1_000);
    const { serve, temporal, start } = product.pids;
    rows.push({ readyMs: product.readyMs, serveMb: memoryOf(serve), temporalMb: memoryOf(temporal), startMb: memoryOf(start) });
    await product.stop();
  }
  return { rows };
};
