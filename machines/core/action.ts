import type { ChartEvent } from './events.ts';
import type { Fact, Message, PublishedFact, PublishedFacts, Situation, Work } from './types.ts';
import { enqueueActions } from './xstate.ts';

/** What an action may look at, beside its params. */
export interface Acting<C> {
  /** As the action leaves it. */
  readonly context: C;
  /** As it was before. */
  readonly was: C;
  readonly s: Situation;
}

type Details<F> = { readonly [K in keyof F as string extends K ? never : K extends 'type' ? never : K]: F[K] } & Readonly<
  Record<string, unknown>
>;

/** What a fact says, by its type; undefined: there is nothing to report. Those that other machines subscribe to say what is declared of them. */
type Reports<C, P> = { readonly [F in PublishedFact]?: (a: Acting<C>, params: P) => Details<PublishedFacts[F]> | undefined } & {
  readonly [type: string]: (a: Acting<C>, params: P) => Readonly<Record<string, unknown>> | undefined;
};

/** One action of a chart, as data: what it changes, which facts it reports, what it sends and asks for. The chart names it, with its params. */
export interface Action<C, E extends string = string, P = unknown> {
  /** What of the context it changes. */
  readonly set?: (a: { readonly context: C; readonly s: Situation }, params: P) => Partial<NoInfer<C>>;
  /** The facts that it reports, in this order: to the timeline, and to the machines further down. */
  readonly reports?: Reports<C, P>;
  /** Messages that it sends. */
  readonly sends?: (a: Acting<C>, params: P) => readonly Message[];
  /** Work that it asks for outside. */
  readonly asks?: (a: Acting<C>, params: P) => Work | undefined;
  /** The course that carries out what it sends and asks for; the citizen's shell when absent. */
  readonly by?: (a: Acting<C>, params: P) => string | undefined;
  /** The event that it raises for the region beside, with the fact that it reported. */
  readonly raises?: E;
}

/** The action as XState takes it. `reports` names its facts, for the documents. */
export const implemented = <C extends object>({ set, reports = {}, sends, asks, by, raises }: Action<C, string, never>) =>
  Object.assign(
    enqueueActions(({ context: was, event, enqueue }: { context: C; event: ChartEvent; enqueue: Enqueue<C> }, params: never) => {
      const s = event.s as Situation;
      const changes = set?.({ context: was, s }, params);
      if (changes) enqueue.assign(changes);
      const acting: Acting<C> = { context: changes ? { ...was, ...changes } : was, was, s };
      const facts = Object.entries(reports).flatMap(([type, says]): readonly Fact[] => {
        const details = says?.(acting, params);
        return details ? [{ type, ...details }] : [];
      });
      for (const fact of facts) enqueue.emit({ type: 'fact', fact });
      if (sends) enqueue.emit({ type: 'send', messages: sends(acting, params), course: by?.(acting, params) });
      if (asks) enqueue.emit({ type: 'ask', work: asks(acting, params), course: by?.(acting, params) });
      if (raises !== undefined) enqueue.raise({ ...event, type: raises, fact: facts[0] });
    }) as object,
    { reports: Object.keys(reports) },
  );

/** The part of XState's `enqueue` that is used. */
interface Enqueue<C> {
  readonly assign: (changes: Partial<C>) => void;
  readonly emit: (emitted: Emitted) => void;
  readonly raise: (event: ChartEvent) => void;
}

/** What a step reports, sends and asks for. */
export type Emitted =
  | { readonly type: 'fact'; readonly fact: Fact }
  | { readonly type: 'send'; readonly messages: readonly Message[]; readonly course: string | undefined }
  | { readonly type: 'ask'; readonly work: Work | undefined; readonly course: string | undefined };

/** Declares an action; its params are those of the first of its functions that names their type. */
export const action = <C, P = unknown, E extends string = never>(a: Action<C, E, P>): Action<C, E, P> => a;
