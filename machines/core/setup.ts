import { type Action, implemented } from './action.ts';
import type { ChartEvent, EventOf } from './events.ts';
import { type AnyStateMachine, and, type Combined, setup as xstateSetup } from './xstate.ts';

/**
 * XState's `setup`, as far as the machines use it, with its names held to their lists: an arrow for an event that is not in `types.events`, a
 * guard or an action that is not set up, and params that are not those of the action, do not compile. (XState itself lets an arrow for an unknown
 * event pass.) What an action or a guard needs of its event it gets as params, and a transition's params are typed by the transition's own event.
 */

/** What a guard may look at, beside its params: not the payload, which is another's for each event. */
export interface Asked<C> {
  readonly context: C;
  readonly event: ChartEvent & { readonly s: Omit<ChartEvent['s'], 'payload'> };
}

type Guard<C, P> = ((asked: Asked<C>, params: P) => boolean) | Combined<string>;

/** A name of the list; with params where the one that it names takes some, as they are or worked out from the event. */
type Named<L, C, E> = {
  [K in keyof L & string]: unknown extends L[K]
    ? K
    : { readonly type: K; readonly params: L[K] | ((a: { readonly context: C; readonly event: E }) => L[K]) };
}[keyof L & string];

interface Arrow<C, E, G, A> {
  /** Of a list all must hold. */
  readonly guard?: Named<G, C, E> | readonly Named<G, C, E>[];
  readonly target?: string;
  readonly actions?: Named<A, C, E> | readonly Named<A, C, E>[];
}

/** The arrows of a state, by event. */
export type Arrows<C, E extends ChartEvent, G, A> = {
  readonly [N in E['type']]?: Arrow<C, EventOf<E, N>, G, A> | readonly Arrow<C, EventOf<E, N>, G, A>[];
};

interface State<C, E extends ChartEvent, G, A> {
  readonly type?: 'parallel';
  readonly initial?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly on?: Arrows<C, E, G, A>;
  readonly states?: Readonly<Record<string, State<C, E, G, A>>>;
}

interface Config<C, E extends ChartEvent, G, A> extends State<C, E, G, A> {
  readonly id: string;
  readonly context: C;
}

/** A chart that takes the events `E`. */
export type Chart<E extends ChartEvent> = AnyStateMachine & { readonly takes?: E | undefined };

interface Setup<C, E extends ChartEvent, G, A> {
  /** A list of arrows, or the arrows of a state, written before the chart. */
  readonly arrows: <const O extends Arrows<C, E, G, A>>(on: O) => O;
  readonly createMachine: (config: Config<C, E, G, A>) => Chart<E>;
}

interface Written {
  readonly on?: Readonly<Record<string, unknown>>;
  readonly states?: Readonly<Record<string, Written>>;
}

/** The same config with its lists of guards as XState has them. */
const asXState = ({ on, states, ...state }: Written): object => ({
  ...state,
  ...(on && {
    on: Object.fromEntries(
      Object.entries(on).map(([event, arrows]) => [
        event,
        [arrows].flat().map((arrow) => {
          const { guard } = arrow as { readonly guard?: unknown };
          return Array.isArray(guard) ? { ...(arrow as object), guard: and(guard as readonly string[]) } : arrow;
        }),
      ]),
    ),
  }),
  ...(states && { states: Object.fromEntries(Object.entries(states).map(([name, inner]) => [name, asXState(inner)])) }),
});

/** `setup<Context, Taken>()({ guards, actions }).createMachine(…)`: the types first, so that guards and actions are held to them. */
export const setup =
  <C, E extends ChartEvent>() =>
  <G = Record<never, never>, A = Record<never, never>>({
    guards = {} as never,
    actions = {} as never,
  }: {
    readonly guards?: { readonly [K in keyof G]: Guard<C, G[K]> };
    readonly actions?: { readonly [K in keyof A]: Action<C, E['type'], A[K]> };
  }): Setup<C, E, G, A> => {
    const named = Object.entries<Action<C, string, never>>(actions as never).map(([name, action]) => [name, implemented(action as never)]);
    const machines = xstateSetup({ guards, actions: Object.fromEntries(named) } as never);
    return { arrows: (on) => on, createMachine: (config) => machines.createMachine(asXState(config as Written) as never) as never };
  };
