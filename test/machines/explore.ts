import { deadlines, modules, newCitizen, roleAllows, specs } from '../../machines/citizen.ts';
import { addDays, dateAt, instantOf, isLegalDate, isLocalMinute, startOfDay } from '../../machines/core/calendar.ts';
import type { Command } from '../../machines/core/composition.ts';
import type { Caller, CitizenState, Item, Role } from '../../machines/core/types.ts';
import { aKasseNow, jobcentreNow } from '../../machines/readings.ts';

/** What may happen to a citizen next, made from the machines themselves: for generated paths and for random ones. */

export interface Moment {
  readonly state: CitizenState;
  /** The engine's clock, epoch milliseconds. */
  readonly now: number;
}

export type Happening =
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'told'; readonly machine: string; readonly item: string; readonly event: string; readonly payload: unknown }
  | { readonly type: 'clock'; readonly to: number };

/** A number from 0 to below `n`, from whoever decides: a generator with a seed, or fast-check. */
export type Pick = (n: number) => number;

export const ROLES: readonly Role[] = ['jobcentre', 'a-kasse', 'citizen', 'benefit-system', 'cpr', 'udb', 'udk', 'batch', 'operator'];

/** Days on which rules come into force or lapse: worth standing on the day before and on the day. */
export const TURNING_DAYS = ['2022-03-13', '2022-03-14', '2022-03-31', '2022-04-01', '2023-12-31', '2024-01-01'];

/** What courses bring back, where it is more than the event: by event. A new one whose machine reads a payload needs a line here. */
const TOLD: Readonly<Record<string, readonly unknown[]>> = {
  'institution-found': [
    { cvr: '99999901', pNumber: '9999999001' },
    { cvr: null, pNumber: null },
  ],
  'udb-told': [1, 2, 3].map((ordinal) => ({ action: ordinal % 2 === 1 ? 'open' : 'close', ordinal })),
};

export const born = (birthDate: string, start: string): Moment => ({
  state: newCitizen({ citizenId: 'citizen-1', birthDate, jobcentre: '101' }),
  now: instantOf(`${start}T08:00`),
});

export const itemsOf = (state: CitizenState, machine: string): readonly Item[] =>
  (state.items as Readonly<Record<string, readonly Item[]>>)[machine] ?? [];

const one = <T>(list: readonly T[], pick: Pick): T | undefined => list[pick(list.length)];

/** The citizen's own of the role; for an a-kasse, when there is none, one that could become it. */
const ownOf = (role: Role, state: CitizenState): Caller => {
  if (role === 'jobcentre') return { role, org: jobcentreNow(state) };
  if (role === 'citizen') return { role, org: state.citizenId };
  return { role, org: role === 'a-kasse' ? (aKasseNow(state) ?? '5') : null };
};

const strangerOf = (role: Role): Caller => ({
  role,
  org: role === 'jobcentre' ? '999' : role === 'a-kasse' ? '7' : role === 'citizen' ? 'citizen-2' : null,
});

/** A caller that the role table lets through, mostly the citizen's own. */
export const someCaller = (state: CitizenState, name: string, payload: unknown, pick: Pick): Caller => {
  const roles = ROLES.filter((role) => roleAllows(name, payload, ownOf(role, state)));
  const role = one(roles, pick) ?? 'operator';
  return pick(8) === 0 ? strangerOf(role) : ownOf(role, state);
};

/** A payload that the machine itself finds worth trying. */
export const somePayload = ({ state, now }: Moment, name: string, pick: Pick): unknown =>
  one(specs.get(name)?.spec.samples(state, dateAt(now)) ?? [], pick) ?? {};

const DAYS = [-4000, -200, -31, -8, -2, -1, 0, 1, 2, 7, 8, 9, 31, 190, 4000];

/** The same payload with some values changed for others of the same shape: days, minutes, numbers and ids. */
export const changed = (payload: unknown, { state, now }: Moment, pick: Pick): unknown => {
  const today = dateAt(now);
  const day = (): string => {
    const at = addDays(pick(2) === 0 ? today : (one(TURNING_DAYS, pick) ?? today), one(DAYS, pick) ?? 0);
    return at;
  };
  const other = (key: string, value: unknown): unknown => {
    if (typeof value === 'string' && isLegalDate(value)) return day();
    if (typeof value === 'string' && isLocalMinute(value)) return `${day()}T${['00:00', '02:30', '23:59'][pick(3)]}`;
    if (key.endsWith('Id') || key === 'inReplyTo') {
      const ids = modules.flatMap((m) => itemsOf(state, m.id).map((i) => i.id));
      return one(['nobody', ...ids], pick);
    }
    if (typeof value === 'number') return one([0, 1, 2, 4, 7, 12, 13, 17, 56, 75, 99, 411], pick);
    if (typeof value === 'boolean') return pick(2) === 0;
    return value;
  };
  const entries = Object.entries(payload as Record<string, unknown>);
  return Object.fromEntries(entries.map(([key, value]) => [key, pick(3) === 0 ? other(key, value) : value]));
};

export type Clock = 'none' | 'near' | 'any';
export const CLOCKS: readonly Clock[] = ['none', 'near', 'any'];

/** Where the clock may go: to the next deadlines, the minute before them, or the next day; or to the turning days, weeks and years on too. */
export const someClock = ({ state, now }: Moment, pick: Pick, clock: Clock = 'any'): Happening => {
  const due = deadlines(state)
    .slice(0, 4)
    .flatMap(({ on }) => [startOfDay(on), startOfDay(on) - 60_000]);
  const days = (clock === 'near' ? [0, 1] : [0, 1, 9, 30, 190, 2_000]).map((n) => startOfDay(addDays(dateAt(now), n)) + 43_200_000);
  const turns = clock === 'near' ? [] : TURNING_DAYS.map((d) => startOfDay(d));
  const later = [...due, ...days, ...turns].filter((to) => to > now);
  return { type: 'clock', to: one(later, pick) ?? now + 3_600_000 };
};

/** What a course of the citizen's may tell. */
export const someTold = ({ state }: Moment, pick: Pick): Happening | undefined => {
  const all = modules.flatMap((m) =>
    (m.callbacks ?? []).flatMap((event) => itemsOf(state, m.id).map((item) => ({ machine: m.id, item: item.id, event }))),
  );
  const which = one(all, pick);
  return which && { type: 'told', ...which, payload: one(TOLD[which.event] ?? [{}], pick) };
};
