import type { CommandName, CommandPayloads, Fact, PublishedFact, PublishedFacts, Situation } from './types.ts';

/** The events that charts take: a command, a fact of a machine further up, or one of the chart's own. */

interface CommandEvent<N extends CommandName> {
  readonly type: N;
  readonly s: Situation<CommandPayloads[N]>;
  readonly fact?: undefined;
}

interface FactEvent<F extends PublishedFact> {
  readonly type: F;
  readonly s: Situation;
  readonly fact: PublishedFacts[F];
}

interface OwnEvent<T extends string, P> {
  readonly type: T;
  readonly s: Situation<P>;
  readonly fact?: undefined;
}

/**
 * The events that one chart takes, by name: commands, facts of other machines, and its own (dates, corrections, callbacks of its course, what one
 * region raises for another), which bring no payload; those that do stand in a map from name to payload. Given to `setup` as `events`: a
 * command or a fact that there is not, and an arrow for an event that is not in the list, do not compile.
 */
export type Events<
  C extends CommandName,
  F extends PublishedFact = never,
  Own extends string = never,
  Bringing extends object = Record<never, never>,
> =
  | { [N in C]: CommandEvent<N> }[C]
  | { [N in F]: FactEvent<N> }[F]
  | { [N in Own]: OwnEvent<N, unknown> }[Own]
  | { [N in keyof Bringing & string]: OwnEvent<N, Bringing[N]> }[keyof Bringing & string];

/** What one region of a chart raises for another, with the fact that was reported by it. */
export interface RaisedEvent<T extends string, F extends PublishedFact> {
  readonly type: T;
  readonly s: Situation;
  readonly fact: PublishedFacts[F];
}

/** Any event of any chart. */
export interface ChartEvent {
  readonly type: string;
  readonly s: Situation;
  readonly fact?: Fact | undefined;
}

/** The event of the name, of those that a chart takes. */
export type EventOf<E extends ChartEvent, N extends string> = E extends { readonly type: N } ? E : never;

/** The events that are the chart's own: neither commands nor facts of other machines. */
export type OwnName<E extends ChartEvent> = Exclude<E['type'], CommandName | PublishedFact>;

export type OwnEventOf<E extends ChartEvent> = EventOf<E, OwnName<E>>;

/** The facts of other machines that the chart takes. */
export type PublishedFactOf<E extends ChartEvent> = string extends E['type'] ? PublishedFact : Extract<E['type'], PublishedFact>;

/* What a transition hands to its action or guard as `params`, from its own event. */

/** `params: payload`: what the command, or the course that calls back, brought. */
export const payload = <P>({ event }: { readonly event: { readonly s: Situation<P> } }): P => event.s.payload;

/** `params: fact`: the fact that was reported further up. */
export const fact = <F extends Fact>({ event }: { readonly event: { readonly fact: F } }): F => event.fact;

/** `params: situation`: all that is known, with the command's payload. */
export const situation = <P>({ event }: { readonly event: { readonly s: Situation<P> } }): Situation<P> => event.s;

/** `params: event`: the event itself, for an action that is told apart by it. */
export const event = <E extends ChartEvent>(a: { readonly event: E }): E => a.event;
