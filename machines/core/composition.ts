import { addDays, dateAt, type LegalDate, startOfDay } from './calendar.ts';
import { bindCharts } from './charts.ts';
import { checkTables, no, refuse } from './checks.ts';
import { bindDates } from './dates.ts';
import type { Accepted, Advanced, Command, Entry, Refused } from './decision.ts';
import type { withRules } from './guarded.ts';
import { changedDates, type Dated } from './law.ts';
import type { MachineModule } from './machine.ts';
import { bindPass, collect, type Pass } from './pass.ts';
import { firstNo, refusal } from './rule.ts';
import type { Caller, CitizenState, Effect, Fact, MachineId, NoCaller, Situation } from './types.ts';
import { type Upgraded, upgrade } from './upgrade.ts';

/** More deadlines than this due in one go means a machine that does not leave its own deadline. */
const MOST_DUE = 20_000;

/** The fields of a payload that say from which day it holds. */
const HOLDS_FROM = ['from', 'on', 'date', 'firstSickDay', 'recoveredOn', 'firstDay'] as const;

/** Who did it, as the timeline writes it. */
export const written = (caller: Situation['caller']): string =>
  caller.org === null || caller.role === 'citizen' ? caller.role : `${caller.role} ${caller.org}`;

/**
 * Binds the machines, in the order of the pass, to the functions that the rest of the product calls. All are pure.
 * @param guarded how a command's rules get into a chart
 */
export const compose = (registered: readonly MachineModule[], guarded?: typeof withRules) => {
  const charts = bindCharts(registered, guarded);
  const { modules, specs, moduleOf, itemsOf, findable, fresh, step, put, initial } = charts;
  const dates = bindDates(charts);
  const { deadlines, courses, changes, nextChange, lawChange, wrongs } = dates;
  const { propagate, finish } = bindPass(charts, dates);

  /** What happens to one item by itself (a deadline) or from outside (a callback of a course). */
  const happen = (
    state: CitizenState,
    cause: {
      id: string;
      machine: string;
      item: string;
      event: string;
      payload: unknown;
      rule: string;
      today: LegalDate;
      now: number;
      role: NoCaller;
      /** The day from which it holds, where it is another than today. */
      effectiveOn?: LegalDate;
    },
  ): Advanced | undefined => {
    const m = moduleOf(cause.machine);
    const item = itemsOf(state, m.id).find((i) => i.id === cause.item);
    if (!item) return undefined;
    const base = { before: state, today: cause.today, caller: { role: cause.role, org: null }, payload: cause.payload, newId: cause.id };
    const stepped = step(m, item, { type: cause.event, s: { ...base, current: state, item } });
    if (!stepped) return undefined;
    const pass: Pass = { state: put(state, m, stepped.item), facts: [], effects: [] };
    const reported: Fact[] = [];
    collect(pass, stepped.emitted, reported);
    propagate(pass, m, reported, base);
    return finish(pass, state, {
      id: cause.id,
      now: cause.now,
      effectiveOn: cause.effectiveOn ?? cause.today,
      by: cause.role,
      command: cause.event,
      rule: cause.rule,
    });
  };

  /**
   * Puts right what is not as dated truth has it, and lets time do what it has to do up to `now` (epoch milliseconds). What no transition takes
   * stays, and holds up no other.
   */
  const advance = (state: CitizenState, now: number): Advanced => {
    let current = state;
    let today = dateAt(now);
    const entries: Entry[] = [];
    const effects: Effect[] = [];
    const stuck = new Set<string>();
    for (let n = 0; ; n++) {
      const wrong = wrongs(current).find((w) => !stuck.has(w.id));
      if (wrong) {
        if (n > MOST_DUE) throw new Error(`correction ${wrong.id} puts nothing right`);
        const { machine, item, event, rule, on, brings } = wrong;
        const id = `${current.citizenId}.${current.seq + 1}`;
        const done = happen(current, {
          id,
          machine,
          item,
          event,
          payload: brings ?? { on },
          rule,
          today,
          now,
          role: 'register',
          effectiveOn: on,
        });
        if (!done) {
          stuck.add(wrong.id);
          continue;
        }
        stuck.clear();
        current = done.state;
        entries.push(...done.entries);
        effects.push(...done.effects);
        continue;
      }
      const next = deadlines(current).find((d) => !stuck.has(d.id));
      const law = nextChange(current);
      if (law !== undefined && law <= now && (!next || law <= startOfDay(next.on))) {
        const known = { ...current, lawAsOf: law };
        const what = changedDates(deadlines(current), deadlines(known));
        const cause = { id: '', now, effectiveOn: dateAt(law), by: 'clock', command: 'law-changed', rule: what[0]?.rule ?? '0' };
        const done = what.length === 0 ? undefined : finish({ state: known, facts: [...what], effects: [] }, known, cause);
        current = done?.state ?? known;
        entries.push(...(done?.entries ?? []));
        continue;
      }
      if (!next || startOfDay(next.on) > now) return { state: current, entries, effects };
      if (n > MOST_DUE) throw new Error(`deadline ${next.id} does not pass`);
      const done = happen(current, {
        id: `${current.citizenId}.${current.seq + 1}`,
        machine: next.machine,
        item: next.item,
        event: next.event,
        payload: {},
        rule: next.rule,
        today: next.on,
        now,
        role: 'clock',
      });
      if (!done) {
        stuck.add(next.id);
        continue;
      }
      stuck.clear();
      today = next.on;
      current = done.state;
      entries.push(...done.entries);
      effects.push(...done.effects);
    }
  };

  const upgraded = (state: CitizenState): Upgraded => upgrade(modules, (m) => fresh(m, m.id), state);

  /**
   * Takes over a citizen from another version of the program: the state is carried to the machines of this one, and where a machine or a date is
   * another, an entry says which, with the old date and the new one.
   * @param dates as the other version had them; absent: only the machines are compared
   */
  const takeOver = (stored: CitizenState, dates: readonly Dated[] | undefined, now: number): Advanced & Pick<Upgraded, 'withoutTarget'> => {
    const { state, changes, withoutTarget } = upgraded(stored);
    const what: readonly Fact[] = [
      ...changes.map((change): Fact => {
        const title = modules.find((m) => m.id === change.machine)?.title;
        return { type: 'machine-changed', ...change, ...(title === undefined ? {} : { title }) };
      }),
      ...(dates === undefined || withoutTarget.length > 0 ? [] : changedDates(dates, deadlines(state))),
    ];
    if (what.length === 0 || withoutTarget.length > 0) return { state, entries: [], effects: [], withoutTarget };
    const cause = { id: '', now, effectiveOn: dateAt(now), by: 'register', command: 'program-changed', rule: '0' };
    return { ...finish({ state, facts: [...what], effects: [] }, state, cause), withoutTarget };
  };

  /** Role and code tables that need no state: the API asks this before it looks for the citizen. */
  const roleAllows = (name: string, payload: unknown, caller: Caller): boolean => {
    const found = specs.get(name);
    if (!found) return false;
    const roles = typeof found.spec.roles === 'function' ? found.spec.roles(payload) : found.spec.roles;
    return roles.includes(caller.role);
  };

  type Owns = (state: CitizenState, caller: Caller) => boolean;

  /** Decides one command as of `now`, on a state that time has already been let run on. Changes nothing. */
  const decideOn = (state: CitizenState, cmd: Command, now: number, owns: Owns, day: LegalDate = dateAt(now)): Accepted | Refused => {
    const found = specs.get(cmd.name);
    if (!found) return no('unknown-command', '0', 'There is no such command', 'Kommandoen findes ikke');
    const { spec, owner, rules } = found;
    if (!roleAllows(cmd.name, cmd.payload, cmd.caller))
      return no('forbidden-role', spec.rule, 'The role may not give this command', 'Rollen har ikke adgang til denne kommando', 403);
    if (spec.ownership === undefined && !owns(state, cmd.caller)) {
      return no('not-your-citizen', spec.rule, "The citizen is not the caller's own", 'Borgeren hører ikke under den, der spørger', 403);
    }
    const checked = checkTables({ moduleOf, itemsOf, findable }, { spec, owner }, state, cmd, day);
    if ('outcome' in checked) return checked;
    const { s, item, target } = checked;
    const subject = item ?? fresh(target, cmd.id);
    const stepped = step(target, subject, { type: cmd.name, s });
    if (!stepped) {
      // the chart has decided; the rules only say why
      const broken = firstNo(rules, s);
      if (broken) return refuse(refusal(broken, s));
      throw new Error(`${cmd.name} is refused by no rule and taken by no transition of ${target.id} in ${subject.value}`);
    }
    const pass: Pass = { state: put(state, target, stepped.item), facts: [], effects: [] };
    const reported: Fact[] = [];
    collect(pass, stepped.emitted, reported);
    propagate(pass, target, reported, { before: state, today: day, caller: cmd.caller, payload: s.payload, newId: cmd.id });
    const effectiveOn =
      (spec.entryOf === 'today' ? [] : HOLDS_FROM)
        .map((f) => (s.payload as Record<string, unknown>)[f])
        .find((d): d is string => typeof d === 'string') ?? day;
    const done = finish(pass, state, {
      id: cmd.id,
      now,
      effectiveOn,
      by: written(cmd.caller),
      command: cmd.name,
      rule: spec.rule,
      commandId: cmd.id,
    });
    return { outcome: 'accepted', ...done, result: spec.result?.(s) ?? {} };
  };

  return {
    modules,
    specs,
    initial,
    upgrade: upgraded,
    takeOver,
    deadlines,
    /** The instants at which the law changes, in order. */
    lawChanges: changes,
    lawChange,
    courses,
    advance,
    happen,
    decideOn,
    roleAllows,
    itemsOf,
    step,
    fresh,
    dayBefore: (d: LegalDate) => addDays(d, -1),
  };
};

export type Composition = ReturnType<typeof compose>;
export type * from './decision.ts';
export type { MachineId };
