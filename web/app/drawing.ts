import { eventText } from '../words/commands.ts';
import { dayText } from '../words/dates.ts';
import { inLanguage, type Language, type Pair } from '../words/pairs.ts';
import { stateText } from '../words/states.ts';
import type { Chart, DrawnItem, Next } from './shapes.ts';

/** What is put into the drawing of one chart: not everything that the chart knows, but what concerns this citizen, and on demand all of it. */

export interface Box {
  readonly id: string;
  readonly parent: string | null;
  readonly label: string;
}
export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: readonly string[];
}

export type Mark = 'present' | 'begins' | 'visited' | 'reachable' | 'other';
export type Way = 'taken' | 'open' | 'closed' | 'dated' | 'other';

export interface DrawnBox extends Box {
  readonly mark: Mark;
  readonly around: boolean;
}
export interface DrawnLine extends Line {
  readonly way: Way;
}

/** A chart with more states than this shows at first those that concern the citizen. */
export const FEW = 14;

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

const LABELS = 2;
/** More places than this to go to are not drawn unless all is asked for; the list beside names them. */
const MANY = 6;

const ancestors = (chart: Chart, id: string): readonly string[] => {
  const { parent = null } = chart.states.find((s) => s.id === id) ?? {};
  return parent === null ? [] : [parent, ...ancestors(chart, parent)];
};

const leafOf = (chart: Chart, id: string): string => {
  const inside = chart.states.filter((s) => s.parent === id);
  const [first] = inside.filter((s) => s.initial);
  return first ? leafOf(chart, first.id) : id;
};

/** Every way from one state to another, as the chart has it; those of a state around the citizen leave the state that the citizen is in. */
const edgesOf = (chart: Chart, present: readonly string[]): readonly Edge[] =>
  chart.arrows.flatMap((a) => {
    const inside = a.from === null ? present : present.filter((p) => p.startsWith(`${a.from}.`));
    const froms = a.from === null || inside.length > 0 ? inside : [a.from];
    const tos = a.to.map((to) => leafOf(chart, to));
    return froms.flatMap((from) => tos.filter((to) => to !== from).map((to) => ({ from, to, event: a.event })));
  });

/** Where a thing of the chart stands before there is any. */
export const beginningOf = (chart: Chart): readonly string[] =>
  chart.states.filter((s) => s.parent === null && s.initial).map((s) => leafOf(chart, s.id));

export const drawn = (
  chart: Chart,
  item: DrawnItem | undefined | null,
  next: readonly Next[],
  all: boolean,
  language: Language,
): { readonly boxes: readonly DrawnBox[]; readonly lines: readonly DrawnLine[]; readonly hidden: number } => {
  const of = (pair: Pair): string => inLanguage(language, pair);
  const present = item?.present ?? beginningOf(chart);
  const path = item?.path ?? [];
  const isPresent = (id: string): boolean => present.includes(id);
  const taken = new Map<string, { event: string; on: string }[]>();
  const visited = new Set<string>(path.length > 0 ? beginningOf(chart) : []);
  for (const step of path) {
    const from = step.from.length > 0 ? step.from : beginningOf(chart);
    for (const f of from) visited.add(f);
    for (const t of step.to) visited.add(t);
    // in parallel regions only the region that moved has moved
    for (const t of step.to.filter((id) => !from.includes(id))) {
      const source =
        from.find((f) => f.split('.')[0] === t.split('.')[0] && !step.to.includes(f)) ?? from.find((f) => !step.to.includes(f)) ?? from[0];
      if (source !== undefined) taken.set(`${source} ${t}`, [...(taken.get(`${source} ${t}`) ?? []), { event: step.command, on: step.on }]);
    }
  }

  const edges = edgesOf(chart, present);
  const open = new Set(next.filter((n) => n.how === 'open').flatMap((n) => n.to.map((to) => `${n.event} ${to}`)));
  const closed = new Map(next.filter((n) => n.how === 'closed').map((n) => [n.event, n.rule]));
  const dated = new Map(next.filter((n) => n.how === 'dated').map((n) => [n.event, n.on ?? '']));
  const within = new Set(
    edges.filter((e) => isPresent(e.from)).flatMap((e) => (open.has(`${e.event} ${e.to}`) || dated.has(e.event) ? [e.to] : [])),
  );

  // a state that can be reached from here is shown, unless there are so many that they hide the way
  const reachable = within.size > MANY ? new Set([...within].filter((id) => visited.has(id))) : within;
  const markOf = (id: string): Mark =>
    isPresent(id) ? (item === null ? 'begins' : 'present') : visited.has(id) ? 'visited' : reachable.has(id) ? 'reachable' : 'other';
  const few = chart.states.length <= FEW;
  const shownStates = chart.states.filter((s) => all || few || markOf(s.id) !== 'other' || chart.states.some((x) => x.parent === s.id));
  const shown = new Set(shownStates.flatMap((s) => [s.id, ...ancestors(chart, s.id)]));
  const around = new Set(present.flatMap((id) => ancestors(chart, id)));

  const boxes = chart.states
    .filter((s) => shown.has(s.id))
    .map(
      (s): DrawnBox => ({
        id: s.id,
        parent: s.parent,
        label: of(stateText(chart.machine, s)),
        mark: markOf(s.id),
        around: around.has(s.id),
      }),
    );

  const between = new Map<string, Edge[]>();
  for (const e of edges) {
    if (!shown.has(e.from) || !shown.has(e.to)) continue;
    const key = `${e.from} ${e.to}`;
    const concerns = isPresent(e.from) || taken.has(key) || few || all;
    if (concerns) between.set(key, [...(between.get(key) ?? []), e]);
  }
  // a way that was taken and that the chart has by no arrow of its own (a table of many like ones)
  for (const key of taken.keys()) {
    const [from = '', to = ''] = key.split(' ');
    if (!between.has(key) && shown.has(from) && shown.has(to)) between.set(key, [{ from, to, event: taken.get(key)?.[0]?.event ?? '' }]);
  }

  const lines = [...between].map(([key, group]): DrawnLine => {
    const [{ from, to }] = group as [Edge];
    const went = taken.get(key) ?? [];
    const here = isPresent(from);
    const events = [...new Set(group.map((e) => e.event))];
    const openHere = here && events.some((e) => open.has(`${e} ${to}`));
    const datedHere = here ? events.find((e) => dated.has(e)) : undefined;
    const closedHere = here && !openHere && events.every((e) => closed.has(e));
    const way: Way = went.length > 0 ? 'taken' : openHere ? 'open' : datedHere !== undefined ? 'dated' : closedHere ? 'closed' : 'other';
    const last = went.at(-1);
    const said =
      last !== undefined
        ? [of(eventText(last.event)), `${dayText(last.on, language)}${went.length > 1 ? ` (${went.length}×)` : ''}`]
        : [
            ...events.slice(0, LABELS).map((e) => of(eventText(e))),
            ...(events.length > LABELS ? [`+ ${events.length - LABELS}`] : []),
            ...(datedHere === undefined ? [] : [dayText(dated.get(datedHere), language)]),
            ...(closedHere ? [`§ ${events.map((e) => closed.get(e))[0]}`] : []),
          ];
    return { id: key, from, to, label: said, way };
  });
  return { boxes, lines, hidden: chart.states.length - shown.size };
};
