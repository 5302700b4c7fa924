import type { Emitted } from './action.ts';
import type { LegalDate } from './calendar.ts';
import type { ChartEvent } from './events.ts';
import { withRules } from './guarded.ts';
import type { AnyCommandSpec, MachineModule } from './machine.ts';
import type { Rule } from './rule.ts';
import type { CitizenState, Item, StateValue } from './types.ts';
import { versionsOf } from './upgrade.ts';
import { initialTransition, transition } from './xstate.ts';

/** The rules of a command in the order in which they are asked: its own, but for those set aside, then those that other machines add. */
const rulesOf = (spec: AnyCommandSpec, modules: readonly MachineModule[]): readonly Rule[] => {
  const ofOthers = (of: (m: MachineModule) => MachineModule['alsoRefuses']): readonly Rule[] =>
    modules.flatMap((m) => (of(m) as Record<string, readonly Rule[]> | undefined)?.[spec.name] ?? []);
  const aside = ofOthers((m) => m.setsAside);
  return [...spec.rules.filter((r) => !aside.includes(r)), ...ofOthers((m) => m.alsoRefuses)];
};

/**
 * The machines, in the order of the pass, with each command's rules in its chart: one step of one thing of a citizen's at a time.
 * @param guarded how a command's rules get into a chart
 */
export const bindCharts = (registered: readonly MachineModule[], guarded: typeof withRules = withRules) => {
  const rules = new Map<string, readonly Rule[]>(
    registered.flatMap((owner) => owner.commands.map((spec): [string, readonly Rule[]] => [spec.name, rulesOf(spec, registered)])),
  );
  const modules = registered.map((m): MachineModule => ({ ...m, machine: guarded(m.machine, (command) => rules.get(command)) }));
  const byId = new Map<string, MachineModule>(modules.map((m) => [m.id, m]));
  const specs = new Map<string, { readonly spec: AnyCommandSpec; readonly owner: MachineModule; readonly rules: readonly Rule[] }>(
    modules.flatMap((owner) => owner.commands.map((spec) => [spec.name, { spec, owner, rules: rules.get(spec.name) ?? [] }])),
  );
  const order = new Map<string, number>(modules.map((m, i) => [m.id, i]));

  const moduleOf = (id: string): MachineModule => {
    const found = byId.get(id);
    if (!found) throw new Error(`no machine ${id}`);
    return found;
  };
  const itemsOf = (state: CitizenState, id: string): readonly Item[] => (state.items as Record<string, readonly Item[]>)[id] ?? [];
  /** The things that a command's ids can name. */
  const findable = (state: CitizenState, id: string): readonly Item[] =>
    itemsOf(state, id).filter((i) => i.value !== byId.get(id)?.leavingIn);
  const withItems = (state: CitizenState, id: string, items: readonly Item[]): CitizenState => ({
    ...state,
    items: { ...state.items, [id]: items },
  });

  const fresh = (m: MachineModule, id: string): Item => {
    const [snapshot] = initialTransition(m.machine);
    return { id, value: snapshot.value as StateValue, context: snapshot.context };
  };

  /** One step of one item's machine: undefined when no transition takes the event. */
  const step = (m: MachineModule, item: Item, event: ChartEvent): { item: Item; emitted: readonly Emitted[] } | undefined => {
    if (event.type.startsWith('xstate.')) return undefined;
    const snapshot = m.machine.resolveState({ value: item.value, context: item.context });
    if (!snapshot.can(event)) return undefined;
    const [next, actions] = transition(m.machine, snapshot, event);
    const emitted = actions.flatMap((a) => {
      const { type, params } = a as { type: string; params?: { event?: Emitted } };
      return type === 'xstate.emit' && params?.event ? [params.event] : [];
    });
    return { item: { id: item.id, value: next.value as StateValue, context: next.context }, emitted };
  };

  const initial = (citizenId: string, birthDate: LegalDate, seed: Readonly<Record<string, unknown>> = {}): CitizenState => {
    const items: Record<string, readonly Item[]> = {};
    for (const m of modules) {
      const one = m.cardinality === 'one' ? fresh(m, m.id) : undefined;
      items[m.id] = one ? [{ ...one, context: { ...(one.context as object), ...((seed[m.id] as object | undefined) ?? {}) } }] : [];
    }
    return { citizenId, birthDate, seq: 0, versions: versionsOf(modules), items: items as CitizenState['items'] };
  };

  /** Stores the item after its step; what is gone leaves the state. */
  const put = (state: CitizenState, m: MachineModule, item: Item): CitizenState => {
    const items = itemsOf(state, m.id);
    if (m.goneIn !== undefined && item.value === m.goneIn)
      return withItems(
        state,
        m.id,
        items.filter((i) => i.id !== item.id),
      );
    return withItems(state, m.id, items.some((i) => i.id === item.id) ? items.map((i) => (i.id === item.id ? item : i)) : [...items, item]);
  };

  return { modules, rules, specs, order, moduleOf, itemsOf, findable, fresh, step, put, initial };
};

export type Charts = ReturnType<typeof bindCharts>;
