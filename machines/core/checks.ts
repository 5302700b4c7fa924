import { inDanish, inEnglish, type LegalDate } from './calendar.ts';
import type { Command, Refused } from './decision.ts';
import type { AnyCommandSpec, MachineModule } from './machine.ts';
import type { Refusal } from './rule.ts';
import type { Caller, CitizenState, Item, Situation } from './types.ts';

/** The tables that come before the charts, always in this order: ids, who registered it, order of dates, dates ahead. */

export const refuse = (r: Refusal): Refused => ({ outcome: 'refused', refusal: r });

export const no = (code: string, rule: string, en: string, da: string, status: 403 | 422 = 422): Refused =>
  refuse({ code, rule, en, da, status });

/** `absenceId` → `absence`: the word in the code of an id that is not known. */
const wordOf = (field: string): string => field.replace(/Id$/, '').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** A title inside a sentence: without its abbreviation or its other name. */
const inSentence = (title: string): string => title.replace(/ \([^)]*\)$/, '').toLowerCase();

const unknownId = ({ title }: MachineModule): readonly [en: string, da: string] => [
  `The id names nothing of the citizen's (${inSentence(title.en)})`,
  `Id'et findes ikke hos borgeren (${inSentence(title.da)})`,
];

export interface Lookup {
  readonly moduleOf: (id: string) => MachineModule;
  readonly itemsOf: (state: CitizenState, machine: string) => readonly Item[];
  /** The things that a command's ids can name. */
  readonly findable: (state: CitizenState, machine: string) => readonly Item[];
}

/** What a command that passes the tables is about. */
export interface Checked {
  readonly s: Situation;
  readonly item: Item | undefined;
  readonly target: MachineModule;
}

export const checkTables = (
  { moduleOf, itemsOf, findable }: Lookup,
  { spec, owner }: { readonly spec: AnyCommandSpec; readonly owner: MachineModule },
  state: CitizenState,
  cmd: Command,
  day: LegalDate,
): Checked | Refused => {
  const payload = cmd.payload as Record<string, unknown>;
  let item: Item | undefined;
  let target = owner;
  if (spec.on === 'one') item = itemsOf(state, owner.id)[0];
  else if (spec.on === 'found') item = spec.find?.(state);
  else if (spec.on !== 'new') {
    for (const m of [owner, ...(spec.alsoOn ?? []).map(moduleOf)]) {
      item = findable(state, m.id).find((i) => i.id === payload[spec.on]);
      target = m;
      if (item) break;
    }
    if (!item) return no(`unknown-${wordOf(spec.on)}`, spec.rule, ...unknownId(owner));
  }
  for (const other of spec.otherIds ?? []) {
    const value = payload[other.field];
    if (value !== undefined && value !== null && !findable(state, other.machine).some((i) => i.id === value)) {
      return no(other.code, spec.rule, ...unknownId(moduleOf(other.machine)));
    }
  }
  if (spec.registrarOnly && (item?.context as { by?: Caller } | undefined)?.by?.role !== cmd.caller.role) {
    return no(
      'forbidden-role',
      spec.rule,
      'It was registered by another role, and only the one that registered it may change it',
      'Det er registreret af en anden rolle, og kun den, der har registreret det, må ændre det',
      403,
    );
  }
  const s: Situation = { before: state, current: state, today: day, caller: cmd.caller, payload, newId: cmd.id, item };
  for (const pair of spec.order ?? []) {
    const dates = typeof pair === 'function' ? pair(s) : ([payload[pair[0]], payload[pair[1]]] as [unknown, unknown]);
    if (dates && typeof dates[0] === 'string' && typeof dates[1] === 'string' && dates[1] < dates[0]) {
      const [start, end] = dates;
      return no(
        'date-order',
        spec.rule,
        `The end, ${inEnglish(end)}, lies before the start, ${inEnglish(start)}`,
        `Slutdatoen ${inDanish(end)} ligger før startdatoen ${inDanish(start)}`,
      );
    }
  }
  for (const field of spec.notAhead ?? []) {
    const date = payload[field];
    if (typeof date === 'string' && date > day)
      return no(
        'date-in-future',
        spec.rule,
        `The date ${inEnglish(date)} lies ahead: today is ${inEnglish(day)}`,
        `Datoen ${inDanish(date)} ligger ude i fremtiden: i dag er det ${inDanish(day)}`,
      );
  }
  return { s, item, target };
};
