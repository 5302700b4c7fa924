import { and as xAnd, or as xOr, stateIn as xStateIn } from 'xstate';

/** The one place that imports XState: the machines use these parts of it and no others (no `after`, no `invoke`, no actors). */

export type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
export { createMachine, enqueueActions, initialTransition, setup, transition } from 'xstate';

/** A guard made of others; `N` are the names that it uses. */
export interface Combined<N extends string = never> {
  readonly names?: N;
}

type Part<N extends string> = N | Combined<N>;

export const and = <N extends string>(guards: readonly Part<N>[]): Combined<N> => xAnd(guards as never) as never;
export const or = <N extends string>(guards: readonly Part<N>[]): Combined<N> => xOr(guards as never) as never;
export const stateIn = (value: object): Combined => xStateIn(value as never) as never;
