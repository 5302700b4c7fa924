import type { MachineModule } from './core/machine.ts';

/** The parts of an XState config that a diagram shows. */
interface TransitionConfig {
  readonly target?: string;
  readonly guard?: unknown;
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

/** Words that Mermaid reads as its own. */
const RESERVED = new Set(['state', 'note', 'end', 'direction', 'class', 'classDef', 'style', 'default', 'fork', 'join', 'choice']);

const idOf = (state: string): string => (RESERVED.has(state) ? `s_${state}` : state.replaceAll(/\W/g, '_'));

const escaped = (text: string): string =>
  text.replaceAll(/[#;:"<>{}]/g, (c) => `#${c.charCodeAt(0)};`).replaceAll(/\s+/g, ' ');

/** The names in a guard: XState's `and`, `or` and `not` carry theirs along. */
const guardLines = (guard: unknown): readonly string[] => {
  if (guard === undefined || guard === null) return [];
  if (typeof guard === 'string') return [guard];
  const { guards, type, name } = guard as { guards?: readonly unknown[]; type?: string; name?: string };
  if (guards) {
    const lines = guards.flatMap(guardLines);
    if (name === 'not') return [`not (${lines.join(', ')})`];
    return name === 'or' ? [lines.join(' or ')] : lines;
  }
  return [type ?? 'a condition'];
};

const listOf = (transitions: Transitions): readonly TransitionConfig[] =>
  (Array.isArray(transitions) ? transitions : transitions === undefined ? [] : [transitions]).map((t: string | TransitionConfig) =>
    typeof t === 'string' ? { target: t } : t,
  );

const labelOf = (event: string, guard: unknown): string => {
  const lines = [...new Set(guardLines(guard))].map(escaped);
  return lines.length === 0 ? escaped(event) : `${escaped(event)}<br/>[${lines.join('<br/>')}]`;
};

const targetOf = (target: string | undefined, from: string): string => idOf(target === undefined ? from : target.replace(/^[.#]*/, ''));

/** Draws a machine as it is registered: every state, event and guard, as Mermaid's `stateDiagram-v2`. Pure; the same machine gives the same text. */
export const diagram = (module: Pick<MachineModule, 'machine' | 'title' | 'rule' | 'goneIn'>): string => {
  const config = module.machine.config as unknown as MachineConfig;
  const states = Object.entries(config.states ?? {});
  const out = ['---', `title: ${JSON.stringify(`${module.title.en} (${module.title.da}), ${module.rule}`)}`, '---', 'stateDiagram-v2'];
  for (const [state] of states) out.push(`  state "${escaped(state)}" as ${idOf(state)}`);
  if (config.initial !== undefined) out.push(`  [*] --> ${idOf(config.initial)}`);
  for (const [state, { on = {}, type }] of states) {
    for (const [event, transitions] of Object.entries(on)) {
      for (const t of listOf(transitions)) out.push(`  ${idOf(state)} --> ${targetOf(t.target, state)} : ${labelOf(event, t.guard)}`);
    }
    if (type === 'final' || module.goneIn === state) out.push(`  ${idOf(state)} --> [*]`);
  }
  const anywhere = Object.entries(config.on ?? {}).flatMap(([event, transitions]) =>
    listOf(transitions).map((t) => `${labelOf(event, t.guard)}${t.target === undefined ? '' : ` → ${escaped(t.target.replace(/^[.#]*/, ''))}`}`),
  );
  const first = states[0];
  if (anywhere.length > 0 && first) {
    out.push(`  note right of ${idOf(config.initial ?? first[0])}`, '    in every state:', ...anywhere.map((line) => `    ${line}`), '  end note');
  }
  return `${out.join('\n')}\n`;
};
