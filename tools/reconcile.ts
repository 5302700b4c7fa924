import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columns, connectTemporal, openStores } from '../app/open.ts';
import { assemble } from '../app.ts';
import { DATA, say } from '../scripts/steps.mjs';
import { isOutside, progress } from './backup/places.ts';
import { mustBeStopped, program, SETTINGS_NOTE } from './backup/program.ts';
import { reconcile } from './backup/reconcile.ts';
import { lostLines, summary } from './backup/report.ts';
import { startDevServer } from './engine/dev-server.ts';

const usage = `npm run reconcile [-- --dry-run] [--give-up] [--report FILE]

Makes store, keys and Temporal agree after npm run restore, before the program is started:

  1. what stands in the list of deletions is deleted again: records with their keys, the workflows and keys of forgotten citizens;
  2. lines of timelines and messages that the workflows' histories know and the store does not are written;
  3. what cannot be had again is listed, by id, code and date.

  --dry-run       says what it would do, and does nothing
  --give-up       what Temporal does not know any more is given up: answers and content of such commands go, so that the same request can
                  be made again; citizens without a workflow begin anew. Without it they are only listed
  --report FILE   all that is listed, one JSON object a line
  --help          this text

The embedded Temporal is started for it; a Temporal of its own (TEMPORAL_ADDRESS) must be up. No API or worker may run. ${SETTINGS_NOTE}

Ends with 0 when all is there, 3 when something cannot be had again, 1 when it failed (run it again), 2 when called wrongly.`;

const SOME_LOST = 3;
const flags = { 'dry-run': 'boolean', 'give-up': 'boolean', report: 'string' } as const;

await program(usage, flags, async ({ 'dry-run': dryRun = false, 'give-up': giveUp = false, report }) => {
  mustBeStopped('reconciling');
  const embedded = isOutside(process.env)
    ? undefined
    : await startDevServer({ port: 0, headless: true, dbFilename: join(DATA, 'temporal.db'), log: 'temporal-reconcile' });
  try {
    if (embedded) process.env.TEMPORAL_ADDRESS = embedded.address;
    const temporal = await connectTemporal();
    const { vault, store } = await openStores(process.env);
    try {
      await columns(temporal);
      const { client, engine } = assemble({ ...temporal, store, vault });
      const told = progress('citizens');
      const done = await reconcile({ client, engine, store, vault, onProgress: (n) => told(n) }, { dryRun, giveUp });
      for (const line of summary(done, dryRun)) console.log(line);
      if (report !== undefined) {
        writeFileSync(report, done.lost.map((lost) => `${JSON.stringify(lost)}\n`).join(''), { mode: 0o600 });
        say(`${done.lost.length} lines in ${report}`);
      } else for (const line of lostLines(done.lost)) console.log(line);
      return done.lost.length > 0 ? SOME_LOST : 0;
    } finally {
      await store.close();
      await vault.close();
      await temporal.connection.close();
    }
  } finally {
    await embedded?.stop();
  }
});
