import { parseArgs } from 'node:util';
import { fail } from '../scripts/steps.mjs';
import { moveAll } from './migrate/move-all.ts';
import { someLeft, textOf } from './migrate/report.ts';
import { whole } from './whole.ts';

const usage = `npm run migrate -- [--dry-run]

Moves every running citizen, with its courses, to the current version of the program, some at a time. Each is asked how it stands first: one in a
state that the new machines do not have is named and stays where it is; its worker must stay too. In the timeline of each that moves an entry
says which machines and which dates are others now. Commands come in all the while. Broken off, it is called again and goes on.

  --dry-run         says what would become of whom, and moves nobody
  --batch N         says how far it is after each N citizens (default 200)
  --at-once N       citizens under way at the same time, at the most (default 16); fewer while workers answer late
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

const migrate = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  if (values.help) return console.log(usage);
  const dryRun = values['dry-run'];
  const moved = await moveAll({
    dryRun,
    batch: whole('batch', values.batch, 1_000),
    atOnce: whole('at-once', values['at-once'], 200),
  });
  process.stdout.write(values.json ? `${JSON.stringify({ ...moved, dryRun })}\n` : textOf(moved.citizens, { dryRun, left: moved.left }));
  if (someLeft(moved)) process.exitCode = 3;
};

await migrate().catch(fail);
