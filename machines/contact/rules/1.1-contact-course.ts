import { addDays, inDanish, inEnglish, type LegalDate, later } from '../../core/calendar.ts';
import type { Period } from '../../core/periods.ts';
import { rule } from '../../core/rule.ts';
import type { CitizenState, ItemOf } from '../../core/types.ts';
import {
  aKasseOn,
  benefitFirstDay,
  contactCourseActive,
  contactCourseNow,
  contactCourseRests,
  contactCourses,
  type Group,
  groupNow,
  inGroup,
  latestMembership,
  membershipsOf,
} from '../../readings.ts';
import { courseInWords, openGroupInWords } from './words.ts';

/** 1.1 The a-kasse pilot: absence 75, "Kontaktforløb er hos a-kassen". @source 1.1 */

/** The release, and the last day before it. */
export const RELEASE: LegalDate = '2022-03-14';
export const DAY_BEFORE_RELEASE: LegalDate = '2022-03-13';

/** Groups in which 75 may be registered (A): unemployment benefit, and those where it then rests. */
export const GROUPS_OF_75: readonly (number | string)[] = [1, 13, 24, 25];

/** Not in an earlier membership of the same a-kasse either: 75 ended with it (1.1 c). */
export const notBeforeMembership = rule<{ readonly code: number; readonly from: LegalDate }>({
  id: '1.1',
  letter: 'a',
  code: 'not-member-on-date',
  en: 'absence 75 begins on a day of the present membership',
  da: 'Fravær 75 begynder en dag i det nuværende medlemskab',
  wrong: (s) => {
    const since = latestMembership(s.before)?.from;
    const { from } = s.payload;
    return {
      en: `Absence 75 cannot begin on ${inEnglish(from)}: the citizen became a member of a-kasse ${s.caller.org} on ${since ? inEnglish(since) : 'no day'}`,
      da: `Fravær 75 kan ikke begynde den ${inDanish(from)}: borgeren er først medlem af a-kasse ${s.caller.org} fra den ${since ? inDanish(since) : '–'}`,
    };
  },
  assumption: 'A73',
  holds: ({ before, payload }) => payload.code !== 75 || payload.from >= (latestMembership(before)?.from ?? payload.from),
});

export const canHave75 = rule<{ readonly code: number }>({
  id: '1.1',
  letter: 'a',
  code: '4591',
  en: 'absence 75 is registered in group 1, 13, 24 or 25',
  da: 'Fravær 75 registreres i kontaktgruppe 1, 13, 24 eller 25',
  wrong: ({ before }) => {
    const open = openGroupInWords(before);
    return {
      en: `The citizen is in ${open?.en}, and absence 75 is registered in 1, 13, 24 and 25 only`,
      da: `Borgeren er i ${open?.da}, og fravær 75 registreres kun i 1, 13, 24 og 25`,
    };
  },
  assumption: 'A4',
  holds: ({ before, payload }) => payload.code !== 75 || inGroup(before, ...GROUPS_OF_75),
});

/** A 75 registered late, while the citizen is in 13, 24 or 25, rests at once (1.1 d); not in force: it is active. */
export const restsAtOnce = rule<{ readonly code: number }>({
  id: '1.1',
  letter: 'd',
  code: 'contact-course-rests',
  en: 'absence 75 registered in group 13, 24 or 25 is inactive at once',
  da: 'Fravær 75, der registreres i kontaktgruppe 13, 24 eller 25, er inaktivt med det samme',
  wrong: {
    en: 'Absence 75 is not registered in contact group 13, 24 or 25',
    da: 'Fravær 75 registreres ikke i kontaktgruppe 13, 24 eller 25',
  },
  validFrom: RELEASE,
  holds: ({ before, payload }) => payload.code === 75 && inGroup(before, ...RESTS_IN),
});

/** Groups in which 75 rests, by the table in a. */
const RESTS_IN: readonly (number | string)[] = [13, 24, 25];

/**
 * What 75 is by the table in a and by d, when the group was another than was known on some days before the jobcentre's move; undefined: it
 * was registered after them, or they change nothing.
 */
export const statusInHindsight = (
  periods: readonly Period<Group>[],
  registeredOn: LegalDate,
  { on, until, to }: { readonly on: LegalDate; readonly until: LegalDate; readonly to: Group | null },
): 'active' | 'inactive' | undefined => {
  if (to === null || registeredOn >= until) return undefined;
  const became = (group: Group): 'active' | 'inactive' | undefined => {
    if (group === 1) return 'active';
    return RESTS_IN.includes(group) ? 'inactive' : undefined;
  };
  // before the release one that was registered late in 13, 24 or 25 was active
  const then = registeredOn > on && registeredOn < RELEASE ? 'active' : became(to);
  return periods.reduce((status, p) => (p.from >= until ? (became(p.value) ?? status) : status), then);
};

/* b. Held meetings, in the order in which the row says them. */

type Meeting = { readonly meetingType: number; readonly date: LegalDate };
type Who = { readonly role: string; readonly org: string | null };
const byAKasse = (caller: Who): boolean => caller.role === 'a-kasse';

/** The 75s that this a-kasse registered, not a former one's. */
const ownCourses = (state: CitizenState, caller: Who): readonly ItemOf<'absence'>[] =>
  contactCourses(state).filter(({ context }) => context.by.org === caller.org);

/** The 75 that a meeting's date is judged by: of the a-kasse's own, the one that covers it, else the latest. */
const judgedBy = (state: CitizenState, caller: Who, date: LegalDate): ItemOf<'absence'> | undefined => {
  const all = ownCourses(state, caller);
  return (
    all.find(({ context: a }) => a.from <= date && (a.to === null || date <= a.to)) ??
    [...all].sort((a, b) => (a.context.from < b.context.from ? -1 : 1)).at(-1)
  );
};

export const typeForAKasse = rule<Meeting>({
  id: '1.1',
  letter: 'b',
  code: 'meeting-type-not-allowed',
  en: 'an a-kasse registers held meetings of types 7 and 17',
  da: "A-kassen registrerer afholdte samtaler af typen 7 – 'Jobsamtale' og 17 – 'Fælles jobsamtale med dagpengemodtager'",
  wrong: {
    en: 'An a-kasse registers no meeting of type 4, only of types 7 and 17',
    da: "A-kassen registrerer ikke samtaler af typen 4 – 'Opfølgningssamtale', kun 7 – 'Jobsamtale' og 17 – 'Fælles jobsamtale med dagpengemodtager'",
  },
  holds: ({ payload, caller }) => !byAKasse(caller) || payload.meetingType !== 4,
});

export const memberOnDate = rule<Meeting>({
  id: '1.1',
  letter: 'b',
  code: 'not-member-on-date',
  en: 'the citizen was a member of the a-kasse on the day of the meeting',
  da: 'Borgeren var medlem af a-kassen på dagen for samtalen',
  wrong: (s) => ({
    en: `The citizen was not a member of a-kasse ${s.caller.org} on the day of the meeting, ${inEnglish(s.payload.date)}`,
    da: `Borgeren var ikke medlem af a-kasse ${s.caller.org} på dagen for samtalen, den ${inDanish(s.payload.date)}`,
  }),
  assumption: 'A74',
  holds: ({ before, payload, caller }) => !byAKasse(caller) || aKasseOn(before, payload.date) === caller.org,
});

export const ever75 = rule<Meeting>({
  id: '1.1',
  letter: 'b',
  code: 'no-contact-course',
  en: 'the a-kasse has registered absence 75',
  da: "A-kassen har registreret fravær 75 – 'Kontaktforløb er hos a-kassen'",
  wrong: ({ caller }) => ({
    en: `A-kasse ${caller.org} has registered no absence 75`,
    da: `A-kasse ${caller.org} har ikke registreret fravær 75 – 'Kontaktforløb er hos a-kassen'`,
  }),
  holds: ({ before, caller }) => !byAKasse(caller) || ownCourses(before, caller).length > 0,
});

export const notInactiveBeforeRelease = rule<Meeting>({
  id: '1.1',
  letter: 'b',
  code: 'contact-course-inactive',
  en: 'absence 75 is not inactive',
  da: 'Fravær 75 er ikke inaktivt',
  wrong: ({ before }) => {
    const [course, open] = [courseInWords(before), openGroupInWords(before)];
    return {
      en: `The contact course rests (${course.en}): the citizen is in ${open?.en ?? 'no contact group'}`,
      da: `Kontaktforløbet er inaktivt (${course.da}): borgeren er i ${open?.da ?? 'ingen kontaktgruppe'}`,
    };
  },
  validTo: DAY_BEFORE_RELEASE,
  // Inactive now, whatever the date of the meeting: "selv om samtaledatoen lå inden inaktivering af fraværet".
  holds: ({ before, caller }) => !byAKasse(caller) || !contactCourseRests(before),
});

export const notAfter75 = rule<Meeting>({
  id: '1.1',
  letter: 'b',
  code: 'meeting-outside-contact-course',
  en: 'the meeting was not held after the last day of an ended absence 75',
  da: 'Samtalen er ikke afholdt efter sidste dag i et afsluttet fravær 75',
  wrong: ({ before, caller, payload: { date } }) => {
    const to = judgedBy(before, caller, date)?.context.to ?? date;
    return {
      en: `The meeting, ${inEnglish(date)}, lies after absence 75, which ended on ${inEnglish(to)}`,
      da: `Samtalen den ${inDanish(date)} ligger efter fravær 75, som sluttede den ${inDanish(to)}`,
    };
  },
  holds: ({ before, payload, caller }) => {
    const judged = judgedBy(before, caller, payload.date);
    return !byAKasse(caller) || judged?.value !== 'ended' || judged.context.to === null || payload.date <= judged.context.to;
  },
});

const before75 = (state: CitizenState, caller: Who, date: LegalDate): boolean => {
  const judged = judgedBy(state, caller, date);
  return judged !== undefined && date < judged.context.from;
};

export const notBefore75 = rule<Meeting>({
  id: '1.1',
  letter: 'b',
  code: 'meeting-outside-contact-course',
  en: 'the meeting was not held before the first day of absence 75',
  da: 'Samtalen er ikke afholdt før startdatoen på fravær 75',
  wrong: ({ before, caller, payload: { date } }) => {
    const from = judgedBy(before, caller, date)?.context.from ?? date;
    return {
      en: `The meeting, ${inEnglish(date)}, lies before absence 75, which begins on ${inEnglish(from)}`,
      da: `Samtalen den ${inDanish(date)} ligger før fravær 75, som begynder den ${inDanish(from)}`,
    };
  },
  validTo: DAY_BEFORE_RELEASE,
  holds: ({ before, payload, caller }) => !byAKasse(caller) || !before75(before, caller, payload.date),
});

export const afterFirstBenefitDay = rule<Meeting>({
  id: '1.1',
  letter: 'b',
  code: 'meeting-before-benefit-period',
  en: 'a meeting before absence 75 lies after the first day of the benefit period',
  da: 'En samtale før fravær 75 ligger efter første dag i dagpengeperioden',
  wrong: ({ before, payload: { date } }) => {
    const first = benefitFirstDay(before);
    return {
      en: `The meeting, ${inEnglish(date)}, lies before absence 75, and ${first === null ? 'no benefit period is registered' : `not after the first day of the benefit period, ${inEnglish(first)}`}`,
      da: `Samtalen den ${inDanish(date)} ligger før fravær 75, og ${first === null ? 'der er ikke registreret en dagpengeperiode' : `ikke efter første dag i dagpengeperioden, ${inDanish(first)}`}`,
    };
  },
  validFrom: RELEASE,
  holds: ({ before, payload, caller }) => {
    if (!byAKasse(caller) || !before75(before, caller, payload.date)) return true;
    const first = benefitFirstDay(before);
    return first !== null && payload.date > first;
  },
});

/* c. The end with the membership. */

/**
 * The last day of a 75 by the membership of the a-kasse that registered it, never before its own start; undefined: the membership goes on.
 * Read from the dated memberships, so that one reported late counts as one reported in time.
 */
export const endByMembership = (
  state: CitizenState,
  { from, by }: { readonly from: LegalDate; readonly by: { readonly org: string | null } },
): { readonly lastDay: LegalDate; readonly reason: 'a-kasse-changed' | 'a-kasse-left' } | undefined => {
  const memberships = membershipsOf(state);
  const own = memberships.find((p) => p.value === by.org && p.from <= from && (p.until === null || from < p.until));
  if (own?.until === null) return undefined;
  const first = own?.until ?? from;
  const followed = memberships.some((p) => p.from <= first && (p.until === null || first < p.until));
  return { lastDay: later(addDays(first, -1), from), reason: followed ? 'a-kasse-changed' : 'a-kasse-left' };
};

/* e. What jobcentres and citizens may arrange while 75 is registered. */

export const contactNotAtAKasse = rule({
  id: '1.1',
  letter: 'e',
  code: 'contact-course-at-a-kasse',
  en: 'the contact course is not at the a-kasse: absence 75 is not active in group 1',
  da: 'Kontaktforløbet er ikke hos a-kassen: fravær 75 er ikke aktivt i kontaktgruppe 1',
  wrong: ({ before }) => {
    const { en, da } = courseInWords(before);
    return { en: `The contact course is at the a-kasse (${en})`, da: `Kontaktforløbet er hos a-kassen (${da})` };
  },
  holds: ({ before }) => !(contactCourseActive(before) && groupNow(before) === 1),
});

export const no75BeforeRelease = rule({
  id: '1.1',
  letter: 'e',
  code: 'contact-course-at-a-kasse',
  en: 'no absence 75 is registered, whatever the group',
  da: 'Der er ikke registreret fravær 75, uanset kontaktgruppe',
  wrong: ({ before }) => {
    const { en, da } = courseInWords(before);
    return {
      en: `The contact course is at the a-kasse (${en}), and until ${inEnglish(DAY_BEFORE_RELEASE)} that holds in every contact group`,
      da: `Kontaktforløbet er hos a-kassen (${da}), og til og med ${inDanish(DAY_BEFORE_RELEASE)} gælder det i alle kontaktgrupper`,
    };
  },
  validTo: DAY_BEFORE_RELEASE,
  holds: ({ before }) => contactCourseNow(before) === undefined,
});

/* h. The end by use. */

/** Benefit hours after which 75 ends (P). Hours used must pass the figure. @da forbrugte dagpengetimer */
export const HOURS_BEFORE_END: readonly {
  readonly fullTime: number;
  readonly partTime: number;
  readonly validFrom: LegalDate | null;
  readonly validTo: LegalDate | null;
}[] = [{ fullTime: 410, partTime: 333, validFrom: null, validTo: null }];

/** Whether these hours, in this insurance, pass the figure in force on the day. */
export const benefitUsed = (hours: number, fullTime: boolean, on: LegalDate): boolean => {
  const row = HOURS_BEFORE_END.find((r) => (r.validFrom ?? on) <= on && on <= (r.validTo ?? on));
  return row !== undefined && hours > (fullTime ? row.fullTime : row.partTime);
};
