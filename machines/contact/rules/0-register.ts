import { codeLists, findCode } from '../../code-lists/index.ts';
import { addDays } from '../../core/calendar.ts';
import { rule } from '../../core/rule.ts';
import { ageAt, allOf, type Group, groupNow, hasOpenGroup } from '../../readings.ts';

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
  holds: ({ payload }) => groupNamed(payload.contactGroup) !== undefined,
});

export const noGroupOpen = rule({
  id: '0',
  code: '4644',
  en: 'no contact group is open',
  da: 'Borgeren har ikke allerede en åben kontaktgruppe',
  holds: ({ before }) => !hasOpenGroup(before),
});

export const groupOpen = rule({
  id: '0',
  code: 'no-open-contact-group',
  en: 'a contact group is open',
  da: 'Borgeren har en åben kontaktgruppe',
  holds: ({ before }) => hasOpenGroup(before),
});

export const notASickGroup = rule<WithGroup>({
  id: '0',
  code: 'sick-report-required',
  en: 'groups 24 and 25 are entered by a sick report only',
  da: 'Kontaktgruppe 24 og 25 kan kun åbnes ved en sygemelding',
  holds: ({ payload }) => ![24, 25].includes(groupNamed(payload.contactGroup) as number),
});

export const anotherGroup = rule<WithGroup>({
  id: '0',
  code: 'already-in-contact-group',
  en: 'the group is another than the open one',
  da: 'Borgeren er ikke allerede i kontaktgruppen',
  holds: ({ before, payload }) => groupNow(before) !== groupNamed(payload.contactGroup),
});

export const under30ForEducationGroups = rule<WithGroup>({
  id: '0',
  code: '6033',
  en: 'groups 12 and 28 are for citizens under 30',
  da: 'Kontaktgruppe 12 og 28 kræver, at borgeren er under 30 år',
  holds: ({ before, payload, today }) => ![12, 28].includes(groupNamed(payload.contactGroup) as number) || ageAt(before, today) < 30,
});

export const knownMeetingType = rule<{ readonly meetingType: number }>({
  id: '0',
  code: 'unknown-meeting-type',
  en: 'the meeting type is 4, 7 or 17',
  da: 'Samtaletypen findes i kodelisten',
  holds: ({ payload, today }) => findCode(codeLists['meeting-types'], payload.meetingType, today) !== undefined,
});

export const eightDaysAhead = rule<{ readonly deadline: string }>({
  id: '0',
  code: 'deadline-too-soon',
  en: 'a deadline lies at least 8 days ahead',
  da: 'Fristen ligger mindst 8 dage fremme',
  holds: ({ payload, today }) => payload.deadline >= addDays(today, 8),
});

export const knownAbsence = rule<{ readonly code: number }>({
  id: '0',
  code: 'unknown-absence-code',
  en: 'the absence code is known',
  da: 'Fraværskoden findes i kodelisten',
  holds: ({ payload, today }) => findCode(codeLists.absences, payload.code, today) !== undefined,
});

export const groupOpenForAbsence = rule({
  id: '0',
  code: '4591',
  en: 'an absence needs an open contact group',
  da: 'Fravær kræver en åben kontaktgruppe',
  holds: ({ before }) => hasOpenGroup(before),
});

export const noOverlap = rule<{ readonly code: number; readonly from: string; readonly to?: string | null | undefined }>({
  id: '0',
  code: 'absence-overlaps',
  en: 'two absences of one code do not overlap',
  da: 'To fravær med samme kode overlapper ikke hinanden',
  holds: ({ before, payload }) =>
    !allOf(before, 'absence').some(
      ({ context: a }) =>
        a.code === payload.code &&
        (a.to === null || a.to >= payload.from) &&
        (payload.to === null || payload.to === undefined || payload.to >= a.from),
    ),
});

export const absenceRuns = rule({
  id: '0',
  code: 'already-ended',
  en: 'the absence has not ended',
  da: 'Fraværet er ikke allerede afsluttet',
  holds: ({ item }) => item?.value !== 'ended',
});

export const appointmentOpen = rule({
  id: '0',
  code: 'appointment-not-open',
  en: 'the appointment is still open',
  da: 'Aftalen er stadig åben',
  holds: ({ item }) => item?.value === 'open',
});

export const categoryKnown = rule<{ readonly category: number | string }>({
  id: '0',
  code: 'unknown-category',
  en: 'the category is known',
  da: 'Kategorien findes i kodelisten',
  holds: ({ payload }) => categoryNamed(payload.category) !== undefined,
});

/** The key of a category, by key or by public id. */
export const categoryNamed = (idOrKey: number | string): string | undefined =>
  codeLists.categories.entries.find((e) => (e.id !== null && e.id === idOrKey) || e.key === idOrKey)?.key;

export const notMember = rule({
  id: '0',
  code: 'already-member',
  en: 'the citizen is a member of no a-kasse',
  da: 'Borgeren er ikke allerede medlem af en a-kasse',
  holds: ({ before }) => !isMember(before),
});

export const member = rule({
  id: '0',
  code: 'not-a-member',
  en: 'the citizen is a member of an a-kasse',
  da: 'Borgeren er medlem af en a-kasse',
  holds: ({ before }) => isMember(before),
});

export const ofAnother = rule({
  id: '0',
  code: 'already-member',
  en: 'the citizen is a member of another a-kasse',
  da: 'Borgeren er ikke allerede medlem af denne a-kasse',
  holds: ({ before, caller }) => allOf(before, 'membership')[0]?.context.periods.at(-1)?.value !== caller.org,
});

/** Memberships follow one another; the new one does not begin before the last one ended. */
export const membershipsDoNotOverlap = rule<{ readonly from: string }>({
  id: '0',
  code: 'membership-overlaps',
  en: 'the membership begins when the last one has ended',
  da: 'Medlemskabet begynder, når det forrige er ophørt',
  holds: ({ before, payload }) => {
    const last = allOf(before, 'membership')[0]?.context.periods.at(-1);
    return last?.until == null || last.until <= payload.from;
  },
});

export const benefitPeriodBegun = rule({
  id: '0',
  code: 'no-benefit-period',
  en: 'a benefit period has begun',
  da: 'Der er en dagpengeperiode',
  holds: ({ before }) => allOf(before, 'benefit-period')[0]?.context.firstDay != null,
});

const isMember = (state: Parameters<typeof groupNow>[0]): boolean => {
  const last = allOf(state, 'membership')[0]?.context.periods.at(-1);
  return last !== undefined && last.until === null;
};
