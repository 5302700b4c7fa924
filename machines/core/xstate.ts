/** The only door to XState: the machines use these parts of it and no others (no `after`, no `invoke`, no actors). */

export type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
export { and, assign, createMachine, emit, initialTransition, not, or, raise, setup, stateIn, transition } from 'xstate';
