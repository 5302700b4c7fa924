import { advance, deadlines, specs } from './citizen.ts';
import { type LegalDate, startOfDay } from './core/calendar.ts';
import type { Accepted, Command } from './core/composition.ts';
import type { Caller, CitizenState, Message, Role } from './core/types.ts';
import { ownCaller } from './drawing.ts';

/** A date that a command would bring (`from` null), take away (`to` null) or move. */
export interface ChangedDate {
  readonly machine: string;
  readonly event: string;
  readonly rule: string;
  readonly from: LegalDate | null;
  readonly to: LegalDate | null;
}

/** What a command would do besides its entries: messages that would be sent, dates that would change. */
export interface Consequences {
  readonly messages: readonly Message[];
  readonly dates: readonly ChangedDate[];
}

/**
 * Compares the citizen as it would be without the command on that day with how it would be with it. Pure.
 * @param answer what the what-if of the command answered
 */
export const consequencesOf = (state: CitizenState, answer: Accepted, now: number, day: LegalDate): Consequences => {
  const before = deadlines(advance(state, Math.max(now, startOfDay(day))).state);
  const after = deadlines(answer.state);
  const was = new Map(before.map((d) => [d.id, d]));
  const is = new Map(after.map((d) => [d.id, d]));
  const dates = [
    ...after.flatMap(({ id, machine, event, rule, on }): readonly ChangedDate[] => {
      const from = was.get(id)?.on ?? null;
      return from === on ? [] : [{ machine, event, rule, from, to: on }];
    }),
    ...before.flatMap(({ id, machine, event, rule, on }): readonly ChangedDate[] =>
      is.has(id) ? [] : [{ machine, event, rule, from: on, to: null }],
    ),
  ];
  return { messages: answer.effects.flatMap((e) => ('message' in e ? [e.message] : [])), dates };
};

/** The command as whoever may give it to this citizen would give it: the one who asks, where that one may, else the first who does. */
export const byWhoeverMay = (state: CitizenState, command: Command): Command => {
  const roles = specs.get(command.name)?.spec.roles ?? [];
  const may: readonly Role[] = typeof roles === 'function' ? roles(command.payload) : roles;
  if (may.includes(command.caller.role)) return command;
  const callers = may.flatMap((role): readonly Caller[] => [ownCaller(state, role) ?? []].flat());
  const [caller = command.caller] = callers;
  return { ...command, caller };
};
