import { addDays, inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { type Known, knownRows } from '../../core/law.ts';
import { inForce, rule, type Sentence } from '../../core/rule.ts';
import type { CitizenState, CommandPayloads, ItemOf } from '../../core/types.ts';
import { allOf, categoryNow, categoryOn, type Group, groupNow, groupOn, groupPeriods, inGroup } from '../../readings.ts';

/** 3.1 The job-focused pilot. @da forsøg med jobrettet indsats @source 3.1 */

export interface PilotPeriod extends Known {
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
 * `{ validFrom: '2024-01-01', validTo: null, source: 'lov 727/2023', knownFrom: … }`, with the instant from which the register goes by it.
 * No participation then ends as `expired` or `completed`; the dates of those on their way are withdrawn at that instant.
 */
export const PILOT: readonly PilotPeriod[] = [{ validFrom: PILOT_FIRST_DAY, validTo: '2023-12-31', source: '3.1' }];

/** The rows that the citizen's register goes by. */
export const pilotRows = (state: CitizenState): readonly PilotPeriod[] => knownRows(PILOT, state);

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

/** The latest participation, where it is the pilot's end that ended it: as expired, or as completed with its offer finished. */
const endedWithPilot = (state: CitizenState): ItemOf<'pilot'> | undefined => {
  const last = allOf(state, 'pilot').at(-1);
  const { reason } = last?.context ?? {};
  return last?.value === 'ended' && (reason === 'expired' || reason === 'completed') ? last : undefined;
};

/** The participation that an offer begins in: the open one, or else the one that ended with the pilot, which then comes back. */
export const participationOfOffer = (state: CitizenState): ItemOf<'pilot'> | undefined => participationNow(state) ?? endedWithPilot(state);

/** The participation that the citizen leaves: the open one, or else the one that ended with the pilot, where leaving it is reported late. */
export const participationToLeave = (state: CitizenState): ItemOf<'pilot'> | undefined => participationNow(state) ?? endedWithPilot(state);

/** The participation whose offer is finished: the open one, or else the one that ended while its offer ran, where the finish is reported late. */
export const participationOfFinish = (state: CitizenState): ItemOf<'pilot'> | undefined => {
  const now = participationNow(state);
  if (now?.value === 'inOffer') return now;
  return allOf(state, 'pilot').findLast(({ value, context: p }) => value === 'ended' && p.offerFrom !== null && p.offerTo === null) ?? now;
};

/**
 * The day on which the citizen, in the target group's contact groups on that day, left them for another group or for none; null: not since.
 * From 12 to 28 and back is no leaving.
 */
export const leftPilotGroups = (state: CitizenState, since: LegalDate): LegalDate | null => {
  const periods = groupPeriods(state).filter((p) => p.until === null || p.until > p.from);
  let here = periods.find((p) => p.from <= since && (p.until === null || since < p.until));
  while (here) {
    const { until } = here;
    if (until === null || !PILOT_GROUPS.includes(here.value)) return null;
    const next = periods.find((p) => p.from === until);
    if (!next || !PILOT_GROUPS.includes(next.value)) return until;
    here = next;
  }
  return null;
};

const isTargetGroup = (group: Group | null, category: string | null): boolean =>
  group !== null && PILOT_GROUPS.includes(group) && PILOT_CATEGORIES.includes(category ?? '');

const targetGroup = (state: CitizenState): boolean => isTargetGroup(groupNow(state), categoryNow(state));

/** Why somebody is not in the target group: the group and the category that decide. */
const outside = (group: Group | null, category: string | null, on: LegalDate): Sentence => ({
  en: `The target group is group 12 or 28, ready for education or for activity; on ${inEnglish(on)} the citizen is in ${group === null ? 'no group' : `group ${group}`}, ${category === null ? 'with no category' : `category ${category}`}`,
  da: `Målgruppen er uddannelses- og aktivitetsparate i kontaktgruppe 12 eller 28; den ${inDanish(on)} er borgeren ${group === null ? 'ikke i nogen kontaktgruppe' : `i kontaktgruppe ${group}`}${category === null ? ' og uden kategori' : ` og ${categoryName(category)}`}`,
});

/** As a Danish reader says it. @da visitationskategori */
const CATEGORY_IN_DANISH: Readonly<Record<string, string>> = {
  'job-ready': 'jobparat',
  'activity-ready': 'aktivitetsparat',
  'not-assessed': 'ikke visiteret',
  'education-ready': 'uddannelsesparat',
  'obviously-education-ready': 'åbenlyst uddannelsesparat',
};
const categoryName = (key: string): string => CATEGORY_IN_DANISH[key] ?? key;

/** Why the pilot is not in force on the day. */
const notInForce = (state: CitizenState, on: LegalDate): Sentence => {
  const rows = pilotRows(state);
  const first = rows[0]?.validFrom ?? PILOT_FIRST_DAY;
  const last = pilotLastDay(first, rows);
  return {
    en: `The pilot is not in force on ${inEnglish(on)}: it runs from ${inEnglish(first)}${last === null ? '' : ` to ${inEnglish(last)}`}`,
    da: `Forsøget er ikke i kraft den ${inDanish(on)}: det gælder fra ${inDanish(first)}${last === null ? '' : ` til og med ${inDanish(last)}`}`,
  };
};

/* Marking. */

type Mark = CommandPayloads['mark-pilot-participation'];
type On = { readonly on: LegalDate };

export const markedWhileInForce = rule<Mark>({
  id: '3.1',
  code: 'pilot-not-in-force',
  en: 'the pilot is in force on the first day of the participation',
  da: 'Forsøget er i kraft på deltagelsens første dag',
  wrong: ({ before, payload }) => notInForce(before, payload.from),
  holds: ({ before, payload }) => pilotRuns(payload.from, pilotRows(before)),
});

export const inTargetGroup = rule<Mark>({
  id: '3.1',
  code: 'not-in-pilot-target-group',
  en: 'the citizen is in group 12 or 28, now and on the first day, and ready for education or for activity',
  da: 'Borgeren er i kontaktgruppe 12 eller 28, nu og på deltagelsens første dag, og uddannelsesparat eller aktivitetsparat',
  assumption: 'A14',
  wrong: ({ before, payload, today }) =>
    targetGroup(before)
      ? outside(groupOn(before, payload.from), categoryOn(before, payload.from), payload.from)
      : outside(groupNow(before), categoryNow(before), today),
  holds: ({ before, payload }) => targetGroup(before) && PILOT_GROUPS.includes(groupOn(before, payload.from) ?? ''),
});

/** Of the day on which the offer begins. */
export const inTargetGroupAtOffer = rule<On>({
  id: '3.1',
  code: 'not-in-pilot-target-group',
  en: 'on the first day of the offer the citizen is in group 12 or 28 and ready for education or for activity',
  da: 'På tilbuddets første dag er borgeren i kontaktgruppe 12 eller 28 og uddannelsesparat eller aktivitetsparat',
  assumption: 'A14',
  wrong: ({ before, payload }) => outside(groupOn(before, payload.on), categoryOn(before, payload.on), payload.on),
  holds: ({ before, payload }) => isTargetGroup(groupOn(before, payload.on), categoryOn(before, payload.on)),
});

/** A new participation may begin on the day on which the last one ended. */
export const notInPilotAlready = rule<Mark>({
  id: '3.1',
  code: 'already-in-pilot',
  en: 'the citizen does not take part already',
  da: 'Borgeren deltager ikke allerede i forsøget',
  wrong: { en: 'The citizen takes part in the pilot on these days already', da: 'Borgeren deltager allerede i forsøget i de dage' },
  holds: ({ before, payload }) =>
    !allOf(before, 'pilot').some(
      ({ value, context: p }) =>
        value !== 'ended' ||
        p.to === null ||
        (payload.from < p.to && (payload.to === null || payload.to === undefined || payload.to >= p.from)),
    ),
});

/** Whether the participation lasts, or lasted through that day. */
const lastsThrough = (p: ItemOf<'pilot'> | undefined, day: LegalDate): boolean =>
  p !== undefined && (p.value !== 'ended' || day <= (p.context.to ?? day));

export const takesPartAtFinish = rule<On>({
  id: '3.1',
  code: 'no-pilot-participation',
  en: 'the citizen takes part in the pilot, or took part on the last day of the offer that was running',
  da: 'Borgeren deltager i forsøget eller deltog på den sidste dag i det tilbud, der var i gang',
  wrong: ({ payload }) => ({
    en: `The citizen does not take part in the pilot, nor did on ${inEnglish(payload.on)}`,
    da: `Borgeren deltager ikke i forsøget og gjorde det heller ikke den ${inDanish(payload.on)}`,
  }),
  holds: ({ before, payload }) => participationNow(before) !== undefined || lastsThrough(participationOfFinish(before), payload.on),
});

export const takesPartOrHasExpired = rule<On>({
  id: '3.1',
  code: 'no-pilot-participation',
  en: 'the citizen takes part in the pilot, or took part on the day until the pilot ended',
  da: 'Borgeren deltager i forsøget eller deltog på dagen, indtil forsøget udløb',
  wrong: { en: 'The citizen does not take part in the pilot', da: 'Borgeren deltager ikke i forsøget' },
  holds: ({ before, payload }) => {
    const p = participationToLeave(before);
    // one that was completed by its offer is not left before the offer was finished
    return lastsThrough(p, payload.on) && (p?.value !== 'ended' || payload.on >= (p.context.offerTo ?? payload.on));
  },
});

export const takesPartInOffer = rule({
  id: '3.1',
  code: 'no-pilot-participation',
  en: 'the citizen takes part in the pilot, or did so until the pilot ended',
  da: 'Borgeren deltager i forsøget eller gjorde det, indtil forsøget udløb',
  wrong: { en: 'The citizen does not take part in the pilot', da: 'Borgeren deltager ikke i forsøget' },
  holds: ({ before }) => participationOfOffer(before) !== undefined,
});

/* Offers. */

/** "inden den 31. december" is read as by that day (A). */
export const offerWhileInForce = rule<On>({
  id: '3.1',
  code: 'pilot-not-in-force',
  en: 'the pilot is in force on the first day of the offer',
  da: 'Forsøget er i kraft på tilbuddets første dag',
  assumption: 'A15',
  wrong: ({ before, payload }) => notInForce(before, payload.on),
  holds: ({ before, payload }) => pilotRuns(payload.on, pilotRows(before)),
});

export const noOfferRuns = rule({
  id: '3.1',
  code: 'already-in-offer',
  en: 'no offer is running',
  da: 'Der er ikke allerede et igangværende tilbud',
  wrong: ({ before }) => {
    const since = participationNow(before)?.context.offerFrom ?? null;
    return {
      en: `An offer is running already${since === null ? '' : `, since ${inEnglish(since)}`}`,
      da: `Der er allerede et igangværende tilbud${since === null ? '' : `, fra ${inDanish(since)}`}`,
    };
  },
  holds: ({ before }) => participationNow(before)?.value !== 'inOffer',
});

export const offerInParticipation = rule<On>({
  id: '3.1',
  code: 'offer-outside-participation',
  en: 'the offer begins in the participation, and not before an earlier offer ended',
  da: 'Tilbuddet begynder i deltagelsen og ikke, før et tidligere tilbud er færdiggjort',
  wrong: ({ before }) => {
    const first = participationOfOffer(before)?.context;
    const day = first?.offerTo ?? first?.from;
    return {
      en: `The offer begins too early${day === undefined ? '' : `: it can begin on ${inEnglish(day)} at the earliest`}`,
      da: `Tilbuddet begynder for tidligt${day === undefined ? '' : `: det kan tidligst begynde den ${inDanish(day)}`}`,
    };
  },
  holds: ({ before, payload }) => {
    const p = participationOfOffer(before)?.context;
    return p !== undefined && p.from <= payload.on && (p.offerTo === null || p.offerTo <= payload.on);
  },
});

export const offerRuns = rule<On>({
  id: '3.1',
  code: 'offer-not-running',
  en: 'an offer is running, or was when the participation ended',
  da: 'Der er et igangværende tilbud, eller der var et, da deltagelsen sluttede',
  wrong: { en: 'No offer is running', da: 'Der er intet igangværende tilbud' },
  holds: ({ before, payload }) => {
    const p = participationOfFinish(before);
    return p !== undefined && p.context.offerFrom !== null && p.context.offerTo === null && lastsThrough(p, payload.on);
  },
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
  wrong: ({ before }) => ({
    en: `The citizen is in group ${groupNow(before)} and does not take part in the pilot: no job plan can be published`,
    da: `Borgeren er i kontaktgruppe ${groupNow(before)} og deltager ikke i forsøget: en jobplan kan ikke publiceres`,
  }),
  validFrom: PILOT_FIRST_DAY,
  holds: (s) => !pilotJobPlan(s) || participationNow(s.before) !== undefined,
});

export const jobPlanForTargetGroup = rule<Publish>({
  id: '3.1',
  code: 'not-in-pilot-target-group',
  en: 'at publishing a job plan in group 12 or 28 the citizen is ready for education or for activity',
  da: 'Ved publicering af en jobplan i kontaktgruppe 12 eller 28 er borgeren uddannelsesparat eller aktivitetsparat',
  wrong: ({ before, today }) => outside(groupNow(before), categoryNow(before), today),
  validFrom: PILOT_FIRST_DAY,
  holds: (s) => !pilotJobPlan(s) || targetGroup(s.before),
});

export const jobPlanHasGoal = rule<Publish>({
  id: '3.1',
  code: 'job-goal-required',
  en: 'a job plan in group 12 or 28 has a job goal: an ESCO-STAR job title or free text',
  da: 'En jobplan i kontaktgruppe 12 eller 28 har et jobmål: en konkret stillingsbetegnelse (ESCO-STAR) eller en fritekst',
  wrong: {
    en: 'The job plan has no job goal',
    da: 'Jobplanen mangler et jobmål: en konkret stillingsbetegnelse (ESCO-STAR) eller en fritekst',
  },
  validFrom: PILOT_FIRST_DAY,
  holds: (s) => !pilotJobPlan(s) || s.payload.jobGoal !== null,
});

export const noJobPlanBeforePilot = rule<Publish>({
  id: '3.1',
  code: 'pilot-not-in-force',
  en: 'before the pilot no job plan is published in group 12 or 28',
  da: 'Før forsøget kan der ikke publiceres en jobplan i kontaktgruppe 12 eller 28',
  wrong: ({ before, today }) => notInForce(before, today),
  validTo: addDays(PILOT_FIRST_DAY, -1),
  holds: (s) => !pilotJobPlan(s),
});

export const noEducationPlanInPilot = rule<Publish>({
  id: '3.1',
  code: 'pilot-participation-open',
  en: 'no education plan is published while the citizen takes part in the pilot',
  da: 'Der publiceres ingen uddannelsesplan, mens borgeren deltager i forsøget',
  wrong: ({ before }) => {
    const since = participationNow(before)?.context.from ?? null;
    return {
      en: `The citizen takes part in the pilot${since === null ? '' : `, since ${inEnglish(since)}`}: no education plan can be published meanwhile`,
      da: `Borgeren deltager i forsøget${since === null ? '' : `, fra ${inDanish(since)}`}: imens kan der ikke publiceres en uddannelsesplan`,
    };
  },
  assumption: 'A17',
  holds: ({ before, payload }) => payload.planType !== 'education-plan' || participationNow(before) === undefined,
});
