import { ageOn, type LegalDate } from './core/calendar.ts';
import { openPeriod, type Period, valueOn } from './core/periods.ts';
import type { Caller, CitizenState, ItemOf, MachineId } from './core/types.ts';

/**
 * What rules read of a citizen, in one place and by the field's own words.
 * A reading never decides; it only answers from the state that it is given, and from dated periods where a day is named.
 */

/** A contact group: its public id, or its key where the id is not public. */
export type Group = number | string;

export const oneOf = <M extends MachineId>(state: CitizenState, machine: M): ItemOf<M> => {
  const item = state.items[machine]?.[0];
  if (!item) throw new Error(`the citizen has no ${machine}`);
  return item as ItemOf<M>;
};

export const allOf = <M extends MachineId>(state: CitizenState, machine: M): readonly ItemOf<M>[] =>
  (state.items[machine] ?? []) as readonly ItemOf<M>[];

/** The open contact group, or null. @da kontaktgruppe */
export const groupNow = (state: CitizenState): Group | null => openPeriod(oneOf(state, 'contact-group').context.periods)?.value ?? null;

/** Every contact group that the citizen has been in, oldest first. */
export const groupPeriods = (state: CitizenState): readonly Period<Group>[] => oneOf(state, 'contact-group').context.periods;

/** The contact group on that day, or null: answered from dated periods. */
export const groupOn = (state: CitizenState, day: LegalDate): Group | null => valueOn(oneOf(state, 'contact-group').context.periods, day);

/** The latest contact group, open or closed; null when there never was one. */
export const latestGroup = (state: CitizenState): Group | null => oneOf(state, 'contact-group').context.periods.at(-1)?.value ?? null;

export const hasOpenGroup = (state: CitizenState): boolean => groupNow(state) !== null;

export const inGroup = (state: CitizenState, ...groups: readonly Group[]): boolean => {
  const now = groupNow(state);
  return now !== null && groups.includes(now);
};

/** @da visitationskategori */
export const categoryNow = (state: CitizenState): string | null =>
  openPeriod(oneOf(state, 'contact-group').context.categories)?.value ?? null;

/** The category at the end of that day, or null: answered from dated periods. */
export const categoryOn = (state: CitizenState, day: LegalDate): string | null =>
  valueOn(oneOf(state, 'contact-group').context.categories, day);

/** The jobcentre that the citizen belonged to on that day: answered from the history of moves and changes. @da jobcentertilhørsforhold */
export const jobcentreOn = (state: CitizenState, day: LegalDate): string =>
  valueOn(oneOf(state, 'jobcentre').context.periods, day) ?? jobcentreNow(state);

export const jobcentreNow = (state: CitizenState): string => openPeriod(oneOf(state, 'jobcentre').context.periods)?.value ?? '';

/** The a-kasse that the citizen is a member of now, or null. */
export const aKasseNow = (state: CitizenState): string | null => openPeriod(oneOf(state, 'membership').context.periods)?.value ?? null;

export const aKasseOn = (state: CitizenState, day: LegalDate): string | null => valueOn(oneOf(state, 'membership').context.periods, day);

/** Memberships of a-kasser, oldest first; the last one is open, or the latest there was. @da medlemskaber */
export const membershipsOf = (state: CitizenState): readonly Period<string>[] => oneOf(state, 'membership').context.periods;

export const latestMembership = (state: CitizenState): Period<string> | undefined => membershipsOf(state).at(-1);

/** Whether the citizen was registered as a job seeker on that day. @da tilmeldt */
export const registeredOn = (state: CitizenState, day: LegalDate): boolean =>
  valueOn(oneOf(state, 'job-seeker-registration').context.periods, day) !== null;

/** Whether the citizen was registered as a job seeker on that day, and the registration has not ended since. */
export const registeredEverSince = (state: CitizenState, day: LegalDate): boolean =>
  oneOf(state, 'job-seeker-registration').context.periods.some((p) => p.from <= day && p.until === null);

export const registeredNow = (state: CitizenState): boolean =>
  openPeriod(oneOf(state, 'job-seeker-registration').context.periods) !== undefined;

/** Absences 75, oldest registration first. @da kontaktforløb hos a-kassen */
export const contactCourses = (state: CitizenState): readonly ItemOf<'absence'>[] =>
  allOf(state, 'absence').filter((a) => a.context.code === 75);

/** The absence 75 that is registered and not ended, if any. */
export const contactCourseNow = (state: CitizenState): ItemOf<'absence'> | undefined => {
  const { course } = oneOf(state, 'contact-group').context;
  return course === null ? undefined : allOf(state, 'absence').find((a) => a.id === course);
};

/** Whether 75 is registered and active; the chart of the contact group says it. */
export const contactCourseActive = (state: CitizenState): boolean => oneOf(state, 'contact-group').value.contactCourse === 'heldByAKasse';

/** Whether 75 is registered and inactive. */
export const contactCourseRests = (state: CitizenState): boolean => oneOf(state, 'contact-group').value.contactCourse === 'resting';

/** An absence other than 75 is active until it ends. @da status på fravær */
export const absenceStatus = (state: CitizenState, { id, value, context }: ItemOf<'absence'>): 'active' | 'inactive' | 'ended' => {
  if (value === 'ended') return 'ended';
  return context.code !== 75 || (id === contactCourseNow(state)?.id && contactCourseActive(state)) ? 'active' : 'inactive';
};

/** The type of the published plan; null when none is published, or it is inactive. @da plantype i Min plan */
export const planTypeNow = (state: CitizenState): string | null => {
  const { value, context } = oneOf(state, 'plan');
  return value === 'published' ? context.type : null;
};

/** The step of the published education plan; null when there is no such plan, or no step was set. @da trin 1–4 */
export const educationStepNow = (state: CitizenState): number | null =>
  planTypeNow(state) === 'education-plan' ? oneOf(state, 'plan').context.step : null;

/** The first day of the benefit period, or null. @da første dag i dagpengeperioden */
export const benefitFirstDay = (state: CitizenState): LegalDate | null => oneOf(state, 'benefit-period').context.firstDay;

/** Whether a rehabilitation course runs on that day. @da rehabiliteringsforløb */
export const inRehabilitation = (state: CitizenState, day: LegalDate): boolean =>
  allOf(state, 'rehabilitation').some(({ context: r }) => r.from <= day && (r.to === null || day <= r.to));

export const ageAt = (state: CitizenState, on: LegalDate): number => ageOn(state.birthDate, on);

export const subscribed = (state: CitizenState): { readonly sms: boolean; readonly email: boolean } =>
  oneOf(state, 'notifications').context;

/** Whose citizen it is: a jobcentre's by belonging now, an a-kasse's by membership now, a citizen's own; systems see all. */
export const ownCitizen = (state: CitizenState, caller: Caller): boolean => {
  if (caller.role === 'jobcentre') return caller.org === jobcentreNow(state);
  if (caller.role === 'a-kasse') return caller.org !== null && caller.org === aKasseNow(state);
  if (caller.role === 'citizen') return caller.org === state.citizenId;
  return true;
};
