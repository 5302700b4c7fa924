import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/build.mjs';
import { fail, PlainError, say } from '../scripts/steps.mjs';
import { type Figures, PARTS, type Part } from './bench/figures.ts';
import { needProc } from './bench/processes.ts';
import { readFigures, writeFigures, writeReport } from './bench/report.ts';
import { tableOf } from './bench/tables.ts';

const HELP = `npm run bench [-- --only PART,… | --quick | --rounds N | --whole]

Measures this program beside a hand-written Temporal workflow on this machine, about ten minutes, and writes docs/performance.md. Leave the
machine alone meanwhile: rates and times of one that is busy say little, ratios and CPU time more.

  --only PART,…  some parts: ${PARTS.join(', ')}; the others' figures stay as they were
  --rounds N     rounds of the load, each with every system in it (3)
  --quick        a short look at everything; writes nothing
  --whole        memory also at 10,000 and 100,000 open citizens: an hour

  start      npm start: how long until ready, and what it holds
  load       20 commands a citizen at 1, 16 and 64 citizens: plain Temporal, plain as installed, the workflow alone, the whole API
  cold       the first answer of a citizen that is not in memory, after 20, 200 and 2,000 commands
  memory     with 100 and 1,000 open citizens, and bytes a citizen in each store
  deadlines  a thousand dates due at once
  decide     the decision alone, and XState's share
  years      a scenario of two legal years
  profile    whose code the time of API and worker is spent in, under load`;

const measures: Readonly<Record<Part, (how: import('./bench/load.ts').How & { readonly whole: boolean }) => Promise<unknown>>> = {
  start: async (how) => (await import('./bench/start.ts')).measureStart(how),
  load: async (how) => (await import('./bench/load.ts')).measureLoad(how),
  cold: async (how) => (await import('./bench/cold.ts')).measureCold(how),
  memory: async (how) => (await import('./bench/memory.ts')).measureMemory(how),
  deadlines: async (how) => (await import('./bench/deadlines.ts')).measureDeadlines(how),
  decide: async (how) => (await import('./bench/decide.ts')).measureDecide(how),
  years: async (how) => (await import('./bench/years.ts')).measureYears(how),
  profile: async (how) => (await import('./bench/profile.ts')).measureProfile(how),
};

const partsOf = (only: string | undefined): readonly Part[] => {
  if (only === undefined) return PARTS;
  const asked = only.split(',').map((name) => name.trim());
  for (const name of asked)
    if (!PARTS.some((part) => part === name)) throw new PlainError(`--only ${name}: the parts are ${PARTS.join(', ')}`);
  return PARTS.filter((part) => asked.includes(part));
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    strict: true,
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const { quick, whole } = values;
  const rounds = Number(values.rounds ?? (quick ? 1 : 3));
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100) throw new PlainError(`--rounds ${values.rounds}: a number from 1 to 100`);
  const parts = partsOf(values.only);
  needProc();
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  // a call that is being tried again while its connection closes ends in an error that nobody waits for
  process.on('uncaughtException', (error) => {
    if (error.message === 'Channel has been shut down') return;
    fail(error);
    process.exit(1);
  });
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const since = performance.now();
  let figures: Figures = quick ? {} : readFigures();
  for (const [n, part] of parts.entries()) {
    const at = (): string => `${((performance.now() - since) / 1_000).toFixed(0).padStart(4)} s  ${part} (${n + 1} of ${parts.length})`;
    const how = { folder: join(folder, part), quick, rounds, whole, say: (line: string) => say(`${at()}: ${line}`) };
    const measured = await measures[part](how);
    figures = { ...figures, [part]: measured };
    if (!quick) writeFigures({ [part]: measured });
    console.log(`\n${tableOf(part, figures)}\n`);
  }
  say(`measured in ${((performance.now() - since) / 60_000).toFixed(1)} min`);
  if (quick) return;
  const missing = PARTS.filter((part) => figures[part] === undefined);
  if (missing.length > 0) say(`docs/performance.md is as it was: not measured yet are ${missing.join(', ')}`);
  else say(`written: ${writeReport(figures)}`);
};

try {
  await main();
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  fail(usage ? new PlainError(`${error.message.split('. ')[0]}: npm run bench -- --help tells more`) : error);
}
process.exit();
