import { rule } from '../../core/rule.ts';
import type { CitizenState } from '../../core/types.ts';
import { educationStepNow, oneOf, planTypeNow } from '../../readings.ts';

/** 3.3 Messages on support needs, and the education steps. @da støttebehov, trin @source 3.3 */

/** The steps on which the citizen is told of support needs. */
export const TOLD_ON_STEPS: readonly number[] = [1, 2, 3];

/** The wording of the message on registered needs is free; the one on removed needs is the note's (texts.supportNeedsRemoved). */
export const SUPPORT_NEEDS_REGISTERED =
  'Jobcentret har registreret, at du kan få brug for støtte, når du starter på en uddannelse. Oplysningerne bliver sendt til uddannelsesinstitutionen, når du starter. Kontakt dit jobcenter, hvis du har spørgsmål, eller hvis du mener, at oplysningerne er forkerte.';

/** What plan there is instead, as the caseworker says it. */
const PLANS_IN_WORDS = {
  none: { en: 'the citizen has no plan', da: 'borgeren har ingen plan' },
  inactive: { en: 'the citizen’s plan is inactive', da: 'borgerens plan er inaktiv' },
  'education-plan': { en: 'the citizen has none that is published', da: 'borgeren har ingen, der er publiceret' },
  'job-plan': { en: 'the citizen has a job plan', da: 'borgeren har en jobplan' },
  'follow-up-agreement': { en: 'the citizen has a follow-up agreement', da: 'borgeren har en aftale om opfølgning' },
  other: { en: 'the citizen has a plan of another type', da: 'borgeren har en plan af en anden type' },
} as const;

export const hasEducationPlan = rule({
  id: '3.3',
  code: 'education-plan-required',
  en: 'the citizen has a published education plan',
  da: 'Borgeren har en publiceret uddannelsesplan',
  wrong: ({ before }) => {
    const { value, context } = oneOf(before, 'plan');
    const had = value === 'inactive' ? 'inactive' : (context.type ?? 'none');
    return {
      en: `A step belongs to an education plan: ${PLANS_IN_WORDS[had].en}`,
      da: `Et trin hører til en uddannelsesplan: ${PLANS_IN_WORDS[had].da}`,
    };
  },
  holds: ({ before }) => planTypeNow(before) === 'education-plan',
});

export const needsRegistered = rule({
  id: '3.3',
  code: 'no-support-needs',
  en: 'support needs are registered',
  da: 'Der er registreret støttebehov',
  wrong: { en: 'No support needs are registered', da: 'Der er ikke registreret nogen støttebehov' },
  holds: ({ before }) => oneOf(before, 'plan').context.supportNeeds,
});

/**
 * Whether the citizen is told that the needs are removed: whoever got the message on registered needs is, whatever plan there is by then,
 * but not on step 4, where the institution has its information.
 */
export const toldOfRemoval = (plan: { readonly toldOfNeeds: boolean; readonly step: number | null }): boolean =>
  plan.toldOfNeeds && plan.step !== 4;

/** An education plan on steps 1–3. */
export const onToldStep = (state: CitizenState): boolean => TOLD_ON_STEPS.includes(educationStepNow(state) ?? 0);
