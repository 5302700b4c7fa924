import { codeLists, findCode } from '../../code-lists/index.ts';
import { groupInWords } from '../../contact/rules/words.ts';
import { addMonths, inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { inForce, rule, type Sentence } from '../../core/rule.ts';
import type { CommandPayloads } from '../../core/types.ts';
import { groupOn } from '../../readings.ts';

/** 5.1 Availability: the assessment that is a quarantine, and the time limit for documenting job search. @da rådighed @source 5.1 */

type Assessment = CommandPayloads['report-availability-assessment'];

const codes = codeLists['availability-codes'];

/** A code that is a quarantine: from date 1 to date 2, so many calendar months after it, for incidents within these days. @da karantæne */
interface Quarantine {
  readonly code: number;
  readonly months: number;
  readonly hours: number;
  /** First and last day of the incidents that it is for; the day of the command does not count. */
  readonly validFrom: LegalDate;
  readonly validTo: LegalDate;
  readonly source: string;
}

export const QUARANTINES: readonly Quarantine[] = [
  { code: 96, months: 3, hours: 111, validFrom: '2022-04-01', validTo: '2023-12-31', source: '5.1' },
];

/** The row of the code, if the code is a quarantine. */
export const quarantineOf = (code: number): Quarantine | undefined => QUARANTINES.find((row) => row.code === code);

export const knownAssessmentCode = rule<Assessment>({
  id: '5.1',
  code: 'unknown-assessment-code',
  en: 'the assessment code is in the code list on the day of the command',
  da: 'Rådighedsvurderingskoden findes i kodelisten på indberetningsdagen',
  wrong: ({ payload, today }) => {
    const first = codes.entries.find((row) => row.id === payload.code)?.validFrom ?? null;
    if (first !== null && today < first)
      return {
        en: `Assessment code ${payload.code} is in the code list from ${inEnglish(first)} only`,
        da: `Rådighedsvurderingskode ${payload.code} findes først i kodelisten fra den ${inDanish(first)}`,
      };
    return {
      en: `There is no assessment code ${payload.code} in the code list`,
      da: `Rådighedsvurderingskode ${payload.code} findes ikke i kodelisten`,
    };
  },
  holds: ({ payload, today }) => findCode(codes, payload.code, today) !== undefined,
});

/** A month without job search is judged in the month after it, so the incident decides, not the day of the command (A). */
export const incidentWhileInForce = rule<Assessment>({
  id: '5.1',
  code: 'assessment-code-not-in-force',
  en: 'the incident lies within the days for which the code holds',
  da: 'Hændelsesdatoen ligger inden for kodens gyldighedsperiode',
  wrong: ({ payload }) => {
    const { validFrom, validTo } = quarantineOf(payload.code) ?? { validFrom: '', validTo: '' };
    return {
      en: `The incident, ${inEnglish(payload.incidentDate)}, lies outside the days for which code ${payload.code} holds: ${inEnglish(validFrom)} to ${inEnglish(validTo)}`,
      da: `Hændelsesdatoen ${inDanish(payload.incidentDate)} ligger uden for den periode, hvor kode ${payload.code} gælder: ${inDanish(validFrom)} til ${inDanish(validTo)}`,
    };
  },
  assumption: 'A59',
  holds: ({ payload }) => {
    const quarantine = quarantineOf(payload.code);
    return quarantine === undefined || inForce(quarantine, payload.incidentDate);
  },
});

export const unemploymentBenefitOnIncident = rule<Assessment>({
  id: '5.1',
  code: 'not-unemployment-benefit',
  en: 'a quarantine is for a citizen who was in group 1 on the day of the incident',
  da: 'En karantæne gives til en borger, der var dagpengemodtager (kontaktgruppe 1) på hændelsesdatoen',
  wrong: ({ before, payload }) => {
    const group = groupOn(before, payload.incidentDate);
    const { en, da } = group === null ? { en: 'no open contact group', da: 'ingen åben kontaktgruppe' } : groupInWords(group);
    return {
      en: `The citizen did not receive unemployment benefit on the day of the incident, ${inEnglish(payload.incidentDate)}: ${en}`,
      da: `Borgeren var ikke dagpengemodtager på hændelsesdatoen ${inDanish(payload.incidentDate)}: ${da}`,
    };
  },
  holds: ({ before, payload }) => quarantineOf(payload.code) === undefined || groupOn(before, payload.incidentDate) === 1,
});

export const quarantineDates = rule<Assessment>({
  id: '5.1',
  code: 'assessment-dates-invalid',
  en: 'a quarantine has date 1, its start, not before the incident, and date 2, three months after it',
  da: 'Datofelt 1 er angivet med startdato for karantænen, tidligst hændelsesdatoen, og datofelt 2 med dato for udløb, dvs. 3 måneder efter startdato',
  wrong: ({ payload: { code, incidentDate, date1, date2 } }) => {
    if (date1 == null || date2 == null)
      return {
        en: 'A quarantine needs both date 1, its start, and date 2, its end',
        da: 'En karantæne kræver både datofelt 1 (startdato) og datofelt 2 (udløb)',
      };
    if (date1 < incidentDate)
      return {
        en: `Date 1, ${inEnglish(date1)}, lies before the incident, ${inEnglish(incidentDate)}`,
        da: `Datofelt 1, ${inDanish(date1)}, ligger før hændelsesdatoen ${inDanish(incidentDate)}`,
      };
    const right = addMonths(date1, quarantineOf(code)?.months ?? 0);
    return {
      en: `Date 2 is ${inEnglish(date2)}, and should be three months after date 1: ${inEnglish(right)}`,
      da: `Datofelt 2 er ${inDanish(date2)}, men skal være 3 måneder efter datofelt 1: ${inDanish(right)}`,
    };
  },
  holds: ({ payload: { code, incidentDate, date1, date2 } }) => {
    const quarantine = quarantineOf(code);
    return quarantine === undefined || (date1 != null && incidentDate <= date1 && date2 === addMonths(date1, quarantine.months));
  },
});

/* The time limit for documenting job search, by the day of the command. */

type Limit = { readonly on: LegalDate; readonly deadline: LegalDate };

const tooLate =
  (months: number) =>
  ({ payload }: { readonly payload: Limit }): Sentence => {
    const last = addMonths(payload.on, months);
    return {
      en: `The time limit, ${inEnglish(payload.deadline)}, lies more than ${months} months after ${inEnglish(payload.on)}: the last possible day is ${inEnglish(last)}`,
      da: `Fristen ${inDanish(payload.deadline)} ligger mere end ${months} måneder efter den ${inDanish(payload.on)}: den senest mulige dag er ${inDanish(last)}`,
    };
  };

const within =
  (months: number) =>
  ({ payload }: { readonly payload: Limit }): boolean =>
    payload.deadline <= addMonths(payload.on, months);

export const documentedInThreeMonths = rule<Limit>({
  id: '5.1',
  code: 'documentation-deadline-too-late',
  en: 'the time limit for documenting job search is at most 3 months',
  da: 'Fristen for at dokumentere jobsøgning er højst 3 måneder',
  wrong: tooLate(3),
  holds: within(3),
});

export const documentedInTwoMonths = rule<Limit>({
  id: '5.1',
  code: 'documentation-deadline-too-late',
  en: 'the time limit for documenting job search is at most 2 months',
  da: 'Fristen for at dokumentere jobsøgning er højst 2 måneder',
  validFrom: '2022-04-01',
  validTo: '2023-12-31',
  wrong: tooLate(2),
  holds: within(2),
});
