import { beforeAll, describe, expect, it } from 'vitest';
import { modules, specs } from '../../machines/citizen.ts';
import { dateAt } from '../../machines/core/calendar.ts';
import { compose } from '../../machines/core/composition.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import type { Rule } from '../../machines/core/rule.ts';
import { ownCitizen } from '../../machines/readings.ts';
import { watch } from './coverage.ts';
import {
  born,
  CLOCKS,
  type Clock,
  changed,
  type Happening,
  type Moment,
  type Pick,
  someCaller,
  someClock,
  somePayload,
  someTold,
} from './explore.ts';

/**
 * What the samples of the commands lead to too seldom: a story that does, and why it is needed.
 * The stories are played on the same machines, so that what they reach counts.
 */
const STORIES: readonly { readonly why: string; readonly play: () => void }[] = [];

/** Citizens and days to begin with: each age, each set of rules in force, and the days before a turn. */
const BEGINNINGS: readonly Moment[] = [
  born('1980-05-05', '2022-03-01'),
  born('1992-04-20', '2022-03-14'),
  born('1999-06-01', '2022-03-10'),
  born('1997-04-20', '2022-04-01'),
  born('2000-02-29', '2023-12-20'),
  born('1994-01-10', '2023-11-20'),
];

/** Paths are this long, and no more of them are walked: the machines must be covered by then. */
const STEPS = Number(process.env.STEPS ?? 15);
const MOST_PATHS = Number(process.env.PATHS ?? 2_500);

const full = compose(modules);
/** The charts alone: the same machines, with no command refused before its chart is asked. */
const charts = compose(
  modules.map((m): MachineModule => ({ ...m, alsoRefuses: {}, setsAside: {}, commands: m.commands.map((c) => ({ ...c, rules: [] })) })),
);
const ownRules = new Map(modules.flatMap((m) => m.commands.map((c) => [c.name, c.rules as readonly Rule<never>[]] as const)));
const coverage = watch(
  modules,
  [...specs.values()].map(({ spec, rules }) => [spec.name, rules as readonly Rule<never>[]] as const),
);

const errors = new Map<string, string>();
const disagreements = new Set<string>();
let commands = 0;

/** Does what happens; the same moment when it is refused. Notes which rule said no, and asks the chart alone whether it says no too. */
const after = (moment: Moment, h: Happening): Moment => {
  const { state, now } = moment;
  if (h.type === 'clock') return { state: full.advance(state, h.to).state, now: h.to };
  if (h.type === 'told') {
    const rule = modules.find((m) => m.id === h.machine)?.rule ?? '';
    const done = full.happen(state, { ...h, id: `#${state.seq}t`, rule, today: dateAt(now), now, role: 'course' });
    return done ? { state: full.advance(done.state, now).state, now } : moment;
  }
  commands += 1;
  const answer = full.decideOn(state, h.command, now, ownCitizen);
  if (answer.outcome === 'accepted') return { state: full.advance(answer.state, now).state, now };
  const { name } = h.command;
  const found = specs.get(name);
  const { code, en, rule: id } = answer.refusal;
  const rule = found?.rules.find((r) => r.code === code && r.en === en && r.id === id) as Rule<never> | undefined;
  if (!found || !rule) return moment;
  coverage.refused(name, rule, found.owner.id);
  if (ownRules.get(name)?.includes(rule) && !refusedByChart(moment, h)) disagreements.add(`${name}: ${code} (${id} ${en})`);
  return moment;
};

const refusedByChart = ({ state, now }: Moment, h: Happening & { type: 'command' }): boolean => {
  try {
    return charts.decideOn(state, h.command, now, ownCitizen).outcome === 'refused';
  } catch {
    return true;
  }
};

/** A generator with a seed: every run walks the same paths. */
const seeded = (seed: number): Pick => {
  let a = seed;
  return (n) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
};

const commandsOf = (id: string | undefined): readonly string[] => modules.find((m) => m.id === id)?.commands.map((c) => c.name) ?? [];

/** The machine of which something is missing. */
const machineOf = (goal: string): string => {
  const [id = ''] = goal.split(':');
  return specs.get(id)?.owner.id ?? id;
};

/** Some commands only, other ones on each path: what crowds out others on one path is absent on the next. */
const someNames = (focus: string, pick: Pick): readonly string[] => {
  const others = [1, 2, 3].map(() => modules[pick(modules.length)]?.id);
  return [focus, focus, 'contact-group', ...others].flatMap(commandsOf);
};

const walk = (): number => {
  const atlas = new Atlas();
  for (const moment of BEGINNINGS) atlas.add(moment);
  let paths = 0;
  for (let missing = coverage.missing(); paths < MOST_PATHS && missing.length > 0; paths++, missing = coverage.missing()) {
    const pick = seeded(paths + 1 + Number(process.env.SEED ?? 0) * 100000);
    const focus = machineOf(missing[pick(missing.length)] ?? '');
    const names = someNames(focus, pick);
    // On some paths no day passes, on some only what is due, on some years.
    const clock = CLOCKS[pick(CLOCKS.length)] as Clock;
    let moment = (pick(2) === 0 ? atlas.some(focus, pick) : atlas.some(undefined, pick)) as Moment;
    for (let step = 0; step < STEPS; step++) {
      const before = coverage.reached();
      const h = next(moment, names[pick(names.length)] as string, `#${paths}.${step}`, clock, pick);
      if (!h) continue;
      try {
        const then = after(moment, h);
        if (then !== moment) atlas.add(then);
        moment = then;
      } catch (error) {
        errors.set((error as Error).message, h.type === 'command' ? JSON.stringify(h.command) : JSON.stringify(h));
      }
      if (coverage.reached() > before) {
        if (process.env.LATE && paths > Number(process.env.LATE))
          for (const m of [...all].filter((g) => !coverage.missing().includes(g))) {
            console.info('LATE', paths, m);
          }
        for (const g of [...all]) if (!coverage.missing().includes(g)) all.delete(g);
      }
    }
    if (process.env.LATE && paths % 1000 === 0) console.info('LATE', paths, atlas.size, coverage.reached());
  }
  return paths;
};
const all = new Set(coverage.missing());

const next = (moment: Moment, name: string, id: string, clock: Clock, pick: Pick): Happening | undefined => {
  const kind = pick(12);
  if (kind === 0) return clock === 'none' ? undefined : someClock(moment, pick, clock);
  if (kind === 1) return someTold(moment, pick);
  const sample = somePayload(moment, name, pick);
  const payload = kind === 2 ? changed(sample, moment, pick) : sample;
  return { type: 'command', command: { id, name, payload, caller: someCaller(moment.state, name, payload, pick) } };
};

describe('0 the machines are walked by generated paths', () => {
  beforeAll(() => {
    for (const { play } of STORIES) play();
    const begun = performance.now();
    const paths = walk();
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    console.info(
      `${paths} generated paths, ${commands} commands in ${seconds} s: ${coverage.reached()} of ${coverage.total()} transitions, answers of guards and refusals reached`,
    );
  }, 120_000);

  it('0 each transition is taken, each guard says yes and no, and each rule of each command is the first to refuse it', () => {
    expect(coverage.missing()).toEqual([]);
  });

  it('0 nothing throws: what the rules accept a transition takes', () => {
    expect(Object.fromEntries(errors)).toEqual({});
  });

  it('0 the chart alone refuses what the command’s rules refuse', () => {
    expect([...disagreements].sort()).toEqual([]);
  });
});
