import { advance, courses, deadlines, modules, specs, whatIf } from './citizen.ts';
import { dateAt, type LegalDate } from './core/calendar.ts';
import { leavesOf } from './core/decision.ts';
import type { AnyCommandSpec, Deadline, MachineModule } from './core/machine.ts';
import type { Refusal } from './core/rule.ts';
import type { Caller, CitizenState, Item, Role } from './core/types.ts';
import type { AnyStateMachine } from './core/xstate.ts';
import { aKasseNow, jobcentreNow } from './readings.ts';

/** The diagram of one citizen: each chart as it is, where the citizen stands in it, and what may come next. Pure. */

/** A state as it is drawn; its id is its path in the chart, dotted where it lies in another. */
export interface DrawnState {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
  /** The chart, or the state around it, begins here. */
  readonly initial: boolean;
  /** The name that the chart itself gives the state. */
  readonly name?: { readonly da: string; readonly en: string };
}

export interface DrawnArrow {
  /** The state that it leaves; null: it is taken in every state. */
  readonly from: string | null;
  readonly event: string;
  /** The states that it enters; none: it stays where it is. */
  readonly to: readonly string[];
  /** The paragraphs of its guards. */
  readonly rules: readonly string[];
}

export interface Chart {
  readonly machine: string;
  readonly title: { readonly en: string; readonly da: string };
  readonly rule: string;
  readonly cardinality: 'one' | 'many';
  readonly states: readonly DrawnState[];
  readonly arrows: readonly DrawnArrow[];
}

/** What may come next for a thing, or for a new one (`item` null). */
export interface Next {
  readonly machine: string;
  readonly item: string | null;
  readonly event: string;
  /** Where it leads: the innermost states; several where the command's payload decides. */
  readonly to: readonly string[];
  /** `open`: a command that would pass; `closed`: a command that a rule refuses; `dated`: happens by itself on a day. */
  readonly how: 'open' | 'closed' | 'dated';
  readonly by: readonly Role[];
  readonly on?: LegalDate;
  readonly rule: string;
  readonly refusal?: Refusal;
}

export interface DrawnItem {
  readonly machine: string;
  readonly item: string;
  /** The innermost states that it is in. */
  readonly present: readonly string[];
}

type Node = AnyStateMachine['root'];
type Nodes = Readonly<Record<string, Node>>;

const childrenOf = (node: Node): readonly Node[] => Object.values(node.states as Nodes);
const idOf = (node: Node): string => node.path.join('.');

/** A state whose first one is never entered by default: each transition into it names one. */
const enteredByName = (node: Node): boolean => (node.meta as { enteredByName?: boolean } | undefined)?.enteredByName === true;

const drawnState = (node: Node, parent: Node): DrawnState => {
  const { name } = (node.meta ?? {}) as { name?: DrawnState['name'] };
  return {
    id: idOf(node),
    parent: parent.path.length === 0 ? null : idOf(parent),
    kind: node.type === 'history' ? 'atomic' : node.type,
    initial: parent.type === 'parallel' || (!enteredByName(parent) && parent.initial?.target?.includes(node as never) === true),
    ...(name === undefined ? {} : { name }),
  };
};

const statesIn = (parent: Node): readonly DrawnState[] =>
  childrenOf(parent).flatMap((node) => [drawnState(node, parent), ...statesIn(node)]);

/** The paragraphs at the head of the names in a guard: `1.1 a the table says active`. */
const paragraphsOf = (guard: unknown): readonly string[] => {
  if (typeof guard === 'string') return [/^(\d(?:\.\d)?)\b/.exec(guard)?.[1] ?? []].flat();
  if (guard === null || guard === undefined) return [];
  const { guards, type, params } = guard as { guards?: readonly unknown[]; type?: unknown; params?: { rules?: readonly string[] } };
  return [...(params?.rules ?? []), ...(guards ?? (typeof type === 'string' ? [type] : []))].flatMap(paragraphsOf);
};

const arrowsIn = (node: Node): readonly DrawnArrow[] => [
  ...[...node.transitions].flatMap(([event, transitions]) =>
    transitions.map(
      (t): DrawnArrow => ({
        from: node.path.length === 0 ? null : idOf(node),
        event,
        to: (t.target ?? []).map((target) => idOf(target as unknown as Node)),
        rules: [...new Set(paragraphsOf(t.guard))],
      }),
    ),
  ),
  ...childrenOf(node).flatMap(arrowsIn),
];

/** A chart as it is registered, whatever its depth: nested states and parallel regions too. */
export const chartOf = ({ id, title, rule, cardinality, machine }: MachineModule): Chart => ({
  machine: id,
  title,
  rule,
  cardinality,
  states: statesIn(machine.root),
  arrows: arrowsIn(machine.root),
});

let drawn: readonly Chart[] | undefined;

/** Every chart, in the order of the pass. */
export const charts = (): readonly Chart[] => {
  drawn ??= modules.map(chartOf);
  return drawn;
};

const itemsOf = (state: CitizenState, machine: string): readonly Item[] =>
  (state.items as Readonly<Record<string, readonly Item[]>>)[machine] ?? [];

/** One who may give commands of the role to this citizen; undefined where there is none. */
export const ownCaller = (state: CitizenState, role: Role): Caller | undefined => {
  if (role === 'jobcentre') return { role, org: jobcentreNow(state) };
  if (role === 'citizen') return { role, org: state.citizenId };
  if (role !== 'a-kasse') return { role, org: null };
  const org = aKasseNow(state);
  return org === null ? undefined : { role, org };
};

/** The thing that a command with this payload is about; null: a new one. */
const subjectOf = (spec: AnyCommandSpec, owner: MachineModule, state: CitizenState, payload: unknown): string | null => {
  if (spec.on === 'new') return null;
  if (spec.on === 'one') return owner.id;
  if (spec.on === 'found') return spec.find?.(state)?.id ?? null;
  return String((payload as Readonly<Record<string, unknown>>)[spec.on]);
};

const NEW = 'what-if';

/** Of a citizen with thousands of things the latest are tried: a picture is asked for often, and must not hold up the citizen. */
const MOST_TRIED = 40;

interface Tried {
  readonly spec: AnyCommandSpec;
  readonly machine: string;
  readonly item: string | null;
  readonly role: Role;
  readonly to?: readonly string[];
  readonly refusal?: Refusal;
}

const tried = (state: CitizenState, now: number, machine?: string): readonly Tried[] => {
  const today = dateAt(now);
  const asked = [...specs.values()].filter(({ owner }) => machine === undefined || owner.id === machine);
  return asked.flatMap(({ spec, owner }) =>
    spec
      .samples(state, today)
      .slice(-MOST_TRIED)
      .flatMap((payload: unknown): readonly Tried[] => {
        const roles = typeof spec.roles === 'function' ? spec.roles(payload) : spec.roles;
        const item = subjectOf(spec, owner, state, payload);
        return roles.flatMap((role: Role): readonly Tried[] => {
          const caller = ownCaller(state, role);
          if (!caller) return [];
          const answer = whatIf(state, { id: NEW, name: spec.name, payload, caller }, now, today);
          const one = { spec, machine: owner.id, item, role };
          if (answer.outcome === 'refused') return [{ ...one, refusal: answer.refusal }];
          const after = itemsOf(answer.state, owner.id).find(({ id }) => id === (item ?? NEW));
          return [{ ...one, to: leavesOf(after?.value) }];
        });
      }),
  );
};

/** The tries of one command at one thing, taken together: every place that it leads to, or the rule that says no. */
const together = (tries: readonly Tried[]): readonly Next[] => {
  const [{ spec, machine, item } = {}] = tries as readonly Partial<Tried>[];
  if (!spec || machine === undefined || item === undefined) return [];
  const one = { machine, item, event: spec.name };
  const rolesWhere = (test: (t: Tried) => boolean): readonly Role[] => [...new Set(tries.filter(test).map(({ role }) => role))];
  const places = new Map(tries.flatMap(({ to }) => (to ? [[to.join(), to] as const] : [])));
  if (places.size > 0)
    return [...places].map(
      ([key, to]): Next => ({
        ...one,
        to,
        how: 'open',
        by: rolesWhere((t) => t.to?.join() === key),
        rule: spec.rule,
      }),
    );
  const refusal = tries.find((t) => t.refusal)?.refusal;
  return refusal ? [{ ...one, to: [], how: 'closed', by: rolesWhere(() => true), rule: refusal.rule, refusal }] : [];
};

const dated = ({ machine, item, event, on, rule }: Deadline): Next => ({ machine, item, event, to: [], how: 'dated', by: [], on, rule });

/**
 * What may come next for each of the citizen's things and for new ones, by whoever may do it; and what closes each way that is closed.
 * @param machine only of this one: all commands of all machines are tried otherwise, which takes a hundred times as long as the rest of a picture
 */
export const nextOf = (state: CitizenState, now: number, machine?: string): readonly Next[] => {
  const { state: current } = advance(state, now);
  const groups = new Map<string, Tried[]>();
  for (const one of tried(current, now, machine)) {
    const key = `${one.spec.name} ${one.item ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const dates = deadlines(current).filter((d) => machine === undefined || d.machine === machine);
  return [...[...groups.values()].flatMap(together), ...dates.map(dated)];
};

export interface Picture {
  readonly items: readonly DrawnItem[];
  readonly next: readonly Next[];
  readonly deadlines: readonly Deadline[];
  readonly courses: readonly {
    readonly id: string;
    readonly type: string;
    readonly rule: string;
    readonly ended: boolean;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
}

/** For whoever wants a picture without what may come next. */
export const NO_NEXT = 'none';

/**
 * Where the citizen stands, as of `now` (the engine's clock, epoch milliseconds). Ids, words and dates; nothing personal.
 * @param next the machine of which it shall say what may come next, or {@link NO_NEXT}; absent: of all
 */
export const pictureOf = (state: CitizenState, now: number, next?: string): Picture => {
  const { state: current } = advance(state, now);
  return {
    items: modules.flatMap((m) =>
      itemsOf(current, m.id).map((item): DrawnItem => ({ machine: m.id, item: item.id, present: leavesOf(item.value) })),
    ),
    next: next === NO_NEXT ? [] : nextOf(current, now, next),
    deadlines: deadlines(current),
    courses: courses(current).map(({ id, type, rule, ended, facts }) => ({ id, type, rule, ended, facts })),
  };
};
