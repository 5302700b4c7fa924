import { guardName, passes, type Rule } from './rule.ts';
import type { Situation } from './types.ts';
import { type AnyStateMachine, and, createMachine } from './xstate.ts';

/** The name of the one guard that a chart gets for a command: all of its rules, in the order written. */
export const rulesGuard = (command: string): string => `the rules of ${command}`;

/** The guard as it stands in the chart; `params` names the rules, for whoever draws it. */
interface RulesGuard {
  readonly type: string;
  readonly params: { readonly rules: readonly string[] };
}

interface TransitionConfig {
  readonly guard?: unknown;
}
type Transitions = string | TransitionConfig | readonly (string | TransitionConfig)[];
interface StateConfig {
  readonly on?: Readonly<Record<string, Transitions>>;
  readonly states?: Readonly<Record<string, StateConfig>>;
}

/** Several transitions ask the same of one situation; a situation never changes. */
const once = (holds: (s: Situation) => boolean): ((args: { event: { s: Situation } }) => boolean) => {
  const known = new WeakMap<Situation, boolean>();
  return ({ event: { s } }) => {
    const answer = known.get(s) ?? holds(s);
    known.set(s, answer);
    return answer;
  };
};

/** The guards of a transition with the rules' own in front. */
const behind = (guard: RulesGuard, written: string | TransitionConfig): TransitionConfig => {
  const t: TransitionConfig = typeof written === 'string' ? ({ target: written } as TransitionConfig) : written;
  return { ...t, guard: t.guard === undefined ? guard : and([guard as never, t.guard as never]) };
};

/**
 * Puts each command's rules into the chart, as the first guard of every transition that the command can take: the chart decides by them, and
 * who writes a chart cannot leave them out. Rules that other machines add or set aside are in it, since the composition knows them.
 */
export const withRules = (machine: AnyStateMachine, rulesOf: (command: string) => readonly Rule[] | undefined): AnyStateMachine => {
  const guards: Record<string, (args: { event: { s: Situation } }) => boolean> = {};

  const guarded = (on: Readonly<Record<string, Transitions>>): Record<string, Transitions> =>
    Object.fromEntries(
      Object.entries(on).map(([event, written]) => {
        const rules = rulesOf(event);
        if (rules === undefined || rules.length === 0) return [event, written];
        const name = rulesGuard(event);
        guards[name] ??= once((s) => rules.every((r) => passes(r, s)));
        const list = (Array.isArray(written) ? written : [written]) as readonly (string | TransitionConfig)[];
        const guard: RulesGuard = { type: name, params: { rules: rules.map(guardName) } };
        return [event, list.map((t) => behind(guard, t))];
      }),
    );

  const inside = (state: StateConfig): StateConfig => ({
    ...state,
    ...(state.on ? { on: guarded(state.on) } : {}),
    ...(state.states ? { states: Object.fromEntries(Object.entries(state.states).map(([k, v]) => [k, inside(v)])) } : {}),
  });

  const config = inside(machine.config as StateConfig);
  return createMachine(config as never, machine.implementations as never).provide({ guards } as never);
};
