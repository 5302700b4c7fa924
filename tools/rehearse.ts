import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { dataConverterOf } from '../app.ts';
import * as today from '../machines/citizen.ts';
import { DATA, fail, PlainError, say } from '../scripts/steps.mjs';
import { citizenCodec } from '../store/codec/payload-codec.ts';
import { openVault } from '../store/keys/vault.ts';
import { keptLines } from './kept-lines.ts';
import { compare, type Finding } from './rehearse/compare.ts';
import { lifeOf, runningCitizens } from './rehearse/lives.ts';
import { loadMachines } from './rehearse/machines.ts';
import { pageOf, reportOf, textOf } from './rehearse/report.ts';
import { whole } from './whole.ts';

const usage = `npm run rehearse -- --to REF|FOLDER|FILE

Takes every running citizen as it stands, replays what has happened to it on the changed machines, and reports by rule what would differ:
decisions, dates and how far they move, what would happen that does not now, states without a target. Nothing is changed.

  --to WHAT         a git ref; a folder with machines/ in it; or one file that stands for the file of machines/ of the same path or name
  --on DATE         as of that day, at its first minute in UTC (default: now), so that what falls due until then is seen too
  --sample N        the N newest citizens only
  --at-once N       citizens read at once (default 16)
  --out FOLDER      where report.json, report.html and the progress go (default .data/rehearsal/report)
  --again           begins anew; else a rehearsal that was broken off goes on where it was
  --json            prints the report as JSON
  --help            this text

The Temporal and the keys are those of npm start: .data, or TEMPORAL_ADDRESS and KEYS_DATABASE_URL or DATABASE_URL.`;

interface Found {
  readonly citizenId: string;
  readonly findings: readonly Finding[];
}

const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    on: { type: 'string' },
    sample: { type: 'string' },
    'at-once': { type: 'string', default: '16' },
    out: { type: 'string', default: join(DATA, 'rehearsal', 'report') },
    again: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const rehearse = async (): Promise<void> => {
  if (values.to === undefined) throw new PlainError(`--to is missing\n\n${usage}`);
  const sample = values.sample === undefined ? Number.POSITIVE_INFINITY : whole('sample', values.sample);
  const atOnce = whole('at-once', values['at-once']);
  const until = values.on === undefined ? Date.now() : Date.parse(values.on);
  if (Number.isNaN(until)) throw new PlainError(`--on needs a date, YYYY-MM-DD, not "${values.on}"`);
  const progress = join(values.out, `${values.to.replaceAll(/\W+/g, '-')}-${values.on ?? 'now'}.ndjson`);
  mkdirSync(dirname(progress), { recursive: true });
  const found = values.again ? [] : [...keptLines<Found>(progress)];
  const known = new Set(found.map((f) => f.citizenId));
  if (known.size > 0) say(`goes on: ${known.size} citizens were rehearsed before (--again begins anew)`);

  const { machines: changed, close } = await loadMachines(values.to);
  const temporal = loadClientConnectConfig();
  const connection = await Connection.connect({ ...temporal.connectionOptions, connectTimeout: '10 seconds' }).catch(() => {
    throw new PlainError(`no Temporal answers at ${temporal.connectionOptions.address ?? 'localhost:7233'}: is npm start running?`);
  });
  const vault = await openVault({ env: process.env, dataDir: DATA });
  const client = new Client({
    connection,
    namespace: temporal.namespace ?? 'default',
    dataConverter: dataConverterOf(citizenCodec(vault, { side: 'client' })),
  });
  const out = createWriteStream(progress, { flags: values.again ? 'w' : 'a' });
  const begun = Date.now();
  let read = 0;
  const one = async (workflowId: string): Promise<void> => {
    const life = await lifeOf(client, workflowId, until);
    if (!life) return;
    const result: Found = { citizenId: life.citizenId, findings: compare(today, changed, life) };
    found.push(result);
    out.write(`${JSON.stringify(result)}\n`);
    read += 1;
    if (read % 500 === 0) say(`${read} citizens, ${Math.round(read / ((Date.now() - begun) / 1_000))} a second`);
  };
  try {
    const under = new Set<Promise<void>>();
    for await (const workflowId of runningCitizens(client)) {
      if (found.length + under.size >= sample) break;
      if (known.has(workflowId.slice(workflowId.indexOf('/') + 1))) continue;
      const work: Promise<void> = one(workflowId).finally(() => under.delete(work));
      under.add(work);
      if (under.size >= atOnce) await Promise.race(under);
    }
    await Promise.all(under);
  } finally {
    await new Promise((done) => out.end(done));
    await connection.close();
    await vault.close();
    close();
  }
  const report = reportOf(found);
  writeFileSync(join(values.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(values.out, 'report.html'), pageOf(report, `Rehearsal of ${values.to}`));
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : textOf(report));
  say(`the report: ${join(values.out, 'report.html')}`);
};

if (values.help) console.log(usage);
else await rehearse().catch(fail);
