import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { clientDataConverter } from '../../scripts/data-converter.ts';
import { PlainError, ROOT, say } from '../../scripts/steps.mjs';
import { openVault } from '../../store/keys/vault.ts';
import { SEARCH_ATTRIBUTES, TASK_QUEUE } from '../../workflows/contract.ts';
import { type DevServer, startDevServer } from '../engine/dev-server.ts';
import { registerSearchAttributes } from '../engine/search-attributes.ts';
import { type Figures, table, withBlock } from './retention/figures.ts';
import { type Measured, startWorker } from './retention/measured.ts';
import type { Kept, RegisterStart } from './retention/workflows.ts';

export const HELP = `npm run bench -- retention [options]

What open retention courses cost: memory of an idle worker, bytes of history, time to fire those that fall due in the same minute; once
with one workflow a record (as it is built) and once with one a citizen.

  --citizens N   4000
  --records N    for each citizen (5)
  --due N        citizens with a record that falls due in the minute (1000)
  --way W        record, citizen, or both (both)
  --quick        20 citizens, 5 due: whether it works
  --write        puts the figures into docs/retention.md
  --json         prints them as JSON`;

interface Options {
  readonly citizens: number;
  readonly records: number;
  readonly due: number;
  readonly ways: readonly Figures['way'][];
}

const PARALLEL = 32;
const FAR = 180 * 24 * 3_600_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const inParallel = async <T>(items: readonly T[], what: string, work: (item: T) => Promise<unknown>): Promise<void> => {
  let next = 0;
  let told = Date.now();
  const one = async (): Promise<void> => {
    while (next < items.length) {
      const item = items[next++] as T;
      await work(item);
      if (Date.now() - told < 15_000) continue;
      told = Date.now();
      say(`${what}: ${next} of ${items.length}`);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, one));
};

type Population = readonly RegisterStart[];

const populate = ({ citizens, records }: Options, way: Figures['way']): Population =>
  Array.from({ length: citizens }, () => ({
    citizenId: randomUUID(),
    courses: way,
    kept: Array.from({ length: records }, (_, i): Kept => ({ id: randomUUID(), at: Date.now() + FAR + i * 86_400_000 })),
  }));

/** Starts the courses of citizens none of whose dates comes: as their citizens would tell them, without the citizens. */
const startCourses = (client: Client, population: Population): Promise<void> => {
  const tells = population.flatMap(({ citizenId, courses, kept }) => {
    const dates = kept.map(({ id, at }) => ({ id, at, summary: '7.2: deletion-due' }));
    return courses === 'citizen'
      ? [{ citizenId, course: 'retention', dates }]
      : dates.map((d) => ({ citizenId, course: `retention/${d.id}`, dates: [d] }));
  });
  return inParallel(tells, 'starting courses', ({ citizenId, course, dates }) =>
    client.workflow.signalWithStart('retention', {
      workflowId: `citizen/${citizenId}/${course}`,
      taskQueue: TASK_QUEUE,
      args: [{ entity: `citizen/${citizenId}`, course }],
      signal: 'tell',
      signalArgs: [
        {
          course,
          type: 'retention',
          seq: Date.now(),
          ended: false,
          facts: { kind: 'preparation-form', status: 'kept', rule: '7.2' },
          due: dates,
          summary: `retention of citizen ${citizenId} (7.2)`,
          work: [],
        },
      ],
      staticSummary: `retention of citizen ${citizenId} (7.2)`,
    }),
  );
};

const courseIds = ({ citizenId, courses, kept }: RegisterStart): readonly string[] =>
  courses === 'citizen' ? [`citizen/${citizenId}/retention`] : kept.map((k) => `citizen/${citizenId}/retention/${k.id}`);

const sizeOf = async (client: Client, workflowIds: readonly string[]): Promise<{ bytes: number; events: number }> => {
  let bytes = 0;
  let events = 0;
  for (const id of workflowIds) {
    const { historyLength, historySize } = await client.workflow.getHandle(id).describe();
    bytes += historySize ?? 0;
    events += historyLength;
  }
  return { bytes: bytes / workflowIds.length, events: Math.round(events / workflowIds.length) };
};

/** Until every open course has been told its date: it shows it. */
const settled = async (client: Client, courses: number): Promise<void> => {
  for (let before = -1; ; ) {
    const query = "WorkflowType = 'retention' AND ExecutionStatus = 'Running' AND nextDeadline IS NOT NULL";
    const { count } = await client.workflowService.countWorkflowExecutions({ namespace: 'default', query });
    if (Number(count) >= courses) return;
    if (Number(count) !== before) say(`courses that wait for their date: ${count} of ${courses}`);
    before = Number(count);
    await pause(1_000);
  }
};

const measure = async (options: Options, way: Figures['way'], bundle: string): Promise<Figures> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-retention-'));
  let server: DevServer | undefined;
  let worker: Measured | undefined;
  let connection: Connection | undefined;
  const gone: number[] = [];
  try {
    server = await startDevServer({ port: 0, headless: true, dbFilename: join(folder, 'temporal.db'), log: 'bench-temporal' });
    const { address } = server;
    connection = await Connection.connect({ address });
    await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
    const begin = () => startWorker(address, folder, bundle, (at) => gone.push(at));
    worker = await begin();
    const vault = await openVault({ env: {}, dataDir: folder });
    const client = new Client({ connection, dataConverter: clientDataConverter(vault) });

    const databaseSize = (): number =>
      readdirSync(folder)
        .filter((f) => f.startsWith('temporal.db'))
        .reduce((sum, f) => sum + statSync(join(folder, f)).size, 0);
    const emptyDatabase = databaseSize();
    const population = populate(options, way);
    const [firing, waiting] = [population.slice(0, options.due), population.slice(options.due)];
    const perCitizen = way === 'citizen' ? 1 : options.records;
    const started = performance.now();
    await startCourses(client, waiting);
    await settled(client, waiting.length * perCitizen);
    const startedPerSecond = (waiting.length * options.records) / ((performance.now() - started) / 1_000);

    await worker.put(firing.map(({ citizenId, kept }) => ({ citizenId, recordId: kept[0]?.id ?? '' })));
    const minute = Date.now() + Math.max(45_000, ((firing.length * (options.records + 1)) / startedPerSecond) * 2_000 + 60_000);
    const due = firing.map((r) => ({ ...r, kept: r.kept.map((k, i) => (i === 0 ? { ...k, at: minute } : k)) }));
    await inParallel(due, 'starting citizens', (start) =>
      client.workflow.start('register', { workflowId: `citizen/${start.citizenId}`, taskQueue: TASK_QUEUE, args: [start] }),
    );
    await settled(client, population.length * perCitizen);
    const rssFull = await worker.rss();
    const databaseBytes = (databaseSize() - emptyDatabase) / (options.citizens * options.records);
    const open = await sizeOf(client, (waiting.length > 0 ? waiting : due).slice(0, 50).flatMap(courseIds));

    await worker.end();
    worker = await begin();
    await pause(Math.min(10_000, Math.max(2_000, minute - Date.now() - 15_000)));
    const rssIdle = await worker.rss();
    if (Date.now() > minute - 2_000) throw new PlainError('the minute came before all was ready: the machine is too busy, or take fewer');
    say(`all is ready; ${options.due} fall due in ${Math.round((minute - Date.now()) / 1_000)} s`);
    while (gone.length < options.due) {
      if (Date.now() > minute + 30 * 60_000) throw new PlainError(`only ${gone.length} of ${options.due} are gone after half an hour`);
      await pause(200);
    }
    await pause(2_000);
    const at = gone.map((t) => (t - minute) / 1_000).sort((a, b) => a - b);
    const done = await sizeOf(
      client,
      due.slice(0, 50).flatMap((r) => courseIds(r).slice(0, 1)),
    );
    await vault.close();
    return {
      way,
      records: options.citizens * options.records,
      citizens: options.citizens,
      workflows: options.citizens * perCitizen,
      rssIdle,
      rssFull,
      historyBytes: open.bytes,
      historyEvents: open.events,
      doneBytes: done.bytes,
      doneEvents: done.events,
      databaseBytes,
      startedPerSecond,
      due: options.due,
      firedHalf: at[Math.floor(at.length / 2)] ?? 0,
      firedAll: at.at(-1) ?? 0,
    };
  } finally {
    await worker?.end();
    await connection?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Measures each way in a world of its own, one after the other. */
export const measureRetention = async (options: Options): Promise<readonly Figures[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bundle-'));
  const bundle = join(folder, 'workflows.cjs');
  try {
    const workflowsPath = fileURLToPath(new URL('./retention/workflows.ts', import.meta.url));
    const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
    writeFileSync(bundle, code);
    const figures: Figures[] = [];
    for (const way of options.ways) figures.push(await measure(options, way, bundle));
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const wholeFrom = (text: string, name: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new PlainError(`--${name} needs a number from 1 on, not ${text}`);
  return Number(text);
};

export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      citizens: { type: 'string' },
      records: { type: 'string' },
      due: { type: 'string' },
      way: { type: 'string', default: 'both' },
      quick: { type: 'boolean' },
      write: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const { quick, way } = values;
  if (way !== 'record' && way !== 'citizen' && way !== 'both') throw new PlainError('--way is record, citizen or both');
  const citizens = wholeFrom(values.citizens ?? (quick ? '20' : '4000'), 'citizens');
  const options: Options = {
    citizens,
    records: wholeFrom(values.records ?? '5', 'records'),
    due: Math.min(citizens, wholeFrom(values.due ?? (quick ? '5' : '1000'), 'due')),
    ways: way === 'both' ? ['record', 'citizen'] : [way],
  };
  const figures = await measureRetention(options);
  console.log(values.json ? JSON.stringify(figures, null, 2) : table(figures));
  if (!values.write) return;
  const file = join(ROOT, 'docs', 'retention.md');
  writeFileSync(file, withBlock(readFileSync(file, 'utf8'), table(figures)));
  say('written into docs/retention.md');
};
