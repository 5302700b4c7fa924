import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from '@temporalio/client';
import { connectTemporal } from '../app/open.ts';
import { deployment, versionOf } from '../app/versions.ts';
import { bundleWorkflows, dataConverterOf } from '../app.ts';
import { deadlines, upgrade } from '../machines/citizen.ts';
import { setting } from '../scripts/settings.mjs';
import { DATA, fail, PlainError, say } from '../scripts/steps.mjs';
import { citizenCodec } from '../store/codec/payload-codec.ts';
import { openVault } from '../store/keys/vault.ts';
import { keptLines } from './kept-lines.ts';
import { type Met, moveRuns } from './migrate/move-runs.ts';
import { textOf } from './migrate/report.ts';
import { whole } from './whole.ts';

const usage = `npm run migrate -- [--dry-run]

Moves every running citizen, with its courses, to the current version of the program, in batches. Each is asked how it stands first: one in a
state that the new machines do not have is named and stays where it is; its worker must stay too. In the timeline of each that moves an entry
says which machines and which dates are others now. Commands come in all the while. Broken off, it is called again and goes on.

  --dry-run         says what would become of whom, and moves nobody
  --batch N         citizens of a batch; the next one waits for it (default 200)
  --at-once N       citizens asked at the same time (default 16)
  --json            prints what was found as JSON
  --help            this text

Before it: npm run rehearse, then npm run deploy -- to BUILD-ID. Workers of both versions must be running.
The Temporal and the keys are those of npm start: .data, or TEMPORAL_ADDRESS and KEYS_DATABASE_URL or DATABASE_URL.
Ends with 0 when all have moved (or would), 3 when some are left.`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  batch: { type: 'string', default: '200' },
  'at-once': { type: 'string', default: '16' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The version that this program is: as a worker of it would say. */
const here = async (): Promise<string> => {
  const collector = setting('OTLP_URL');
  const modules = collector === undefined ? [] : (await import('../app/tracing.ts')).interceptorModules;
  return versionOf(await bundleWorkflows({ interceptorModules: modules })).buildId;
};

const migrate = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  if (values.help) return console.log(usage);
  const batch = whole('batch', values.batch, 1_000);
  const atOnce = whole('at-once', values['at-once'], 200);
  const dryRun = values['dry-run'];
  const { connection, namespace } = await connectTemporal();
  const vault = await openVault({ env: process.env, dataDir: DATA });
  try {
    const versions = await deployment(connection, namespace).status();
    const own = await here();
    const current = versions.find((v) => v.current)?.buildId;
    if (current === undefined) throw new PlainError('no version yet: no worker has started');
    // a dry run is made before the new version is the current one, too
    if (!dryRun && current !== own)
      throw new PlainError(`the current version is ${current}, and this program is ${own}: npm run deploy -- to ${own} first`);
    const from = versions.flatMap((v) => (v.buildId !== own && v.running > 0 ? [v.buildId] : []));
    const client = new Client({ connection, namespace, dataConverter: dataConverterOf(citizenCodec(vault, { side: 'client' })) });
    const folder = join(DATA, 'migrations');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${own}.ndjson`);
    const found: Met[] = dryRun ? [] : keptLines<Met>(file).filter((m) => m.outcome === 'moves');
    if (found.length > 0) say(`goes on: ${found.length} citizens were moved before`);
    const out = dryRun ? undefined : createWriteStream(file, { flags: 'a' });
    const begun = Date.now();
    await moveRuns({
      client,
      from,
      machines: { upgrade, deadlines },
      dryRun,
      batch,
      atOnce,
      met: (m) => {
        found.push(m);
        out?.write(`${JSON.stringify(m)}\n`);
      },
      progress: (done, of) =>
        say(`${done} of ${of} citizens, ${Math.round(done / Math.max(0.001, (Date.now() - begun) / 1_000))} a second`),
    });
    // one that was asked over just before a call was broken off is met twice
    const last = [...new Map(found.map((m) => [m.citizenId, m])).values()];
    await new Promise<void>((done) => (out ? out.end(done) : done()));
    const left = dryRun ? 0 : await leftOn(connection, namespace, from);
    process.stdout.write(
      values.json ? `${JSON.stringify({ version: own, dryRun, left, citizens: last })}\n` : textOf(last, { dryRun, left }),
    );
    if (left > 0 || last.some((m) => m.outcome !== 'moves')) process.exitCode = 3;
  } finally {
    await connection.close();
    await vault.close();
  }
};

/** Runs, of citizens and courses, that are still on the versions that were moved from. */
const leftOn = async (connection: Parameters<typeof deployment>[0], namespace: string, from: readonly string[]): Promise<number> => {
  const { running } = deployment(connection, namespace);
  let left = 0;
  for (const buildId of from) left += await running(buildId);
  return left;
};

await migrate().catch(fail);
