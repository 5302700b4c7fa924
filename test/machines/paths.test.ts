import { beforeAll, describe, expect, it } from 'vitest';
import { problemBody, refused } from '../../api/http/problems.ts';
import { composed, modules, specs } from '../../machines/citizen.ts';
import { dateAt } from '../../machines/core/calendar.ts';
import { type Composition, compose } from '../../machines/core/composition.ts';
import { withRules } from '../../machines/core/guarded.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import type { Refusal, Rule } from '../../machines/core/rule.ts';
import { type AnyStateMachine, createMachine } from '../../machines/core/xstate.ts';
import { arrowsOf } from '../../machines/diagram.ts';
import { ownCitizen } from '../../machines/readings.ts';
import { registry } from '../../machines/registry.ts';
import { beginnings } from './beginnings.ts';
import { watch } from './coverage.ts';
import {
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

/** Paths are this long, and no more of them are walked: the machines must be covered by then. */
const STEPS = 15;
const MOST_PATHS = 25_000;

const coverage = watch(
  modules,
  [...specs.values()].map(({ spec, rules }) => [spec.name, rules as readonly Rule<never>[]] as const),
);

const errors = new Map<string, string>();
/** Where something new was reached, and the first of each kind: what a chart or a list with less in it must answer otherwise, somewhere. */
const tellingOf = new Map<string, number>();
const telling: { readonly moment: Moment; readonly h: Happening }[] = [];
let commands = 0;
/** What was said, by the code of the refusal: some of each. */
const refusals = new Map<string, readonly Refusal[]>();

/** Does what happens; the same moment when it is refused. Notes which rule said no. */
const after = (moment: Moment, h: Happening): Moment => {
  const before = coverage.reached();
  const next = done(moment, h);
  const kind = h.type === 'command' ? h.command.name : h.type;
  const kept = tellingOf.get(kind) ?? 0;
  if (coverage.reached() > before || kept < 60) {
    telling.push({ moment, h });
    tellingOf.set(kind, kept + 1);
  }
  return next;
};

const done = (moment: Moment, h: Happening): Moment => {
  const { state, now } = moment;
  if (h.type === 'clock') return { state: composed.advance(state, h.to).state, now: h.to };
  if (h.type === 'told') {
    const told = toldBy(composed, moment, h);
    return told ? { state: composed.advance(told.state, now).state, now } : moment;
  }
  commands += 1;
  const answer = composed.decideOn(state, h.command, now, ownCitizen);
  if (answer.outcome === 'accepted') return { state: composed.advance(answer.state, now).state, now };
  coverage.refused(h.command.name, answer.refusal.code);
  const said = refusals.get(answer.refusal.code) ?? [];
  if (said.length < 40) refusals.set(answer.refusal.code, [...said, answer.refusal]);
  return moment;
};

const toldBy = ({ happen }: Composition, { state, now }: Moment, h: Happening & { type: 'told' }) =>
  happen(state, {
    ...h,
    id: `#${state.seq}t`,
    rule: modules.find((m) => m.id === h.machine)?.rule ?? '',
    today: dateAt(now),
    now,
    role: 'course',
  });

/** What a composition makes of it, as text: the new state, or the refusal, or the defect. */
const answerOf = (composition: Composition, { moment, h }: { readonly moment: Moment; readonly h: Happening }): string => {
  try {
    const { state, now } = moment;
    if (h.type === 'clock') return JSON.stringify(composition.advance(state, h.to));
    if (h.type === 'told') return JSON.stringify(toldBy(composition, moment, h));
    return JSON.stringify(composition.decideOn(state, h.command, now, ownCitizen));
  } catch (error) {
    return (error as Error).message;
  }
};

/** The same chart with no guard at all. */
const unguarded = (machine: AnyStateMachine): AnyStateMachine => {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, v]) => (key === 'guard' ? [] : [[key, bare(v)]])));
  };
  return createMachine(bare(machine.config) as never, machine.implementations as never);
};

const hasGuards = (id: string): boolean => arrowsOf(modules.find((m) => m.id === id) as MachineModule).some((a) => a.guards.length > 0);

/** The same machine without the rules of one command, its own and those that it adds. */
const without = (m: MachineModule, name: string): MachineModule => ({
  ...m,
  alsoRefuses: { ...m.alsoRefuses, [name]: [] },
  commands: m.commands.map((c) => (c.name === name ? { ...c, rules: [] } : c)),
});

/** Whether somewhere the answer is another than the product's. */
const differs = (composition: Composition): boolean => telling.some((t) => answerOf(composition, t) !== answerOf(composed, t));

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
  const begun = beginnings();
  for (const { at, tries } of begun)
    for (const { as, name, payload } of tries)
      after(at, { type: 'command', command: { id: '#try', name, payload: payload(at.state), caller: as } });
  const all = begun.map((b) => b.at);
  const found: Moment[] = [];
  let paths = 0;
  for (let left = missing(); paths < MOST_PATHS && left.length > 0; paths++, left = missing()) {
    const pick = seeded(paths + 1);
    const names = someNames(machineOf(left[pick(left.length)] ?? ''), pick);
    // On some paths no day passes, on some only what is due, on some years.
    const clock = CLOCKS[pick(CLOCKS.length)] as Clock;
    // Some paths go on from where something new was reached.
    let moment = (pick(3) === 0 ? found[pick(found.length)] : undefined) ?? (all[pick(all.length)] as Moment);
    for (let step = 0; step < STEPS; step++) {
      const before = coverage.reached();
      const h = next(moment, names[pick(names.length)] as string, `#${paths}.${step}`, clock, pick);
      if (!h) continue;
      try {
        moment = after(moment, h);
      } catch (error) {
        errors.set((error as Error).message, h.type === 'command' ? JSON.stringify(h.command) : JSON.stringify(h));
      }
      if (coverage.reached() > before) {
        found.push(moment);
      }
    }
  }
  return paths;
};

const next = (moment: Moment, name: string, id: string, clock: Clock, pick: Pick): Happening | undefined => {
  const kind = pick(12);
  if (kind === 0) return clock === 'none' ? undefined : someClock(moment, pick, clock);
  if (kind === 1) return someTold(moment, pick);
  const sample = somePayload(moment, name, pick);
  const payload = kind === 2 ? changed(sample, moment, pick) : sample;
  return { type: 'command', command: { id, name, payload, caller: someCaller(moment.state, name, payload, pick) } };
};

/** What no path can reach, and why it is there all the same. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  'education-subscription: transition open → closed on calendar-month-over [3.5 the citizen has turned 30, or 25 in group 1]':
    'the birthday is a deadline of its own, met first on that day; the row says that 5 wins',
  'education-subscription: transition open → closed on plan-published [3.5 the citizen has turned 30, or 25 in group 1]':
    'the birthday has closed the subscription before any command of that day',
  'education-subscription: guard "3.5 the group was closed before step 4, and one whole calendar month has passed with no admission reported" says no':
    'the deadline is there only while the month runs',
};
const missing = (): readonly string[] => coverage.missing().filter((goal) => !(goal in UNREACHABLE));

describe('0 the machines are walked by generated paths', () => {
  beforeAll(() => {
    const begun = performance.now();
    const paths = walk();
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    console.info(
      `${paths} generated paths, ${commands} commands in ${seconds} s: ${coverage.reached()} of ${coverage.total()} transitions, answers of guards and refusals reached`,
    );
  }, 120_000);

  it('0 each transition is taken, each guard says yes and no, and each rule of each command is the first to refuse it', () => {
    expect(missing()).toEqual([]);
  });

  it('0 what is said to be out of reach is', () => {
    const left = coverage.missing();
    expect(Object.keys(UNREACHABLE).filter((goal) => !left.includes(goal))).toEqual([]);
  });

  /** Rules by code; a text of DFDG's own stays Danish. */
  const everyRule = [...specs.values()].flatMap(({ rules }) => rules as readonly Rule<never>[]);
  const OFFICIAL = ['60016'];

  it.each([...new Set(everyRule.map((r) => r.code))].sort())('0 what the refusal %s says, in Danish and in English', (code) => {
    const said = refusals.get(code) ?? [];
    expect(said.length).toBeGreaterThan(0);
    const asIfItHeld = everyRule.flatMap((r) => (r.code === code && r.wrong !== undefined && !OFFICIAL.includes(code) ? [r.en, r.da] : []));
    for (const refusal of said) {
      const [da = '', en = ''] = (['da', 'en'] as const).map((language) => String(problemBody(refused(refusal), language, '').detail));
      for (const detail of [da, en]) {
        expect(detail).toMatch(/^[A-ZÆØÅ]/);
        expect(detail).not.toMatch(/\bundefined\b|\bnull\b|NaN|\[object|\d{4}-\d\d-\d\d/);
        expect(asIfItHeld).not.toContain(detail.replace(/\.$/, ''));
      }
      expect(da).not.toMatch(/\b(the|is|are|not|of|and|citizen)\b/i);
      if (!OFFICIAL.includes(code)) expect(en.replace('efterløn', '')).not.toMatch(/[æøå]|\b(ikke|borgeren|og|den|til)\b/i);
    }
  });

  it('0 nothing throws: what the rules accept a transition takes', () => {
    expect(Object.fromEntries(errors)).toEqual({});
  });

  it.each(registry.filter((m) => hasGuards(m.id)).map((m) => [m.id, m] as const))(
    '0 the chart decides: %s with its guards emptied answers otherwise',
    (_, { machine }) => {
      expect(differs(compose(registry, (m, rules) => (m === machine ? unguarded(m) : withRules(m, rules))))).toBe(true);
    },
  );

  it.each([...specs.values()].filter(({ rules }) => rules.length > 0).map(({ spec }) => spec.name as string))(
    '0 the rules of %s emptied, it answers otherwise',
    (name) => {
      expect(differs(compose(registry.map((m) => without(m, name))))).toBe(true);
    },
  );
});
