import { nextCpr } from './course.ts';
import { type ColdFigures, quantile } from './figures.ts';
import type { How } from './load.ts';
import { startProduct } from './product.ts';
import { giveUpTo, throughWorkflow } from './systems.ts';

/** So few workflows stay in memory that each of the citizens below is cold when its turn comes again. */
const KEPT = 6;

/** The first answer of a citizen that is not in memory: read over HTTP in turn, so that all others lie between. */
export const measureCold = async ({ folder, quick, say }: How): Promise<ColdFigures> => {
  const sizes = quick ? [20, 200] : [20, 200, 2_000];
  const each = 4;
  say('starting the product with a small cache');
  const product = await startProduct(folder, { MAX_CACHED_WORKFLOWS: String(KEPT) });
  try {
    const system = await throughWorkflow(product);
    const citizens: { readonly id: string; readonly commands: number; readonly took: number[] }[] = [];
    for (const commands of sizes) {
      say(`${each} citizens of ${commands} commands`);
      const made = await Promise.all(
        Array.from({ length: each }, async () => {
          const { body } = await product.call('POST', '/citizens', 'jobcentre 101', {
            cpr: nextCpr(),
            name: 'Anna Andersen',
            jobcentre: '101',
          });
          await giveUpTo(system, body.citizenId, 0, commands);
          return { id: body.citizenId as string, commands, took: [] as number[] };
        }),
      );
      citizens.push(...made);
    }
    const read = async (id: string): Promise<number> => {
      const since = performance.now();
      const { status } = await product.call('GET', `/citizens/${id}`, 'jobcentre 101');
      if (status !== 200) throw new Error(`a read was answered ${status}`);
      return performance.now() - since;
    };
    const turns = quick ? 3 : 8;
    const warm: number[] = [];
    for (let turn = 0; turn <= turns; turn += 1) {
      say(`reading each in turn, ${turn} of ${turns}`);
      for (const citizen of citizens) {
        const took = await read(citizen.id);
        // the first turn is the program's own warming up
        if (turn > 0) citizen.took.push(took);
        warm.push(await read(citizen.id));
      }
    }
    const rows = sizes.map((commands) => {
      const took = citizens.filter((c) => c.commands === commands).flatMap((c) => c.took);
      return { commands, p50: quantile(took, 0.5), max: Math.max(...took), reads: took.length };
    });
    return { rows, warmP50: quantile(warm, 0.5) };
  } finally {
    await product.stop();
  }
};
