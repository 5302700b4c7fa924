import { notYours } from './access.ts';
import { dateAt, type LegalDate, startOfDay } from './core/calendar.ts';
import { refuse } from './core/checks.ts';
import {
  type Accepted,
  type Advanced,
  type AllowedCommand,
  type Callback,
  type Command,
  compose,
  type Refused,
} from './core/composition.ts';
import type { Caller, CitizenState } from './core/types.ts';
import { ownCitizen } from './readings.ts';
import { registry } from './registry.ts';
import { belongsAtFirst } from './residence/jobcentre.ts';

/** The citizen: all machines composed. Everything here is pure; instants come in as epoch milliseconds. */
export const composed = compose(registry);

export const { deadlines, lawChanges, lawChange, takeOver, upgrade, courses, advance, roleAllows, modules, specs } = composed;

/** A citizen as created: belongs to a jobcentre, and nothing else is known. */
export const newCitizen = (citizen: {
  readonly citizenId: string;
  readonly birthDate: LegalDate;
  readonly jobcentre: string;
}): CitizenState => composed.initial(citizen.citizenId, citizen.birthDate, { jobcentre: belongsAtFirst(citizen.jobcentre) });

const joined = (first: Advanced, then: Advanced): Advanced => ({
  state: then.state,
  entries: [...first.entries, ...then.entries],
  effects: [...first.effects, ...then.effects],
});

/**
 * Decides one command: time first does what is due, then the rules answer, then what the command itself made due at once happens.
 * @param now the engine's clock, epoch milliseconds
 */
export const decide = (state: CitizenState, command: Command, now: number): Accepted | Refused => {
  const due = advance(state, now);
  const decided = composed.decideOn(due.state, command, now, ownCitizen);
  if (decided.outcome === 'refused') return decided;
  const all = joined(due, joined(decided, advance(decided.state, now)));
  return { ...decided, ...all };
};

/** What a command would be answered on another day: time is let run on to it (never back), nothing is changed. */
export const whatIf = (state: CitizenState, command: Command, now: number, day: LegalDate): Accepted | Refused => {
  const then = Math.max(now, startOfDay(day));
  const { state: current } = advance(state, then);
  if (specs.get(command.name)?.spec.ownership === 'joins' && roleAllows(command.name, command.payload, command.caller)) {
    if (!ownCitizen(current, command.caller)) return refuse(notYours);
  }
  return composed.decideOn(current, command, then, ownCitizen, day);
};

/** What a course brings back from outside happens to the thing that it is about; where nothing takes it (any more), nothing does. */
export const takeCallback = (state: CitizenState, callback: Callback, now: number): Advanced => {
  const due = advance(state, now);
  const m = modules.find((x) => x.id === callback.machine);
  if (!m?.callbacks?.includes(callback.event)) return due;
  const done = composed.happen(due.state, { ...callback, rule: m.rule, today: dateAt(now), now, role: 'course' });
  return done ? joined(due, joined(done, advance(done.state, now))) : due;
};

/**
 * What the caller could do now: each command with the rule that says no, or none when some payload would pass. An a-kasse that is not the
 * citizen's learns nothing by it: not even which of joining and taking over would be taken.
 */
export const allowed = (state: CitizenState, caller: Caller, now: number): readonly AllowedCommand[] => {
  const { state: current } = advance(state, now);
  const today = dateAt(now);
  const stranger = caller.role === 'a-kasse' && !ownCitizen(current, caller);
  const nothing = { allowed: false, rule: notYours.rule, code: notYours.code, en: notYours.en, da: notYours.da };
  return [...specs.values()].flatMap(({ spec }): readonly AllowedCommand[] => {
    const payloads = spec.samples(current, today).filter((p: unknown) => roleAllows(spec.name, p, caller));
    if (payloads.length === 0) return [];
    if (stranger && spec.ownership === 'joins') return [{ command: spec.name, ...nothing }];
    // the first that passes is enough: who has hundreds of meetings is not asked of each
    let no: Refused | undefined;
    const yes = payloads.some((payload: unknown) => {
      const answer = composed.decideOn(current, { id: 'what-if', name: spec.name, payload, caller }, now, ownCitizen);
      if (answer.outcome === 'refused') no ??= answer;
      return answer.outcome === 'accepted';
    });
    if (stranger && !yes) return [{ command: spec.name, ...nothing }];
    return [
      yes || no === undefined
        ? { command: spec.name, allowed: true, rule: spec.rule }
        : { command: spec.name, allowed: false, rule: no.refusal.rule, code: no.refusal.code, en: no.refusal.en, da: no.refusal.da },
    ];
  });
};

export { profileAnswer } from './jobseeking/rules/1.5-jobnet-profile.ts';
