import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { CitizenState } from '../machines/core/types.ts';
import { CACHE, fail, PlainError, ROOT, say } from '../scripts/steps.mjs';
import { CITIZEN } from '../workflows/contract.ts';
import { type HistoryOf, type Recorded, readPack, writePack } from './histories/pack.ts';
import { goals, type Reached, reachedBy, reachedByCourse, standingIn } from './histories/reached.ts';
import { chosenStates, writeSnapshots } from './histories/snapshots.ts';
import { whyWithout } from './histories/without.ts';
import { scenarioCommands } from './scenario/commands.ts';
import { parseScenario } from './scenario/parse.ts';
import { playScenario } from './scenario/play.ts';
import { openWorlds } from './scenario/worlds.ts';

const usage = `npm run record-histories

Plays every scenario file, and keeps of what the engine then holds so many histories that between them they pass through every rule, every
kind of date, every command, and every way through a course; and those who take part in the pilot, as they stand in December 2023. They go
to test/histories, one pack for this version of the product, with citizens as they stand at the end (test/snapshots), and are replayed in every later test run: a change that would break a running
course is seen there, with the rules that the history belongs to. Recorded once for a released version, and not again for it.

What no scenario passes through stands in the pack with its reason (tools/histories/without.ts); without a reason nothing is recorded.

  --from-cache   chooses again among what was played last, without playing
  --help         this text`;

const { History } = proto.temporal.api.history.v1;
const { values } = parseArgs({ options: { 'from-cache': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
const PLAYED = join(CACHE, 'histories');
/** The one who stands there is recorded as of then: what came later is cut off. */
const STANDS_ON = '2023-12-20';

interface Run {
  readonly type: string;
  readonly workflowId: string;
  readonly history: HistoryOf;
}

/** Every run that the engine holds, the earlier ones first. */
const runsOf = async (client: Client): Promise<readonly Run[]> => {
  const range = { earliestTime: { seconds: 0 }, latestTime: { seconds: 4_000_000_000 } } as never;
  const request = { namespace: 'default', maximumPageSize: 1_000, startTimeFilter: range };
  const service = client.connection.workflowService;
  const lists = await Promise.all([service.listClosedWorkflowExecutions(request), service.listOpenWorkflowExecutions(request)]);
  const runs: Run[] = [];
  for (const { execution, type } of lists.flatMap((list) => list.executions ?? [])) {
    const fetched = await client.workflow.getHandle(execution?.workflowId ?? '', execution?.runId ?? '').fetchHistory();
    const history = History.decode(History.encode(fetched).finish());
    runs.push({ type: type?.name ?? '', workflowId: execution?.workflowId ?? '', history });
  }
  const begun = ({ history }: Run): number => Number(history.events[0]?.eventTime?.seconds ?? 0);
  return runs.sort((a, b) => begun(a) - begun(b));
};

/** What each run of a world passes through. A course's own history goes by the way that the course went. */
const reachedIn = async (file: string, states: { name: string; state: CitizenState }[]): Promise<readonly Recorded[]> => {
  const runs: readonly Run[] = readPack(join(PLAYED, file));
  const ways = new Map<string, Reached['ways']>();
  const courses = new Map<string, string>();
  const recorded: Recorded[] = [];
  const named = (run: Run, i: number, history: HistoryOf, reaches: readonly string[], more = ''): void => {
    recorded.push({ name: `${file} ${i + 1}${more}`, type: run.type, workflowId: run.workflowId, reaches, history });
  };
  for (const [i, run] of runs.entries()) {
    if (run.type !== CITIZEN) continue;
    const reached = await reachedBy(run.history, ways.get(run.workflowId));
    ways.set(run.workflowId, reached.ways);
    for (const [course, path] of reached.courses) courses.set(`${run.workflowId}/${course}`, path);
    named(run, i, run.history, reached.reaches);
    if (reached.state) states.push({ name: `${file} ${i + 1}`, state: reached.state });
    const cut = await standingIn(run.history, STANDS_ON);
    if (cut) named(run, i, cut, [`stands on ${STANDS_ON} in the pilot`], ` on ${STANDS_ON}`);
  }
  for (const [i, run] of runs.entries()) {
    if (run.type === CITIZEN) continue;
    const path = courses.get(run.workflowId);
    const own = await reachedByCourse(run.type, run.history);
    named(run, i, run.history, path === undefined ? own : [...own, `${run.type}: ${path}`]);
  }
  return recorded;
};

const play = async (): Promise<void> => {
  rmSync(PLAYED, { recursive: true, force: true });
  mkdirSync(PLAYED, { recursive: true });
  let runs: readonly Run[] = [];
  const worlds = await openWorlds({
    workflowCache: true,
    unsealed: true,
    beforeClose: async (client) => {
      runs = await runsOf(client);
    },
  });
  const files = readdirSync(join(ROOT, 'scenarios')).filter((f) => f.endsWith('.yaml'));
  for (const [i, name] of files.entries()) {
    const file = join('scenarios', name);
    const scenario = parseScenario(file, readFileSync(join(ROOT, file), 'utf8'), scenarioCommands);
    const world = await worlds.open(scenario.startEpochMs);
    const { passed } = await playScenario(scenario, world, () => {});
    await world.close();
    if (!passed) throw new PlainError(`${file} does not pass: nothing is recorded`);
    const short = name.replace('.yaml', '');
    const played = runs.map((run, n): Recorded => ({ ...run, name: String(n + 1), reaches: [] }));
    writePack(join(PLAYED, short), played, [], 1);
    say(`${i + 1} of ${files.length}: ${file}, ${runs.length} histories`);
  }
  await worlds.close();
};

/** As few as pass through all that any of them passes through: always the one that brings most that is new, the shorter where two are alike. */
const chosenOf = (all: readonly Recorded[]): readonly Recorded[] => {
  const types = new Set(all.map((r) => r.type));
  const of = new Map(all.map((r) => [r, [...r.reaches, `type ${r.type}`]]));
  const left = new Set([...of.values()].flat());
  const chosen: Recorded[] = [];
  const standing = all.filter((r) => r.reaches.some((g) => g.startsWith('stands on')));
  for (const r of standing) {
    chosen.push(r);
    for (const g of of.get(r) ?? []) left.delete(g);
  }
  while (left.size > 0) {
    const news = (r: Recorded): number => (of.get(r) ?? []).filter((g) => left.has(g)).length;
    const [next] = all
      .map((r) => ({ r, news: news(r) }))
      .sort((a, b) => b.news - a.news || a.r.history.events.length - b.r.history.events.length);
    if (!next) break;
    chosen.push(next.r);
    for (const g of of.get(next.r) ?? []) left.delete(g);
  }
  say(`${chosen.length} of ${all.length} histories, ${types.size} types of workflow`);
  return chosen.sort((a, b) => (a.type === b.type ? (a.name < b.name ? -1 : 1) : a.type < b.type ? -1 : 1));
};

if (values.help) console.log(usage);
else
  try {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    if (!values['from-cache']) await play();
    if (!existsSync(PLAYED)) throw new PlainError('nothing was played yet: leave out --from-cache');
    const packs = readdirSync(PLAYED).filter((f) => f.endsWith('.json'));
    const all: Recorded[] = [];
    const states: { name: string; state: CitizenState }[] = [];
    for (const file of packs) all.push(...(await reachedIn(file.replace('.json', ''), states)));
    const chosen = chosenOf(all);
    const reached = new Set(chosen.flatMap((r) => r.reaches));
    const wanted = goals();
    const without = wanted.filter((g) => !reached.has(g)).map((goal) => ({ goal, why: whyWithout(goal) ?? '' }));
    for (const { goal } of without) say(`no scenario passes through: ${goal}`);
    const unsaid = without.filter(({ why }) => why === '');
    if (unsaid.length > 0)
      throw new PlainError(`${unsaid.length} of them have no reason in tools/histories/without.ts: nothing is recorded`);
    say(`${wanted.length - without.length} of ${wanted.length} rules, dates, commands and ways are passed through`);
    const folder = join(ROOT, 'test', 'histories');
    mkdirSync(folder, { recursive: true });
    const bytes = writePack(join(folder, version), chosen, without);
    const snapshots = join(ROOT, 'test', 'snapshots');
    mkdirSync(snapshots, { recursive: true });
    const stored = chosenStates(states);
    const size = writeSnapshots(join(snapshots, version), stored);
    say(`test/snapshots/${version}: ${stored.length} of ${states.length} citizens, ${Math.round(size / 1_024)} KB`);
    say(`test/histories/${version}: ${Math.round(bytes / 1_024)} KB`);
  } catch (error) {
    fail(error);
    process.exitCode = 1;
  }
