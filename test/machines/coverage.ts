import { toDirectedGraph } from 'xstate/graph';
import { rulesGuard } from '../../machines/core/guarded.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import { guardName, type Rule } from '../../machines/core/rule.ts';
import type { AnyStateMachine } from '../../machines/core/xstate.ts';

/** Watches machines while they run: which transitions are taken, and which guards said yes and no. */

interface Edge {
  readonly transition: { readonly guard?: unknown; readonly eventType: string; readonly target?: readonly { readonly key: string }[] };
  readonly source: { readonly key: string; readonly parent?: unknown };
}
interface Graph {
  readonly edges: readonly unknown[];
  readonly children: readonly Graph[];
}

const namesIn = (guard: unknown): readonly string[] => {
  if (guard === undefined || guard === null) return [];
  if (typeof guard === 'string') return [guard];
  const { guards, type } = guard as { readonly guards?: readonly unknown[]; readonly type?: string };
  return guards ? guards.flatMap(namesIn) : [type ?? 'an inline guard'];
};

const edgesOf = (machine: AnyStateMachine): readonly Edge[] => {
  const all = (g: Graph): readonly Edge[] => [...(g.edges as readonly Edge[]), ...g.children.flatMap(all)];
  return all(toDirectedGraph(machine) as unknown as Graph);
};

type Guard = (args: unknown, params: unknown) => boolean;
interface Watched {
  getTransitionData(snapshot: unknown, event: unknown): readonly unknown[] | undefined;
  readonly implementations: { readonly guards: Record<string, Guard | object> };
}

export interface Coverage {
  /** What is still to be reached, by name, in the order of the registry. */
  readonly missing: () => readonly string[];
  /** How many things were reached: grows when something new was. */
  readonly reached: () => number;
  readonly total: () => number;
  /** A command was refused with this code: by the rule that was asked last. */
  readonly refused: (command: string, code: string) => void;
}

/** Puts watchers into the machines of this process (a test file has one of its own). */
export const watch = (
  modules: readonly MachineModule[],
  rules: readonly (readonly [command: string, rules: readonly Rule<never>[]])[],
): Coverage => {
  const goals = new Set<string>();
  const done = new Set<string>();
  const reach = (goal: string): void => {
    if (goals.has(goal)) done.add(goal);
  };
  for (const m of modules) {
    const names = new Map<unknown, string>();
    for (const { transition, source } of edgesOf(m.machine)) {
      const from = source.parent === undefined ? 'any state' : source.key;
      const guards = namesIn(transition.guard);
      const to = transition.target?.[0]?.key;
      const name = `${m.id}: transition ${from} → ${to ?? from} on ${transition.eventType}${guards.length === 0 ? '' : ` [${guards.join('; ')}]`}`;
      names.set(transition, name);
      goals.add(name);
      for (const guard of guards) {
        goals.add(`${m.id}: guard "${guard}" says yes`);
        // a command's rules may never be asked in a state where one says no: each of them is a goal of its own below
        if (!guard.startsWith(rulesGuard(''))) goals.add(`${m.id}: guard "${guard}" says no`);
      }
    }
    const watched = m.machine as unknown as Watched;
    const original = watched.getTransitionData.bind(watched);
    watched.getTransitionData = (snapshot, event) => {
      const taken = original(snapshot, event);
      for (const t of taken ?? []) reach(names.get(t) ?? '');
      return taken;
    };
    const { guards } = watched.implementations;
    for (const [name, guard] of Object.entries(guards)) {
      if (typeof guard !== 'function') continue;
      if ('check' in guard) {
        // `stateIn`, and what is made of it: XState asks its `check`
        const built = guard as unknown as { check: (snapshot: unknown, args: unknown, asked: unknown) => boolean };
        const { check } = built;
        built.check = (snapshot, args, asked) => {
          const said = check(snapshot, args, asked);
          reach(`${m.id}: guard "${name}" says ${said ? 'yes' : 'no'}`);
          return said;
        };
        continue;
      }
      guards[name] = (args: unknown, params: unknown) => {
        const said = (guard as Guard)(args, params);
        reach(`${m.id}: guard "${name}" says ${said ? 'yes' : 'no'}`);
        return said;
      };
    }
  }
  const refusal = (command: string, rule: Rule<never>): string => `${command}: refused by "${guardName(rule)}" (${rule.code})`;
  let lastNo: Rule<never> | undefined;
  for (const [command, of] of rules) for (const rule of of) goals.add(refusal(command, rule));
  // a refusal is explained by the first rule that says no, and none is asked after it
  for (const rule of new Set(rules.flatMap(([, of]) => of))) {
    const { holds } = rule;
    Object.assign(rule, {
      holds: (s: never) => {
        const said = holds(s);
        if (!said) lastNo = rule;
        return said;
      },
    });
  }
  return {
    missing: () => [...goals].filter((g) => !done.has(g)),
    reached: () => done.size,
    total: () => goals.size,
    refused: (command, code) => {
      if (lastNo?.code === code) reach(refusal(command, lastNo));
    },
  };
};
