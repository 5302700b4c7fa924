import { codeLists, findCode } from '../../code-lists/index.ts';
import { addDays, inDanish, inEnglish } from '../../core/calendar.ts';
import type { Period } from '../../core/periods.ts';
import { rule, type Sentence } from '../../core/rule.ts';
import type { CitizenState, ItemOf, MachineContexts } from '../../core/types.ts';
import { ageAt, allOf, type Group, groupNow, hasOpenGroup, membershipsOf } from '../../readings.ts';
import { groupInWords, openGroupInWords, periodInWords } from './words.ts';

/** Section 0: the register underneath. @source 0 */

type WithGroup = { readonly contactGroup: number | string };

/** The group that an id or a key names, by its public id, else by its key; undefined when there is none. */
export const groupNamed = (idOrKey: number | string): Group | undefined => {
  const entry = codeLists['contact-groups'].entries.find((e) => e.id === idOrKey || e.key === idOrKey);
  return entry ? (entry.id ?? entry.key) : undefined;
};

export const knownGroup = rule<WithGroup>({
  id: '0',
  code: 'unknown-contact-group',
  en: 'the contact group is known',
  da: 'Kontaktgruppen findes i kodelisten',
  wrong: ({ payload: { contactGroup } }) =>
    typeof contactGroup === 'number'
      ? { en: `There is no contact group ${contactGroup}`, da: `Der findes ingen kontaktgruppe ${contactGroup}` }
      : { en: 'There is no contact group of that key', da: 'Der findes ingen kontaktgruppe med den nøgle' },
  holds: ({ payload }) => groupNamed(payload.contactGroup) !== undefined,
});

export const noGroupOpen = rule({
  id: '0',
  code: '4644',
  en: 'no contact group is open',
  da: 'Borgeren har ikke allerede en åben kontaktgruppe',
  wrong: ({ before }) => {
    const open = openGroupInWords(before);
    return {
      en: `The citizen already has an open contact group: ${open?.en}`,
      da: `Borgeren har allerede en åben kontaktgruppe: ${open?.da}`,
    };
  },
  holds: ({ before }) => !hasOpenGroup(before),
});

export const groupOpen = rule({
  id: '0',
  code: 'no-open-contact-group',
  en: 'a contact group is open',
  da: 'Borgeren har en åben kontaktgruppe',
  wrong: { en: 'The citizen has no open contact group', da: 'Borgeren har ingen åben kontaktgruppe' },
  holds: ({ before }) => hasOpenGroup(before),
});

export const notASickGroup = rule<WithGroup>({
  id: '0',
  code: 'sick-report-required',
  en: 'groups 24 and 25 are entered by a sick report only',
  da: 'Kontaktgruppe 24 og 25 kan kun åbnes ved en sygemelding',
  wrong: ({ payload }) => {
    const { en, da } = groupInWords(groupNamed(payload.contactGroup) ?? payload.contactGroup);
    return { en: `A sick report is missing: nothing else leads into ${en}`, da: `Der mangler en sygemelding: kun den fører til ${da}` };
  },
  holds: ({ payload }) => ![24, 25].includes(groupNamed(payload.contactGroup) as number),
});

export const anotherGroup = rule<WithGroup>({
  id: '0',
  code: 'already-in-contact-group',
  en: 'the group is another than the open one',
  da: 'Borgeren er ikke allerede i kontaktgruppen',
  wrong: ({ before }) => {
    const open = openGroupInWords(before);
    return { en: `The citizen is already in ${open?.en}`, da: `Borgeren er allerede i ${open?.da}` };
  },
  holds: ({ before, payload }) => groupNow(before) !== groupNamed(payload.contactGroup),
});

export const under30ForEducationGroups = rule<WithGroup>({
  id: '0',
  code: '6033',
  en: 'groups 12 and 28 are for citizens under 30',
  da: 'Kontaktgruppe 12 og 28 kræver, at borgeren er under 30 år',
  wrong: ({ payload }) => {
    const { en, da } = groupInWords(groupNamed(payload.contactGroup) ?? payload.contactGroup);
    return {
      en: `The citizen has turned 30, and ${en} is for citizens under 30 only`,
      da: `Borgeren er fyldt 30 år, og ${da} er kun for borgere under 30 år`,
    };
  },
  holds: ({ before, payload, today }) => ![12, 28].includes(groupNamed(payload.contactGroup) as number) || ageAt(before, today) < 30,
});

export const knownMeetingType = rule<{ readonly meetingType: number }>({
  id: '0',
  code: 'unknown-meeting-type',
  en: 'the meeting type is 4, 7 or 17',
  da: 'Samtaletypen findes i kodelisten',
  wrong: ({ payload }) => ({
    en: `There is no meeting type ${payload.meetingType}; the known ones are 4, 7 and 17`,
    da: `Der findes ingen samtaletype ${payload.meetingType}; de kendte er 4, 7 og 17`,
  }),
  holds: ({ payload, today }) => findCode(codeLists['meeting-types'], payload.meetingType, today) !== undefined,
});

export const eightDaysAhead = rule<{ readonly deadline: string }>({
  id: '0',
  code: 'deadline-too-soon',
  en: 'a deadline lies at least 8 days ahead',
  da: 'Fristen ligger mindst 8 dage fremme',
  wrong: ({ payload, today }) => ({
    en: `The deadline ${inEnglish(payload.deadline)} is too soon: the first possible one is ${inEnglish(addDays(today, 8))}`,
    da: `Fristen ${inDanish(payload.deadline)} er for tidlig: den tidligst mulige er ${inDanish(addDays(today, 8))}`,
  }),
  holds: ({ payload, today }) => payload.deadline >= addDays(today, 8),
});

export const knownAbsence = rule<{ readonly code: number }>({
  id: '0',
  code: 'unknown-absence-code',
  en: 'the absence code is known',
  da: 'Fraværskoden findes i kodelisten',
  wrong: ({ payload }) => ({ en: `There is no absence code ${payload.code}`, da: `Der findes ingen fraværskode ${payload.code}` }),
  holds: ({ payload, today }) => findCode(codeLists.absences, payload.code, today) !== undefined,
});

export const groupOpenForAbsence = rule({
  id: '0',
  code: '4591',
  en: 'an absence needs an open contact group',
  da: 'Fravær kræver en åben kontaktgruppe',
  wrong: {
    en: 'The citizen has no open contact group, so no absence can be registered',
    da: 'Borgeren har ingen åben kontaktgruppe, så der kan ikke registreres fravær',
  },
  holds: ({ before }) => hasOpenGroup(before),
});

type Absent = { readonly code: number; readonly from: string; readonly to?: string | null | undefined };

/** An absence of the same code on some of the same days. */
const overlapping = (state: CitizenState, { code, from, to }: Absent): MachineContexts['absence'] | undefined =>
  allOf(state, 'absence').find(
    ({ context: a }) => a.code === code && (a.to === null || a.to >= from) && (to === null || to === undefined || to >= a.from),
  )?.context;

export const noOverlap = rule<Absent>({
  id: '0',
  code: 'absence-overlaps',
  en: 'two absences of one code do not overlap',
  da: 'To fravær med samme kode overlapper ikke hinanden',
  wrong: ({ before, payload }) => {
    const other = overlapping(before, payload);
    const when = other && periodInWords(other.from, other.to);
    return {
      en: `Absence ${payload.code} is already registered ${when?.en}, and the two overlap`,
      da: `Fravær ${payload.code} er allerede registreret ${when?.da}, og de to perioder overlapper hinanden`,
    };
  },
  holds: ({ before, payload }) => overlapping(before, payload) === undefined,
});

export const absenceRuns = rule({
  id: '0',
  code: 'already-ended',
  en: 'the absence has not ended',
  da: 'Fraværet er ikke allerede afsluttet',
  wrong: ({ item }) => {
    const { to } = (item as ItemOf<'absence'>).context;
    return {
      en: to === null ? 'The absence has already ended' : `The absence already ended on ${inEnglish(to)}`,
      da: to === null ? 'Fraværet er allerede afsluttet' : `Fraværet er allerede afsluttet den ${inDanish(to)}`,
    };
  },
  holds: ({ item }) => item?.value !== 'ended',
});

const NO_LONGER_OPEN = {
  cancelled: { en: 'The appointment is already cancelled', da: 'Aftalen er allerede annulleret' },
  passed: { en: 'The appointment has passed', da: 'Mødedagen er passeret' },
  closed: { en: 'The deadline is already closed', da: 'Fristen er allerede lukket' },
  met: { en: 'The deadline has been met: the citizen has booked', da: 'Fristen er overholdt: borgeren har booket' },
  missed: { en: 'The deadline has passed, and the citizen had not booked', da: 'Fristen er udløbet, uden at borgeren har booket' },
} as const;

export const appointmentOpen = rule({
  id: '0',
  code: 'appointment-not-open',
  en: 'the appointment is still open',
  da: 'Aftalen er stadig åben',
  wrong: ({ item }) => NO_LONGER_OPEN[item?.value as keyof typeof NO_LONGER_OPEN],
  holds: ({ item }) => item?.value === 'open',
});

export const categoryKnown = rule<{ readonly category: number | string }>({
  id: '0',
  code: 'unknown-category',
  en: 'the category is known',
  da: 'Kategorien findes i kodelisten',
  wrong: ({ payload: { category } }) =>
    typeof category === 'number'
      ? { en: `There is no category of the public id ${category}`, da: `Der findes ingen kategori med det offentlige id ${category}` }
      : { en: 'There is no category of that key', da: 'Der findes ingen kategori med den nøgle' },
  holds: ({ payload }) => categoryNamed(payload.category) !== undefined,
});

/** The key of a category, by key or by public id. */
export const categoryNamed = (idOrKey: number | string): string | undefined =>
  codeLists.categories.entries.find((e) => (e.id !== null && e.id === idOrKey) || e.key === idOrKey)?.key;

type FromDay = { readonly from: string };

/** The membership of the day, or none: memberships reported late take their place among the others. */
const membershipOn = (state: CitizenState, day: string): Period<string> | undefined =>
  membershipsOf(state).find((p) => p.from <= day && (p.until === null || day < p.until));

const alreadyMember = (state: CitizenState, day: string): Sentence => {
  const { value, from } = membershipOn(state, day) ?? { value: '', from: day };
  return {
    en: `The citizen is already a member of a-kasse ${value}, since ${inEnglish(from)}`,
    da: `Borgeren er allerede medlem af a-kasse ${value}, siden ${inDanish(from)}`,
  };
};

export const notMember = rule<FromDay>({
  id: '0',
  code: 'already-member',
  en: 'the citizen is on that day a member of no a-kasse whose membership still runs',
  da: 'Borgeren har den dag ikke et løbende medlemskab af en a-kasse',
  wrong: ({ before, payload }) => alreadyMember(before, payload.from),
  holds: ({ before, payload }) => membershipOn(before, payload.from)?.until !== null,
});

/** Memberships follow one another: none begins while another lasts, but by a change. */
export const membershipsDoNotOverlap = rule<FromDay>({
  id: '0',
  code: 'membership-overlaps',
  en: 'the membership begins on a day on which no other one lasted',
  da: 'Medlemskabet begynder en dag, hvor intet andet varede',
  wrong: ({ before, payload }) => {
    const other = membershipOn(before, payload.from);
    const first = other?.until ?? payload.from;
    return {
      en: `The membership of a-kasse ${other?.value} lasted to ${inEnglish(addDays(first, -1))}; a new one begins on ${inEnglish(first)} at the earliest`,
      da: `Medlemskabet af a-kasse ${other?.value} varede til og med ${inDanish(addDays(first, -1))}; et nyt begynder tidligst ${inDanish(first)}`,
    };
  },
  holds: ({ before, payload }) => (membershipOn(before, payload.from)?.until ?? null) === null,
});

export const memberOnThatDay = rule<FromDay>({
  id: '0',
  code: 'not-a-member',
  en: 'the citizen is on that day a member of an a-kasse',
  da: 'Borgeren er den dag medlem af en a-kasse',
  wrong: ({ payload }) => ({
    en: `The citizen is a member of no a-kasse on ${inEnglish(payload.from)}`,
    da: `Borgeren er ikke medlem af nogen a-kasse den ${inDanish(payload.from)}`,
  }),
  holds: ({ before, payload }) => membershipOn(before, payload.from) !== undefined,
});

export const ofAnother = rule<FromDay>({
  id: '0',
  code: 'already-member',
  en: 'the citizen is on that day a member of another a-kasse',
  da: 'Borgeren er den dag medlem af en anden a-kasse',
  wrong: ({ before, payload }) => alreadyMember(before, payload.from),
  holds: ({ before, payload, caller }) => membershipOn(before, payload.from)?.value !== caller.org,
});

export const benefitPeriodBegun = rule({
  id: '0',
  code: 'no-benefit-period',
  en: 'a benefit period has begun',
  da: 'Der er en dagpengeperiode',
  wrong: { en: 'No benefit period is registered', da: 'Der er ikke registreret en dagpengeperiode' },
  holds: ({ before }) => allOf(before, 'benefit-period')[0]?.context.firstDay != null,
});
