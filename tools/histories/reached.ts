import { defaultPayloadConverter } from '@temporalio/common';
import proto from '@temporalio/proto';
import { advance, decide, modules, newCitizen, specs, takeCallback, upgrade } from '../../machines/citizen.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import type { CitizenState, Item, StateValue } from '../../machines/core/types.ts';
import { arrowsOf } from '../../machines/diagram.ts';
import type { Life } from '../rehearse/compare.ts';
import { lifeIn } from '../rehearse/lives.ts';
import type { HistoryOf, Recorded } from './pack.ts';

const { History } = proto.temporal.api.history.v1;

/**
 * What a recorded history passes through, worked out on the machines: which rules let it pass or made its entries, which dates came, and by
 * which ways its courses went. And what all histories of a version together must pass through, read from the machines themselves.
 */

/** `inOffer`, `group.held` */
const nameOf = (value: StateValue): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value)
        .map(([k, v]) => `${k}.${nameOf(v as StateValue)}`)
        .join(' ');

const itemsOf = (state: CitizenState, m: MachineModule): readonly Item[] => (state.items as Record<string, readonly Item[]>)[m.id] ?? [];

/** Machines whose things are courses with workflows of their own, and that have few enough states for whole paths to be told apart. */
const pathed = modules.filter((m) => m.course && statesIn(m).size <= 8);

function statesIn(m: MachineModule): ReadonlySet<string> {
  return new Set(arrowsOf(m).flatMap(({ from, to }) => [from, to].flatMap((s) => (s === null ? [] : [s]))));
}

const moduleOf = (key: string): MachineModule | undefined => pathed.find(({ id }) => key.startsWith(`${id}/`));

const pathName = (m: MachineModule, states: readonly string[]): string => `path of ${m.id}: ${states.join(' → ')}`;

/** A way without its rounds: a state that is come back to ends the round. */
const straight = (states: readonly string[]): readonly string[] => {
  const way: string[] = [];
  for (const s of states) {
    const before = way.indexOf(s);
    if (before >= 0) way.length = before;
    way.push(s);
  }
  return way;
};

export interface Reached {
  readonly reaches: readonly string[];
  /** The way that each course has gone, by the end of its workflow's id. */
  readonly courses: ReadonlyMap<string, string>;
  /** The citizen as it stands at the end; absent where the history has no beginning. */
  readonly state?: CitizenState;
  /** Of a run that goes on from an earlier one: the ways begin there. */
  readonly ways: ReadonlyMap<string, readonly string[]>;
}

const decode = async (payloads: Parameters<typeof defaultPayloadConverter.fromPayload>[0][]): Promise<unknown[]> =>
  payloads.map((p) => defaultPayloadConverter.fromPayload(p));

const seconds = (time: { readonly seconds?: unknown } | null | undefined): number => Number(time?.seconds ?? 0);

/** The life that a recorded history tells; its payloads are in clear. */
export const recordedLife = async (history: HistoryOf): Promise<Life | undefined> =>
  lifeIn(history.events, decode, seconds(history.events.at(-1)?.eventTime) * 1_000);

export const reachedBy = async (history: HistoryOf, before?: Reached['ways']): Promise<Reached> => {
  const reaches = new Set<string>();
  const ways = new Map<string, string[]>([...(before ?? [])].map(([k, v]) => [k, [...v]]));
  const courses = new Map<string, string>();
  const life = await recordedLife(history);
  if (!life) return { reaches: [], courses, ways };
  let state = 'state' in life.begin ? upgrade(life.begin.state).state : newCitizen(life.begin.born);
  const passed = (m: MachineModule, item: string, at: string): void => {
    const key = `${m.id}/${item}`;
    const way = ways.get(key) ?? [nameOf(initialOf(m))];
    if (way.at(-1) !== at) way.push(at);
    ways.set(key, way);
  };
  const look = (now: CitizenState): void => {
    for (const m of pathed) {
      for (const item of itemsOf(now, m)) {
        const key = `${m.id}/${item.id}`;
        passed(m, item.id, nameOf(item.value));
        const course = m.course?.(item as never, now);
        if (course) courses.set(m.cardinality === 'one' ? course.type : `${course.type}/${item.id}`, key);
      }
    }
  };
  const take = (done: ReturnType<typeof advance>): void => {
    state = done.state;
    for (const { rule, by, command, what, moves } of done.entries) {
      // what is gone is no longer there to be looked at
      for (const { machine, item, to } of moves ?? []) {
        const m = moduleOf(`${machine}/`);
        if (m) passed(m, item, to.join(' ') || (m.goneIn ?? ''));
      }
      reaches.add(`row ${rule}`);
      for (const fact of what) if (fact.rule !== undefined) reaches.add(`row ${fact.rule}`);
      if (by === 'clock' || by === 'register') reaches.add(`date ${command}`);
      if (by === 'course') reaches.add(`told ${command}`);
    }
  };
  look(state);
  for (const h of life.happenings) {
    // time first, so that no state on the way is passed over
    take(advance(state, h.at));
    look(state);
    if (h.kind === 'callback') take(takeCallback(state, h.callback, h.at));
    else {
      const answer = decide(state, h.command, h.at);
      if (answer.outcome !== 'accepted') continue;
      reaches.add(`command ${h.command.name}`);
      for (const { id, code } of specs.get(h.command.name)?.rules ?? []) reaches.add(`rule ${id} ${code}`);
      take(answer);
    }
    look(state);
  }
  take(advance(state, life.until));
  look(state);
  for (const [key, way] of ways) {
    const m = moduleOf(key);
    if (m) for (const [i] of way.entries()) if (i > 0) reaches.add(pathName(m, straight(way.slice(0, i + 1))));
  }
  const byCourse = new Map<string, string>();
  for (const [course, key] of courses) {
    const m = moduleOf(key);
    if (m) byCourse.set(course, pathName(m, straight(ways.get(key) ?? [])));
  }
  return { reaches: [...reaches].sort(), courses: byCourse, ways, state };
};

/** What a course's own history passes through: whose rule it is, and what it does outside. The way that it goes is its citizen's to know. */
export const reachedByCourse = async (type: string, history: HistoryOf): Promise<readonly string[]> => {
  const reaches = new Set<string>();
  for (const event of history.events) {
    const [update] = (await decode([...(event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? [])])) as [
      { readonly facts?: { readonly rule?: string } } | undefined,
    ];
    if (update?.facts?.rule !== undefined) reaches.add(`row ${update.facts.rule}`);
    const asked = event.activityTaskScheduledEventAttributes?.activityType?.name;
    if (asked) reaches.add(`${type} does ${asked}`);
    if (event.timerFiredEventAttributes) reaches.add(`${type} has a date that came`);
  }
  return [...reaches].sort();
};

/** What a recorded history belongs to, in one line: its rules first, then the dates and the ways. */
export const belongsTo = ({ reaches }: Pick<Recorded, 'reaches'>): string => {
  const after = (prefix: string): readonly string[] => reaches.flatMap((r) => (r.startsWith(prefix) ? [r.slice(prefix.length)] : []));
  const rules = [...after('row '), ...after('rule ').map((r) => r.split(' ')[0] ?? r)];
  const numbered = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
  const dates = after('date ');
  const ways = reaches.filter((r) => /path of |stands on /.test(r));
  return [
    `rules ${[...new Set(rules)].sort(numbered).join(', ') || 'none'}`,
    ...(dates.length === 0 ? [] : [`dates ${dates.join(', ')}`]),
    ...ways,
  ].join('; ');
};

const initialOf = (m: MachineModule): StateValue =>
  m.machine.resolveState({ value: m.machine.config.initial as string, context: {} }).value as StateValue;

/** Every way through a chart on which no state is met twice. */
const pathsOf = (m: MachineModule): readonly string[] => {
  const arrows = arrowsOf(m);
  const paths: string[] = [];
  const go = (way: readonly string[]): void => {
    const here = way.at(-1) ?? '';
    const on = new Set(
      arrows.flatMap(({ from, to }) => (to !== null && (from === here || from === null) && !way.includes(to) ? [to] : [])),
    );
    if (way.length > 1) paths.push(pathName(m, way));
    for (const to of on) go([...way, to]);
  };
  go([nameOf(initialOf(m))]);
  return paths;
};

/** What the histories of a release must pass through between them. */
export const goals = (): readonly string[] => {
  const callbacks = modules.flatMap((m) => m.callbacks ?? []);
  const dates = modules.flatMap((m) => [...(m.deadlines ?? []), ...(m.corrections ?? [])].map(({ event }) => `date ${event}`));
  const rules = [...specs.values()].flatMap(({ rules: of }) => of.map(({ id, code }) => `rule ${id} ${code}`));
  const rows = modules.map((m) => `row ${m.rule}`);
  return [
    ...new Set([
      ...rows,
      ...rules,
      ...[...specs.keys()].map((c) => `command ${c}`),
      ...dates,
      ...callbacks.map((event) => `told ${event}`),
      ...pathed.flatMap(pathsOf),
    ]),
  ];
};

/** The history as it was on the day, where its citizen takes part in the pilot then and lives on after it. */
export const standingIn = async (history: HistoryOf, day: string): Promise<HistoryOf | undefined> => {
  const until = Date.parse(`${day}T00:00:00Z`) / 1_000;
  if (seconds(history.events.at(-1)?.eventTime) < until) return undefined;
  // what one workflow task asked for stands before the next one is scheduled
  const at = history.events.findIndex((e) => seconds(e.eventTime) >= until && e.workflowTaskScheduledEventAttributes);
  const cut = History.decode(History.encode(history).finish());
  if (at >= 0) cut.events.length = at;
  while (cut.events.length > 0 && seconds(cut.events.at(-1)?.eventTime) >= until) cut.events.pop();
  if (cut.events.length === 0) return undefined;
  const { ways } = await reachedBy(cut);
  const inPilot = [...ways].some(([key, way]) => key.startsWith('pilot/') && !['unmarked', 'ended'].includes(way.at(-1) ?? ''));
  return inPilot ? cut : undefined;
};
