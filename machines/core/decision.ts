import type { LegalDate } from './calendar.ts';
import type { Refusal } from './rule.ts';
import type { Caller, CitizenState, Effect, Fact } from './types.ts';

/** A command as it reaches the rules: shape checked, texts taken out. */
export interface Command {
  /** Unique for the command; ids of things, effects and answers come from it. */
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly caller: Caller;
}

/** Something that a course brings back from outside. */
export interface Callback {
  readonly id: string;
  readonly machine: string;
  readonly item: string;
  readonly event: string;
  readonly payload: unknown;
}

/** A thing of a machine that went from one state to another: the innermost states, dotted where they lie in others. */
export interface Move {
  readonly machine: string;
  readonly item: string;
  /** Empty for a new thing. */
  readonly from: readonly string[];
  /** Empty for a thing that is gone. */
  readonly to: readonly string[];
}

/** The innermost states of a state's value: one, or one a parallel region; `a.b` for `b` inside `a`. */
export const leavesOf = (value: unknown, inside = ''): readonly string[] => {
  if (typeof value === 'string') return [`${inside}${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([state, inner]) => leavesOf(inner, `${inside}${state}.`));
};

/** A line of the citizen's timeline. `recordedAt` is an instant (ISO, UTC). */
export interface Entry {
  /**
   * Unique for the entry: its command's id, or one of its own. Put in by the citizen's workflow when it is recorded; the number alone is not
   * unique where an operator has set the workflow back to an earlier point.
   */
  readonly id?: string;
  readonly seq: number;
  readonly recordedAt: string;
  readonly effectiveOn: LegalDate;
  readonly by: string;
  readonly command: string;
  readonly rule: string;
  readonly what: readonly Fact[];
  /** The command behind it; absent for what time and the outside brought. */
  readonly commandId?: string;
  /** Absent where every thing stayed in its state. */
  readonly moves?: readonly Move[];
}

export interface Accepted {
  readonly outcome: 'accepted';
  readonly state: CitizenState;
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
  readonly result: Readonly<Record<string, unknown>>;
}

export interface Refused {
  readonly outcome: 'refused';
  readonly refusal: Refusal;
}

export interface Advanced {
  readonly state: CitizenState;
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
}

/** Whether some payload of the command would pass, for "what may I do now?"; if not, why. */
export interface AllowedCommand {
  readonly command: string;
  readonly allowed: boolean;
  readonly rule: string;
  readonly code?: string;
  readonly en?: string;
  readonly da?: string;
}
