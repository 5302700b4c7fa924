import { RELEASE } from '../../contact/rules/1.1-contact-course.ts';
import { ageOn, birthday, firstOfMonth, type LegalDate } from '../../core/calendar.ts';
import { inForce } from '../../core/rule.ts';
import type { Group } from '../../readings.ts';

/** 3.5 When the subscription to education events at UDB opens and closes. @da abonnement hos Ungedatabasen (UDB) @source 3.5 */

/** Groups in which a subscription is kept. */
export const SUBSCRIPTION_GROUPS: readonly Group[] = [1, 8, 12, 25, 28];

/** Groups on sickness benefit, where a follow-up agreement leaves the subscription open (24: A). @da sygedagpengemodtager */
export const SICKNESS_BENEFIT_GROUPS: readonly Group[] = [24, 25];

/** The birthday on which the subscription closes: in group 1, and elsewhere or in no group. */
export const AGE_LIMIT: { readonly inGroup1: number; readonly elsewhere: number } = { inGroup1: 25, elsewhere: 30 };

const ageLimit = (group: Group | null): number => (group === 1 ? AGE_LIMIT.inGroup1 : AGE_LIMIT.elsewhere);

/** Who it is about: the birth date, and the open contact group of the time; null: none. */
export interface Young {
  readonly birthDate: LegalDate;
  readonly group: Group | null;
}

/** The birthday on which the citizen, in that group, becomes too old. */
export const lastBirthday = ({ birthDate, group }: Young): LegalDate => birthday(birthDate, ageLimit(group));

const tooOld = ({ birthDate, group }: Young, on: LegalDate): boolean => ageOn(birthDate, on) >= ageLimit(group);

const isOneOf = (groups: readonly Group[], group: Group | null): boolean => group !== null && groups.includes(group);

/** Whether publishing an education plan opens a subscription; for others the plan is published and none is opened (A). */
export const opensFor = (young: Young, on: LegalDate): boolean => isOneOf(SUBSCRIPTION_GROUPS, young.group) && !tooOld(young, on);

/* The closing table. */

/** What happened, in the words of the table; the group is the one after it. */
export interface Occasion extends Young {
  readonly today: LegalDate;
  /** The group that the citizen moved to; null: the group was closed. Absent: no move. */
  readonly movedTo?: Group | null;
  /** The type of the plan that was published. */
  readonly planType?: string;
  readonly reportedByUdb?: 'admitted' | 'completed-vocational-qualification';
  /** The whole calendar month after the closing of the group is over. */
  readonly monthOver?: boolean;
}

export type CloseReason = 5 | 7 | 8 | null;
export type ClosingKey = 'age' | 'group' | 'plan-type' | 'qualification' | 'closed-group';

export interface Closing {
  readonly key: ClosingKey;
  /** The public id; null: not public. */
  readonly reason: CloseReason;
  readonly en: string;
  readonly da: string;
  readonly assumption?: string;
  readonly closes: (o: Occasion) => boolean;
}

/** When the subscription closes, the note's table: the first row that holds gives the reason, so age wins over group and plan type. */
export const CLOSINGS = [
  {
    key: 'age',
    reason: 5,
    en: 'the citizen has turned 30, or 25 in group 1',
    da: 'Borgeren er fyldt 30 år, dog 25 år i kontaktgruppe 1 (Alder)',
    closes: (o) => tooOld(o, o.today),
  },
  {
    key: 'group',
    reason: 7,
    en: 'the group becomes another than 1, 8, 12, 25 and 28',
    da: 'Kontaktgruppen ændres til andet end 1, 8, 12, 25 og 28 (Kontaktgruppeskift)',
    closes: ({ movedTo }) => movedTo !== undefined && movedTo !== null && !isOneOf(SUBSCRIPTION_GROUPS, movedTo),
  },
  {
    key: 'plan-type',
    reason: 8,
    en: 'the plan becomes another than an education plan, and not a follow-up agreement in group 24 or 25',
    da: 'Plantypen ændres fra uddannelsesplan, dog ikke til aftale om opfølgning for en sygedagpengemodtager (Plantypeskift)',
    assumption: 'A21',
    closes: ({ group, planType }) =>
      planType !== undefined &&
      planType !== 'education-plan' &&
      !(planType === 'follow-up-agreement' && isOneOf(SICKNESS_BENEFIT_GROUPS, group)),
  },
  {
    key: 'qualification',
    reason: null,
    en: 'UDB reports a completed vocational qualification',
    da: 'Besked fra UDB om gennemført erhvervskompetencegivende uddannelse er modtaget',
    assumption: 'A22',
    closes: ({ reportedByUdb }) => reportedByUdb === 'completed-vocational-qualification',
  },
  {
    key: 'closed-group',
    reason: null,
    en: 'the group was closed before step 4, and one whole calendar month has passed with no admission reported',
    da: 'Kontaktgruppen er lukket før trin 4, og der er gået én hel kalendermåned uden besked om optagelse',
    assumption: 'A23',
    closes: ({ monthOver }) => monthOver === true,
  },
] as const satisfies readonly Closing[];

/* The row of the closed group: when its month begins to run, and when it is over. */

/** Holds for groups closed from the release on (A). The clock runs when a group of the subscription is closed before step 4. */
export const MONTH_RULE: { readonly validFrom: LegalDate } = { validFrom: RELEASE };

/** Whether closing the group on that day, with the education plan on that step, starts the month: judged at the closing. */
export const monthBegins = (group: Group | null, step: number | null, closedOn: LegalDate): boolean =>
  inForce(MONTH_RULE, closedOn) && isOneOf(SUBSCRIPTION_GROUPS, group) && step !== 4;

/** The day at whose first minute one whole calendar month has passed: closed on 1 or on 31 March, 1 May (A). */
export const monthOver = (closedOn: LegalDate): LegalDate => firstOfMonth(closedOn, 2);
