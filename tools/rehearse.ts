import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectTemporal } from '../app/open.ts';
import { sealedClient } from '../app.ts';
import { DATA, fail, PlainError, say } from '../scripts/steps.mjs';
import { openVault } from '../store/keys/vault.ts';
import { loadMachines } from './rehearse/machines.ts';
import { measured } from './rehearse/measured.ts';
import { pageOf, type Report, textOf } from './rehearse/report.ts';
import { type Rehearsal, rehearse } from './rehearse/run.ts';
import { whole } from './whole.ts';

const usage = `npm run rehearse -- --to REF|FOLDER|FILE

Takes every running citizen as it stands, replays what has happened to it on the changed machines, and reports by rule what would differ:
decisions, dates and how far they move, what would happen that does not now, states without a target. Nothing is changed.

  --to WHAT         a git ref; a folder with machines/ in it; or one file that stands for the file of machines/ of the same path or name
  --on DATE         as of that day, at its first minute in UTC (default: now), so that what falls due until then is seen too
  --sample N        the N newest citizens only
  --at-once N       citizens read at once (default 16)
  --out FOLDER      where report.json, report.html and the progress go (default .data/rehearsal/report)
  --people N        on so many people who are made for it, in a Temporal of its own: what a rehearsal costs on this machine
  --again           begins anew; else a rehearsal that was broken off goes on where it was
  --json            prints the report as JSON
  --help            this text

The Temporal and the keys are those of npm start: .data, or TEMPORAL_ADDRESS and KEYS_DATABASE_URL or DATABASE_URL.`;

const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    on: { type: 'string' },
    sample: { type: 'string' },
    'at-once': { type: 'string', default: '16' },
    out: { type: 'string', default: join(DATA, 'rehearsal', 'report') },
    people: { type: 'string' },
    again: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** On the citizens of the Temporal that the environment names. */
const onThem = async (how: Pick<Rehearsal, 'changed' | 'until' | 'sample' | 'atOnce' | 'progress'>): Promise<Report> => {
  const { connection, namespace } = await connectTemporal();
  const vault = await openVault({ env: process.env, dataDir: DATA });
  try {
    return await rehearse({ client: sealedClient(connection, vault, namespace), ...how, again: values.again, say });
  } finally {
    await connection.close();
    await vault.close();
  }
};

const main = async (): Promise<void> => {
  const { to, on, out, people } = values;
  if (to === undefined) throw new PlainError(`--to is missing\n\n${usage}`);
  const sample = values.sample === undefined ? Number.POSITIVE_INFINITY : whole('sample', values.sample);
  const atOnce = whole('at-once', values['at-once']);
  const count = people === undefined ? undefined : whole('people', people);
  const until = on === undefined ? Date.now() : Date.parse(on);
  if (Number.isNaN(until)) throw new PlainError(`--on needs a date, YYYY-MM-DD, not "${on}"`);
  const { machines: changed, close } = await loadMachines(to);
  let report: Report;
  try {
    const progress = join(out, `${to.replaceAll(/\W+/g, '-')}-${on ?? 'now'}.ndjson`);
    report = await (count === undefined
      ? onThem({ changed, until, sample, atOnce, progress })
      : measured(count, { changed, until, atOnce }));
  } finally {
    close();
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(out, 'report.html'), pageOf(report, `Rehearsal of ${to}`));
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : textOf(report));
  say(`the report: ${join(out, 'report.html')}`);
};

if (values.help) console.log(usage);
else await main().catch(fail);
