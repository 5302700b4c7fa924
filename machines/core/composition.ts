import { addDays, compareDates, dateAt, type LegalDate, startOfDay, withinCalendar } from './calendar.ts';
import { checkTables, no, refuse } from './checks.ts';
import type { Correction } from './corrections.ts';
import type { Accepted, Advanced, Command, Entry, Refused } from './decision.ts';
import { withRules } from './guarded.ts';
import { changedDates, instantsOf, type Known } from './law.ts';
import type { AnyCommandSpec, Course, Deadline, MachineModule } from './machine.ts';
import { once } from './memo.ts';
import { movesOf } from './moves.ts';
import { firstNo, type Rule, refusal } from './rule.ts';
import type {
  Caller,
  CitizenState,
  Effect,
  Fact,
  Item,
  MachineEvent,
  MachineId,
  Message,
  NoCaller,
  Situation,
  StateValue,
  Work,
} from './types.ts';
import { upgrade, versionsOf } from './upgrade.ts';
import { initialTransition, transition } from './xstate.ts';

type Emitted =
  | { readonly type: 'fact'; readonly fact: Fact | undefined }
  | { readonly type: 'send'; readonly messages: readonly Message[]; readonly course: string | undefined }
  | { readonly type: 'ask'; readonly work: Work | undefined; readonly course: string | undefined };

/** Which thing of which machine. */
type Of = { readonly machine: string; readonly item: string };

/** More deadlines than this due in one go means a machine that does not leave its own deadline. */
const MOST_DUE = 20_000;

/** The fields of a payload that say from which day it holds. */
const HOLDS_FROM = ['from', 'on', 'date', 'firstSickDay', 'recoveredOn', 'firstDay'] as const;

/** Who did it, as the timeline writes it. */
export const written = (caller: Situation['caller']): string =>
  caller.org === null || caller.role === 'citizen' ? caller.role : `${caller.role} ${caller.org}`;

/** The rules of a command in the order in which they are asked: its own, but for those set aside, then those that other machines add. */
const rulesOf = (spec: AnyCommandSpec, modules: readonly MachineModule[]): readonly Rule[] => {
  const ofOthers = (of: (m: MachineModule) => MachineModule['alsoRefuses']): readonly Rule[] =>
    modules.flatMap((m) => (of(m) as Record<string, readonly Rule[]> | undefined)?.[spec.name] ?? []);
  const aside = ofOthers((m) => m.setsAside);
  return [...spec.rules.filter((r) => !aside.includes(r)), ...ofOthers((m) => m.alsoRefuses)];
};

/**
 * Binds the machines, in the order of the pass, to the functions that the rest of the product calls. All are pure.
 * @param guarded how a command's rules get into a chart
 */
export const compose = (registered: readonly MachineModule[], guarded: typeof withRules = withRules) => {
  const rules = new Map<string, readonly Rule[]>(
    registered.flatMap((owner) => owner.commands.map((spec): [string, readonly Rule[]] => [spec.name, rulesOf(spec, registered)])),
  );
  const modules = registered.map((m): MachineModule => ({ ...m, machine: guarded(m.machine, (command) => rules.get(command)) }));
  const byId = new Map<string, MachineModule>(modules.map((m) => [m.id, m]));
  const specs = new Map<string, { readonly spec: AnyCommandSpec; readonly owner: MachineModule; readonly rules: readonly Rule[] }>(
    modules.flatMap((owner) => owner.commands.map((spec) => [spec.name, { spec, owner, rules: rules.get(spec.name) ?? [] }])),
  );
  const correcting = modules.filter((m) => m.corrections !== undefined);
  const order = new Map<string, number>(modules.map((m, i) => [m.id, i]));

  const moduleOf = (id: string): MachineModule => {
    const found = byId.get(id);
    if (!found) throw new Error(`no machine ${id}`);
    return found;
  };
  const itemsOf = (state: CitizenState, id: string): readonly Item[] => (state.items as Record<string, readonly Item[]>)[id] ?? [];
  /** The things that a command's ids can name. */
  const findable = (state: CitizenState, id: string): readonly Item[] =>
    itemsOf(state, id).filter((i) => i.value !== byId.get(id)?.leavingIn);
  const withItems = (state: CitizenState, id: string, items: readonly Item[]): CitizenState => ({
    ...state,
    items: { ...state.items, [id]: items },
  });

  const fresh = (m: MachineModule, id: string): Item => {
    const [snapshot] = initialTransition(m.machine);
    return { id, value: snapshot.value as StateValue, context: snapshot.context };
  };

  /** One step of one item's machine: undefined when no transition takes the event. */
  const step = (m: MachineModule, item: Item, event: MachineEvent): { item: Item; emitted: readonly Emitted[] } | undefined => {
    if (event.type.startsWith('xstate.')) return undefined;
    const snapshot = m.machine.resolveState({ value: item.value, context: item.context });
    if (!snapshot.can(event)) return undefined;
    const [next, actions] = transition(m.machine, snapshot, event);
    const emitted = actions.flatMap((a) => {
      const { type, params } = a as { type: string; params?: { event?: Emitted } };
      return type === 'xstate.emit' && params?.event ? [params.event] : [];
    });
    return { item: { id: item.id, value: next.value as StateValue, context: next.context }, emitted };
  };

  const initial = (citizenId: string, birthDate: LegalDate, seed: Readonly<Record<string, unknown>> = {}): CitizenState => {
    const items: Record<string, readonly Item[]> = {};
    for (const m of modules) {
      const one = m.cardinality === 'one' ? fresh(m, m.id) : undefined;
      items[m.id] = one ? [{ ...one, context: { ...(one.context as object), ...((seed[m.id] as object | undefined) ?? {}) } }] : [];
    }
    return { citizenId, birthDate, seq: 0, versions: versionsOf(modules), items: items as CitizenState['items'] };
  };

  /** Every deadline that the state holds, in the order in which they happen. */
  const deadlines = once((state: CitizenState): readonly Deadline[] => {
    const all: Deadline[] = [];
    for (const m of modules) {
      if (!m.deadlines) continue;
      for (const item of itemsOf(state, m.id)) {
        for (const d of withinCalendar(() => m.deadlines?.(item as never, state)))
          all.push({ ...d, id: `${m.id}/${item.id}/${d.event}`, machine: m.id, item: item.id });
      }
    }
    return all.sort(
      (a, b) =>
        compareDates(a.on, b.on) ||
        Number(b.ruleInForce ?? false) - Number(a.ruleInForce ?? false) ||
        (order.get(a.machine) ?? 0) - (order.get(b.machine) ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
  });

  /** Every course that the state holds, with what its workflow is to be told. */
  const courses = once((state: CitizenState): readonly (Course & { readonly machine: string; readonly item: string })[] =>
    modules.flatMap((m) =>
      m.course
        ? itemsOf(state, m.id).flatMap((item) => {
            const course = m.course?.(item as never, state);
            return course
              ? [{ ...course, id: m.cardinality === 'one' ? course.type : `${course.type}/${item.id}`, machine: m.id, item: item.id }]
              : [];
          })
        : [],
    ),
  );

  /** The instants at which the law, as the register knows it, changes. */
  const changes = instantsOf(
    modules.flatMap((m): readonly Known[] => [...(m.law ?? []), ...m.commands.flatMap((c) => rules.get(c.name) ?? [])]),
  );
  const nextChange = ({ lawAsOf = 0 }: CitizenState): number | undefined => changes.find((at) => at > lawAsOf);

  /** The next instant at which a change of the law moves, brings or withdraws a date of this citizen: it is waited for like a date. */
  const lawChange = (state: CitizenState): { readonly at: number; readonly dates: readonly Fact[] } | undefined => {
    for (const at of changes) {
      if (at <= (state.lawAsOf ?? 0)) continue;
      const dates = changedDates(deadlines(state), deadlines({ ...state, lawAsOf: at }));
      if (dates.length > 0) return { at, dates };
    }
    return undefined;
  };

  interface Pass {
    state: CitizenState;
    readonly facts: Fact[];
    readonly effects: { effect: { message: Message } | { work: Work }; course: string | undefined }[];
  }

  const collect = (pass: Pass, emitted: readonly Emitted[], heard: Fact[]): void => {
    for (const e of emitted) {
      if (e.type === 'fact') {
        if (e.fact) {
          pass.facts.push(e.fact);
          heard.push(e.fact);
        }
      } else if (e.type === 'send') for (const message of e.messages) pass.effects.push({ effect: { message }, course: e.course });
      else if (e.work) pass.effects.push({ effect: { work: e.work }, course: e.course });
    }
  };

  /** Stores the item after its step; what is gone leaves the state. */
  const put = (state: CitizenState, m: MachineModule, item: Item): CitizenState => {
    const items = itemsOf(state, m.id);
    if (m.goneIn !== undefined && item.value === m.goneIn)
      return withItems(
        state,
        m.id,
        items.filter((i) => i.id !== item.id),
      );
    return withItems(state, m.id, items.some((i) => i.id === item.id) ? items.map((i) => (i.id === item.id ? item : i)) : [...items, item]);
  };

  /** One pass: the owner's step is done; what was reported goes down the fixed order, never back up. */
  const propagate = (pass: Pass, from: MachineModule, facts: readonly Fact[], base: Omit<Situation, 'sofar' | 'item'>): void => {
    const heard = [...facts];
    const start = order.get(from.id) ?? 0;
    for (const m of modules.slice(start + 1)) {
      const said: Fact[] = [];
      for (const fact of heard) {
        if (m.hears.includes(fact.type)) {
          for (const { id } of itemsOf(pass.state, m.id)) {
            const item = itemsOf(pass.state, m.id).find((i) => i.id === id);
            if (!item) continue;
            const stepped = step(m, item, { type: fact.type, fact, s: { ...base, sofar: pass.state, item } });
            if (!stepped) continue;
            pass.state = put(pass.state, m, stepped.item);
            collect(pass, stepped.emitted, said);
          }
        }
        if (m.bornOf?.includes(fact.type)) {
          const born = fresh(m, base.newId);
          const stepped = step(m, born, { type: fact.type, fact, s: { ...base, sofar: pass.state, item: undefined } });
          if (!stepped) continue;
          pass.state = put(pass.state, m, stepped.item);
          collect(pass, stepped.emitted, said);
        }
      }
      heard.push(...said);
    }
  };

  const finish = (
    pass: Pass,
    before: CitizenState,
    cause: { id: string; now: number; effectiveOn: LegalDate; by: string; command: string; rule: string; commandId?: string },
  ): Advanced => {
    const what = [...pass.facts, ...changedDates(deadlines(before), deadlines(pass.state)).filter((f) => f.type === 'deadline-moved')];
    const moves = modules.flatMap((m) => movesOf(m.id, itemsOf(before, m.id), itemsOf(pass.state, m.id)));
    const seq = before.seq + 1;
    const entry: Entry = {
      seq,
      recordedAt: new Date(cause.now).toISOString(),
      effectiveOn: cause.effectiveOn,
      by: cause.by,
      command: cause.command,
      rule: cause.rule,
      what,
      ...(cause.commandId === undefined ? {} : { commandId: cause.commandId }),
      ...(moves.length === 0 ? {} : { moves }),
    };
    const effects = pass.effects.map(
      ({ effect, course }, i) => ({ id: `${cause.id}.${i + 1}`, ...(course === undefined ? {} : { course }), ...effect }) as Effect,
    );
    return { state: { ...pass.state, seq }, entries: [entry], effects };
  };

  /** What happens to one item by itself (a deadline) or from outside (told by a course). */
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
    const stepped = step(m, item, { type: cause.event, s: { ...base, sofar: state, item } });
    if (!stepped) return undefined;
    const pass: Pass = { state: put(state, m, stepped.item), facts: [], effects: [] };
    const said: Fact[] = [];
    collect(pass, stepped.emitted, said);
    propagate(pass, m, said, base);
    return finish(pass, state, {
      id: cause.id,
      now: cause.now,
      effectiveOn: cause.effectiveOn ?? cause.today,
      by: cause.role,
      command: cause.event,
      rule: cause.rule,
    });
  };

  /** What is not as dated truth has it, in the order of the pass. */
  const wrongs = once((state: CitizenState): readonly (Correction & Of & { readonly id: string })[] =>
    correcting.flatMap((m) =>
      itemsOf(state, m.id).flatMap((item) => {
        const wrong = m.corrections?.(item as never, state);
        return wrong ? [{ ...wrong, machine: m.id, item: item.id, id: `${m.id}/${item.id}/${wrong.event}` }] : [];
      }),
    ),
  );

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
        const { machine, item, event, rule, on, payload = {} } = wrong;
        const id = `${current.citizenId}.${current.seq + 1}`;
        const done = happen(current, { id, machine, item, event, payload, rule, today, now, role: 'register', effectiveOn: on });
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
      return no('forbidden-role', spec.rule, 'The role may not give this command', 'Rollen må ikke give denne kommando', 403);
    if (spec.ownership === undefined && !owns(state, cmd.caller)) {
      return no('not-your-citizen', spec.rule, "The citizen is not the caller's own", 'Borgeren hører ikke til den, der spørger', 403);
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
    const said: Fact[] = [];
    collect(pass, stepped.emitted, said);
    propagate(pass, target, said, { before: state, today: day, caller: cmd.caller, payload: s.payload, newId: cmd.id });
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
    upgrade: (state: CitizenState) => upgrade(modules, (m) => fresh(m, m.id), state),
    deadlines,
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
