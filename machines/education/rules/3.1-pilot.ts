import { addDays, type LegalDate } from '../../core/calendar.ts';
import { inForce, rule } from '../../core/rule.ts';
import type { CitizenState, CommandPayloads, ItemOf } from '../../core/types.ts';
import { allOf, categoryNow, inGroup } from '../../readings.ts';

/** 3.1 The job-focused pilot. @da forsøg med jobrettet indsats @source 3.1 */

export interface PilotPeriod {
  readonly validFrom: LegalDate;
  /** The last day; null: until further notice. */
  readonly validTo: LegalDate | null;
  readonly source: string;
}

export const PILOT_FIRST_DAY: LegalDate = '2022-04-01';

/**
 * When the pilot is in force, as dated rows. All of its dates are read from here: marking, offers, job plans, and the end of participations.
 *
 * Law 727/2023 made it permanent from 2024. That is one more row, not added here, since the note of 2022 ends it:
 * `{ validFrom: '2024-01-01', validTo: null, source: 'lov 727/2023' }`. No participation then ends as `expired` or `completed`.
 */
export const PILOT: readonly PilotPeriod[] = [{ validFrom: PILOT_FIRST_DAY, validTo: '2023-12-31', source: '3.1' }];

/** Whether the pilot is in force on the day. */
export const pilotRuns = (on: LegalDate, rows: readonly PilotPeriod[] = PILOT): boolean =>
  rows.some((row) => inForce({ validFrom: row.validFrom, ...(row.validTo === null ? {} : { validTo: row.validTo }) }, on));

/** The pilot's last day as seen from a day on which it is in force: rows that follow one another are one; null: until further notice. */
export const pilotLastDay = (from: LegalDate, rows: readonly PilotPeriod[] = PILOT): LegalDate | null => {
  const row = rows.find((r) => r.validFrom <= from && (r.validTo === null || from <= r.validTo));
  if (row === undefined || row.validTo === null) return null;
  const next = addDays(row.validTo, 1);
  return pilotRuns(next, rows) ? pilotLastDay(next, rows) : row.validTo;
};

/** Education help, and transition benefit with an education order. */
export const PILOT_GROUPS: readonly (number | string)[] = [12, 28];

/** Ready for education, and ready for activity; obviously ready for education is not in it. @da uddannelsesparat, aktivitetsparat */
export const PILOT_CATEGORIES: readonly string[] = ['education-ready', 'activity-ready'];

/** The participation that is open, if any: one that has begun and not ended. @da åben persongruppemarkering */
export const participationNow = (state: CitizenState): ItemOf<'pilot'> | undefined =>
  allOf(state, 'pilot').find((p) => p.value !== 'ended');

const targetGroup = (state: CitizenState): boolean =>
  inGroup(state, ...PILOT_GROUPS) && PILOT_CATEGORIES.includes(categoryNow(state) ?? '');

/* Marking. */

type Mark = CommandPayloads['mark-pilot-participation'];
type On = { readonly on: LegalDate };

export const markedWhileInForce = rule<Mark>({
  id: '3.1',
  code: 'pilot-not-in-force',
  en: 'the pilot is in force today and on the first day of the participation',
  da: 'Forsøget er i kraft i dag og på deltagelsens første dag',
  holds: ({ today, payload }) => pilotRuns(today) && pilotRuns(payload.from),
});

export const inTargetGroup = rule({
  id: '3.1',
  code: 'not-in-pilot-target-group',
  en: 'the citizen is in group 12 or 28 and ready for education or for activity',
  da: 'Borgeren er i kontaktgruppe 12 eller 28 og uddannelsesparat eller aktivitetsparat',
  assumption: 'A14',
  holds: ({ before }) => targetGroup(before),
});

/** A new participation may begin on the day on which the last one ended. */
export const notInPilotAlready = rule<Mark>({
  id: '3.1',
  code: 'already-in-pilot',
  en: 'the citizen does not take part already',
  da: 'Borgeren deltager ikke allerede i forsøget',
  holds: ({ before, payload }) =>
    !allOf(before, 'pilot').some(
      ({ value, context: p }) =>
        value !== 'ended' ||
        p.to === null ||
        (payload.from < p.to && (payload.to === null || payload.to === undefined || payload.to >= p.from)),
    ),
});

export const takesPart = rule({
  id: '3.1',
  code: 'no-pilot-participation',
  en: 'the citizen takes part in the pilot',
  da: 'Borgeren deltager i forsøget',
  holds: ({ before }) => participationNow(before) !== undefined,
});

/* Offers. */

/** "inden den 31. december" is read as by that day (A). */
export const offerWhileInForce = rule<On>({
  id: '3.1',
  code: 'pilot-not-in-force',
  en: 'the pilot is in force today and on the first day of the offer',
  da: 'Forsøget er i kraft i dag og på tilbuddets første dag',
  assumption: 'A15',
  holds: ({ today, payload }) => pilotRuns(today) && pilotRuns(payload.on),
});

export const noOfferRuns = rule({
  id: '3.1',
  code: 'already-in-offer',
  en: 'no offer is running',
  da: 'Der er ikke allerede et igangværende tilbud',
  holds: ({ before }) => participationNow(before)?.value !== 'inOffer',
});

export const offerInParticipation = rule<On>({
  id: '3.1',
  code: 'offer-outside-participation',
  en: 'the offer begins in the participation, and not before an earlier offer ended',
  da: 'Tilbuddet begynder i deltagelsen og ikke, før et tidligere tilbud er færdiggjort',
  holds: ({ before, payload }) => {
    const p = participationNow(before)?.context;
    return p !== undefined && p.from <= payload.on && (p.offerTo === null || p.offerTo <= payload.on);
  },
});

export const offerRuns = rule({
  id: '3.1',
  code: 'offer-not-running',
  en: 'an offer is running',
  da: 'Der er et igangværende tilbud',
  holds: ({ before }) => participationNow(before)?.value === 'inOffer',
});

/* What the pilot adds to publishing a plan, in the order in which the row says it. */

type Publish = CommandPayloads['publish-plan'];

/** A job plan for a citizen in 12 or 28; in other groups a job plan needs no marking. */
const pilotJobPlan = ({ before, payload }: { readonly before: CitizenState; readonly payload: Publish }): boolean =>
  payload.planType === 'job-plan' && inGroup(before, ...PILOT_GROUPS);

export const jobPlanNeedsParticipation = rule<Publish>({
  id: '3.1',
  code: 'pilot-participation-required',
  en: 'a job plan in group 12 or 28 needs an open participation in the pilot',
  da: 'En jobplan i kontaktgruppe 12 eller 28 kræver, at borgeren deltager i forsøget',
  validFrom: PILOT_FIRST_DAY,
  holds: (s) => !pilotJobPlan(s) || participationNow(s.before) !== undefined,
});

export const jobPlanForTargetGroup = rule<Publish>({
  id: '3.1',
  code: 'not-in-pilot-target-group',
  en: 'at publishing a job plan in group 12 or 28 the citizen is ready for education or for activity',
  da: 'Ved publicering af en jobplan i kontaktgruppe 12 eller 28 er borgeren uddannelsesparat eller aktivitetsparat',
  validFrom: PILOT_FIRST_DAY,
  holds: (s) => !pilotJobPlan(s) || targetGroup(s.before),
});

export const jobPlanHasGoal = rule<Publish>({
  id: '3.1',
  code: 'job-goal-required',
  en: 'a job plan in group 12 or 28 has a job goal: an ESCO-STAR job title or free text',
  da: 'En jobplan i kontaktgruppe 12 eller 28 har et jobmål: en konkret stillingsbetegnelse (ESCO-STAR) eller en fritekst',
  validFrom: PILOT_FIRST_DAY,
  holds: (s) => !pilotJobPlan(s) || s.payload.jobGoal !== null,
});

export const noJobPlanBeforePilot = rule<Publish>({
  id: '3.1',
  code: 'pilot-not-in-force',
  en: 'before the pilot no job plan is published in group 12 or 28',
  da: 'Før forsøget kan der ikke publiceres en jobplan i kontaktgruppe 12 eller 28',
  validTo: addDays(PILOT_FIRST_DAY, -1),
  holds: (s) => !pilotJobPlan(s),
});

export const noEducationPlanInPilot = rule<Publish>({
  id: '3.1',
  code: 'pilot-participation-open',
  en: 'no education plan is published while the citizen takes part in the pilot',
  da: 'Der publiceres ingen uddannelsesplan, mens borgeren deltager i forsøget',
  assumption: 'A17',
  holds: ({ before, payload }) => payload.planType !== 'education-plan' || participationNow(before) === undefined,
});
