import { codeLists, everKnown, findCode } from '../../code-lists/index.ts';
import { addMonths, type LegalDate } from '../../core/calendar.ts';
import { rule } from '../../core/rule.ts';
import type { CommandPayloads } from '../../core/types.ts';

/** 5.1 Availability: the assessment that is a quarantine, and the time limit for documenting job search. @da rådighed @source 5.1 */

type Assessment = CommandPayloads['report-availability-assessment'];

const codes = codeLists['availability-codes'];

/** The codes that are a quarantine, and what it is: from date 1 to date 2, so many calendar months after it. @da karantæne */
export const QUARANTINES: readonly { readonly code: number; readonly months: number; readonly hours: number }[] = [
  { code: 96, months: 3, hours: 111 },
];

/** The row of the code, if the code is a quarantine. */
export const quarantineOf = (code: number) => QUARANTINES.find((row) => row.code === code);

export const knownAssessmentCode = rule<Assessment>({
  id: '5.1',
  code: 'unknown-assessment-code',
  en: 'the assessment code is known',
  da: 'Rådighedsvurderingskoden findes i kodelisten',
  holds: ({ payload }) => everKnown(codes, payload.code),
});

/** The code list has the days between which a code's date 1 may lie; the day of the command does not count here. */
export const codeInForceOnDate1 = rule<Assessment>({
  id: '5.1',
  code: 'assessment-code-not-in-force',
  en: 'date 1 lies within the days for which the code holds',
  da: 'Datofelt 1 ligger inden for kodens gyldighedsperiode',
  holds: ({ payload }) => payload.date1 == null || findCode(codes, payload.code, payload.date1) !== undefined,
});

export const quarantineDates = rule<Assessment>({
  id: '5.1',
  code: 'assessment-dates-invalid',
  en: 'a quarantine has date 1, its start, and date 2, three months after it',
  da: 'Datofelt 1 er angivet med startdato for karantænen og datofelt 2 med dato for udløb, dvs. 3 måneder efter startdato',
  holds: ({ payload }) => {
    const quarantine = quarantineOf(payload.code);
    return quarantine === undefined || (payload.date1 != null && payload.date2 === addMonths(payload.date1, quarantine.months));
  },
});

/* The time limit for documenting job search, by the day of the command. */

type Limit = { readonly on: LegalDate; readonly deadline: LegalDate };

const within =
  (months: number) =>
  ({ payload }: { readonly payload: Limit }): boolean =>
    payload.deadline <= addMonths(payload.on, months);

export const documentedInThreeMonths = rule<Limit>({
  id: '5.1',
  code: 'documentation-deadline-too-late',
  en: 'the time limit for documenting job search is at most 3 months',
  da: 'Fristen for at dokumentere jobsøgning er højst 3 måneder',
  holds: within(3),
});

export const documentedInTwoMonths = rule<Limit>({
  id: '5.1',
  code: 'documentation-deadline-too-late',
  en: 'the time limit for documenting job search is at most 2 months',
  da: 'Fristen for at dokumentere jobsøgning er højst 2 måneder',
  validFrom: '2022-04-01',
  validTo: '2023-12-31',
  holds: within(2),
});
