import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { sealedClient } from '../../app.ts';
import { say } from '../../scripts/steps.mjs';
import { memoryVault } from '../../store/keys/vault.ts';
import { cpuOf, memoryOf } from '../bench/processes.ts';
import { startDevServer } from '../engine/dev-server.ts';
import { rate } from '../rate.ts';
import type { Machines } from './compare.ts';
import { makePeople } from './people.ts';
import type { Report } from './report.ts';
import { rehearse } from './run.ts';

const SAY_EVERY = 1_000;

/** What a rehearsal costs on this machine: so many people are made in a Temporal of its own, on disk, and rehearsed on. Leaves nothing behind. */
export const measured = async (
  count: number,
  { changed, until, atOnce }: { readonly changed: Machines; readonly until: number; readonly atOnce: number },
): Promise<Report> => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const server = await startDevServer({ port: 0, headless: true, dbFilename: join(folder, 'temporal.db'), log: 'temporal-rehearsal' });
  try {
    const connection = await Connection.connect({ address: server.address });
    const vault = memoryVault();
    const client = sealedClient(connection, vault);
    /** Processor time from now on: this command's, and Temporal's. */
    const processorTime = (): (() => string) => {
      const [mine, its] = [process.cpuUsage(), cpuOf(server.pid)];
      return () => {
        const { user, system } = process.cpuUsage(mine);
        return `CPU ${((user + system) / 1e6).toFixed(1)} s, Temporal’s ${(cpuOf(server.pid) - its).toFixed(1)} s`;
      };
    };
    const since = Date.now();
    const making = processorTime();
    await makePeople({ client, vault, count }, (n) => {
      if (n % SAY_EVERY === 0) say(`${n} of ${count} people are made, ${rate(n, since)}`);
    });
    say(`${count} people made in ${((Date.now() - since) / 1_000).toFixed(1)} s; ${making()}`);
    // the list lags behind a little
    while ((await client.workflow.count()).count < count) await new Promise((resolve) => setTimeout(resolve, 100));

    const begun = Date.now();
    const rehearsing = processorTime();
    const report = await rehearse({
      client,
      changed,
      until,
      sample: count,
      atOnce,
      progress: join(folder, 'progress.ndjson'),
      again: true,
      say,
    });
    const megabytes = (n: number): string => `${Math.round(n)} MB`;
    say(
      `${report.citizens} citizens rehearsed in ${((Date.now() - begun) / 1_000).toFixed(1)} s, ${rate(report.citizens, begun)}; ` +
        `${rehearsing()}; at the most ${megabytes(process.resourceUsage().maxRSS / 1_024)}, ` +
        `Temporal holds ${megabytes(memoryOf(server.pid))}`,
    );
    await connection.close();
    return report;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
