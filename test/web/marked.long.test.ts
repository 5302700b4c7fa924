import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames } from '../../machines/shapes.ts';
import { parseScenario, type Step } from '../../tools/scenario/parse.ts';
import { Play } from '../../tools/scenario/play.ts';
import type { World, Worlds } from '../../tools/scenario/world.ts';
import { openWorlds } from '../../tools/scenario/worlds.ts';
import { drawn } from '../../web/app/drawing.ts';
import type { Chart, DrawnItem, Picture, View } from '../../web/app/shapes.ts';

/** For each state that a scenario reaches, exactly that state is marked in its diagram. After each step, for each citizen. */

/** Every sixth scenario; MARKED=all plays all of them. */
const EVERY = process.env.MARKED === 'all' ? 1 : 6;
const FOLDER = new URL('../../scenarios/', import.meta.url);
const scenarios = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .filter((_, i) => i % EVERY === 0)
  .map((file) => parseScenario(`scenarios/${file}`, readFileSync(new URL(file, FOLDER), 'utf8'), commandNames));

const named = (state: string): RegExp => new RegExp(`(^|\\.)${state}$`);

/** What the view says of the same thing: words of another path through the code than the picture's. */
const viewSays = (view: View): readonly (readonly [machine: string, item: string | null, told: string, marked: RegExp])[] => {
  const course = view.absences.filter((a) => a.code === 75 && a.status !== 'ended').at(-1)?.status;
  return [
    [
      'contact-group',
      null,
      String(view.contactGroup?.status ?? 'none'),
      view.contactGroup?.status === 'open' ? /group\.(open|sick)/ : /\bnone$/,
    ],
    ...(course === undefined ? [] : [['contact-group', null, course, named(course === 'active' ? 'heldByAKasse' : 'resting')] as const]),
    ...view.absences.map((a) => ['absence', a.id, a.status, named(a.status === 'ended' ? 'ended' : 'running')] as const),
    ...view.sickLeaves.map((s) => ['sick-leave', s.id, s.status, named(s.status)] as const),
    ...view.appointments.map((a) => [a.kind === 'deadline' ? 'booking-deadline' : 'meeting', a.id, a.status, named(a.status)] as const),
  ];
};

/** The states of a chart that one thing can be in at the same time: one in each region. */
const oneInEachRegion = (chart: Chart, present: readonly string[]): boolean => {
  const inside = (id: string, parent: string | null): boolean => parent === null || id.startsWith(`${parent}.`);
  const holds = (parent: string | null, parallel: boolean): boolean => {
    const own = chart.states.filter((s) => s.parent === parent);
    if (own.length === 0) return present.filter((p) => p === parent).length === 1;
    const taken = own.filter((s) => present.some((p) => p === s.id || inside(p, s.id)));
    return taken.length === (parallel ? own.length : 1) && taken.every((s) => holds(s.id, s.kind === 'parallel'));
  };
  const top = chart.states.filter((s) => s.parent === null);
  // a chart whose whole is parallel begins in each of its regions
  return holds(null, top.length > 1 && top.every((s) => s.initial));
};

const TRIES = 10;

/** Asked again when the engine does not answer in time, as on a machine where much goes on beside it. */
const ask = async <T>(world: World, path: string, tries = TRIES): Promise<T> => {
  const answer = await fetch(`${world.url}${path}`, { headers: { authorization: `Bearer ${await world.token('operator', null)}` } });
  if (answer.status === 503 && tries > 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return ask(world, path, tries - 1);
  }
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
};

const reached = new Set<string>();
/** What was drawn and found right: the same chart in the same state by the same way is not drawn again for another citizen. */
const right = new Set<string>();

const seen = ({ machine, present, path }: DrawnItem): string => JSON.stringify([machine, [...present].sort(), path.map((step) => step.to)]);

/** What is wrong with the marks of one thing's diagram, if anything. */
const wrongMarks = (chart: Chart, item: DrawnItem, next: Picture['next']): readonly string[] => {
  const wrong: string[] = [];
  const told = JSON.stringify([...item.present].sort());
  for (const all of [false, true]) {
    const { boxes } = drawn(chart, item, next, all, 'da');
    const innermost = boxes.filter((b) => !boxes.some((x) => x.parent === b.id));
    const marked = JSON.stringify(
      boxes
        .filter((b) => b.mark === 'present')
        .map((b) => b.id)
        .sort(),
    );
    if (marked !== told) wrong.push(`${told} is not what is marked: ${marked}`);
    if (boxes.some((b) => b.mark === 'present' && !innermost.includes(b))) wrong.push('a state around others is marked');
  }
  if (!oneInEachRegion(chart, item.present)) wrong.push(`${told} is not one state in each region`);
  const last = item.path.at(-1);
  if (last && JSON.stringify([...last.to].sort()) !== told) wrong.push(`the way there ends in ${JSON.stringify(last.to)}, not in ${told}`);
  for (const id of item.present) reached.add(`${chart.machine} ${id}`);
  if (wrong.length === 0) right.add(seen(item));
  return wrong;
};

const look = async (world: World, charts: readonly Chart[], citizenId: string): Promise<readonly string[]> => {
  const diagrams = `/citizens/${citizenId}/diagrams`;
  const there = await ask<Picture>(world, `${diagrams}?next=none`);
  // what may come next is worked out by trying every command: only where something stands as nothing has stood before
  const fresh = there.items.filter((item) => !right.has(seen(item)));
  const { next } = fresh.length === 0 ? there : await ask<Picture>(world, diagrams);
  const view = await ask<View>(world, `/citizens/${citizenId}`);
  const wrong: string[] = [];
  for (const item of fresh) {
    const chart = charts.find((c) => c.machine === item.machine);
    if (!chart) wrong.push(`${item.machine} has no chart`);
    else
      wrong.push(
        ...wrongMarks(
          chart,
          item,
          next.filter((n) => n.machine === item.machine && n.item === item.item),
        ).map((w) => `${item.machine}: ${w}`),
      );
  }
  for (const [machine, id, told, marked] of viewSays(view)) {
    const item = there.items.find((i) => i.machine === machine && (id === null || i.item === id));
    if (item === undefined ? id !== null || told !== 'none' : !item.present.some((p) => marked.test(p)))
      wrong.push(`${machine}: the view says ${told}, the diagram ${item?.present.join()}`);
  }
  return wrong;
};

/** Whom a step concerns: whoever gave or got the command; all when time has passed, and when it was refused nobody. */
const concerned = ({ at, call, see }: Step, citizens: ReadonlyMap<string, string>): readonly string[] => {
  if (at !== null) return [...citizens.keys()];
  if (call && call.expect.rejected === null && call.request.kind === 'do') return [call.request.citizen];
  return see ? [see.citizen] : [];
};

const TITLE = 'for each state that a scenario reaches, exactly that state is marked in its diagram';

describe.concurrent(TITLE, () => {
  let worlds: Worlds;
  beforeAll(async () => {
    worlds = await openWorlds({ workflowCache: true });
  });
  afterAll(async () => {
    await worlds.close();
  });

  for (const scenario of scenarios)
    it(scenario.file, { timeout: 600_000, retry: 1 }, async () => {
      const world = await worlds.open(scenario.startEpochMs);
      try {
        const charts = await ask<readonly Chart[]>(world, '/charts');
        const play = new Play(scenario, world);
        for (let i = -scenario.citizens.length; ; i++) {
          const played = await play.next();
          if (!played) break;
          expect(played.failure).toBeNull();
          const step = scenario.steps[i];
          const names = step ? concerned(step, play.citizens) : [];
          if (names.length > 0) await world.idle();
          for (const who of names) {
            const id = play.citizens.get(who);
            if (id !== undefined) expect([played.line, who, await look(world, charts, id)]).toEqual([played.line, who, []]);
          }
        }
      } finally {
        await world.close();
      }
    });
});

describe(`${TITLE}: of many charts`, () => {
  it('states of every kind were reached', () => {
    expect(reached.size).toBeGreaterThan(EVERY === 1 ? 40 : 20);
  });
});
