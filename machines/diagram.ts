import type { MachineModule } from './core/machine.ts';

/** The parts of an XState config that a diagram shows. */
interface TransitionConfig {
  readonly target?: string;
  readonly guard?: unknown;
  readonly actions?: unknown;
}
type Transitions = string | TransitionConfig | readonly (string | TransitionConfig)[] | undefined;
interface StateConfig {
  readonly type?: string;
  readonly on?: Readonly<Record<string, Transitions>>;
}
interface MachineConfig extends StateConfig {
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateConfig>>;
}

type Charted = Pick<MachineModule, 'machine'>;

/** One transition of a chart, as it is written. */
export interface Arrow {
  /** The state that it leaves; null: it is taken in every state. */
  readonly from: string | null;
  readonly event: string;
  /** The state that it enters; null: it stays where it is. */
  readonly to: string | null;
  /** The names of its guards, all of which must hold. */
  readonly guards: readonly string[];
  /** The facts that it may report. */
  readonly facts: readonly string[];
}

const configOf = ({ machine }: Charted): MachineConfig => machine.config as unknown as MachineConfig;

export const statesOf = (module: Charted): readonly string[] => Object.keys(configOf(module).states ?? {});

/** The names in a guard: XState's `and`, `or` and `not` carry theirs along. */
const guardNames = (guard: unknown): readonly string[] => {
  if (guard === undefined || guard === null) return [];
  if (typeof guard === 'string') return [guard];
  const { guards, type, name, params } = guard as {
    guards?: readonly unknown[];
    type?: string;
    name?: string;
    params?: { rules?: readonly string[] };
  };
  if (params?.rules) return params.rules;
  if (guards) {
    const names = guards.flatMap(guardNames);
    if (name === 'not') return [`not (${names.join(', ')})`];
    return name === 'or' ? [names.join(' or ')] : names;
  }
  return [type ?? 'a condition'];
};

const FACT_TYPE = /\btype:\s*([^,}\n]+)/g;

/** The types of fact in the source of a function that makes one: a literal, or the two of a condition. */
const typesIn = (source: string): readonly string[] =>
  [...source.matchAll(FACT_TYPE)].flatMap(([, said = '']) => [...said.matchAll(/(?:^|[?:]\s*)["'`]([\w-]+)["'`]/g)].map(([, t = '']) => t));

/** The facts that an action reports: `report` (core/machine.ts) leaves the type on the action, or the function that makes the fact, as `says`. */
const factsIn = (action: unknown): readonly string[] => {
  const { reports, says } = (action as { event?: { reports?: string; says?: unknown } } | null)?.event ?? {};
  if (reports !== undefined) return [reports];
  return typeof says === 'function' ? typesIn(says.toString()) : [];
};

const list = <T>(v: T | readonly T[] | undefined): readonly T[] => (Array.isArray(v) ? v : v === undefined ? [] : [v as T]);
const bare = (target: string): string => target.replace(/^[.#]*/, '');

const arrowsFrom = (from: string | null, { on = {} }: StateConfig): readonly Arrow[] =>
  Object.entries(on).flatMap(([event, transitions]) =>
    list(transitions as TransitionConfig | string).map((written) => {
      const t: TransitionConfig = typeof written === 'string' ? { target: written } : written;
      return {
        from,
        event,
        to: t.target === undefined ? null : bare(t.target),
        guards: [...new Set(guardNames(t.guard))],
        facts: [...new Set(list(t.actions).flatMap(factsIn))],
      };
    }),
  );

/** Every transition of the chart, in the order written; those of every state come last. */
export const arrowsOf = (module: Charted): readonly Arrow[] => {
  const config = configOf(module);
  return [
    ...Object.entries(config.states ?? {}).flatMap(([state, written]) => arrowsFrom(state, written)),
    ...arrowsFrom(null, { ...(config.on ? { on: config.on } : {}) }),
  ];
};

/** Words that Mermaid reads as its own. */
const RESERVED = new Set(['state', 'note', 'end', 'direction', 'class', 'classDef', 'style', 'default', 'fork', 'join', 'choice']);

const idOf = (state: string): string => (RESERVED.has(state) ? `s_${state}` : state.replaceAll(/\W/g, '_'));

const escaped = (text: string): string => text.replaceAll(/[#;:"<>{}]/g, (c) => `#${c.charCodeAt(0)};`).replaceAll(/\s+/g, ' ');

/** `event`, `[guards]`, `/ facts`, as in UML. */
const labelOf = ({ event, guards, facts }: Arrow): string =>
  [
    escaped(event),
    ...(guards.length === 0 ? [] : [`[${guards.map(escaped).join('<br/>')}]`]),
    ...(facts.length === 0 ? [] : [`/ ${facts.map(escaped).join(', ')}`]),
  ].join('<br/>');

/** Draws a machine as it is registered: every state, event, guard and fact, as Mermaid's `stateDiagram-v2`. Pure; the same machine gives the same text. */
export const diagram = (module: Pick<MachineModule, 'machine' | 'title' | 'rule' | 'goneIn'>): string => {
  const { initial, states = {} } = configOf(module);
  const arrows = arrowsOf(module);
  const out = ['---', `title: ${JSON.stringify(`${module.title.en} (${module.title.da}), ${module.rule}`)}`, '---', 'stateDiagram-v2'];
  for (const state of Object.keys(states)) out.push(`  state "${escaped(state)}" as ${idOf(state)}`);
  if (initial !== undefined) out.push(`  [*] --> ${idOf(initial)}`);
  for (const [state, { type }] of Object.entries(states)) {
    for (const arrow of arrows.filter((a) => a.from === state))
      out.push(`  ${idOf(state)} --> ${idOf(arrow.to ?? state)} : ${labelOf(arrow)}`);
    if (type === 'final' || module.goneIn === state) out.push(`  ${idOf(state)} --> [*]`);
  }
  const anywhere = arrows.filter((a) => a.from === null);
  const first = initial ?? Object.keys(states)[0];
  if (anywhere.length > 0 && first !== undefined) {
    const lines = anywhere.map((a) => `    ${labelOf(a)}${a.to === null ? '' : ` → ${escaped(a.to)}`}`);
    out.push(`  note right of ${idOf(first)}`, '    in every state:', ...lines, '  end note');
  }
  return `${out.join('\n')}\n`;
};
