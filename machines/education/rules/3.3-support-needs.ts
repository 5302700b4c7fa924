import { rule } from '../../core/rule.ts';
import type { CitizenState } from '../../core/types.ts';
import { educationStepNow, oneOf, planTypeNow } from '../../readings.ts';

/** 3.3 Messages on support needs, and the education steps. @da støttebehov, trin @source 3.3 */

/** The steps on which the citizen is told of support needs. */
export const TOLD_ON_STEPS: readonly number[] = [1, 2, 3];

/** The wording of the message on registered needs is free; the one on removed needs is the note's (texts.supportNeedsRemoved). */
export const SUPPORT_NEEDS_REGISTERED =
  'Jobcentret har registreret, at du kan få brug for støtte, når du starter på en uddannelse. Oplysningerne bliver sendt til uddannelsesinstitutionen, når du starter. Kontakt dit jobcenter, hvis du har spørgsmål, eller hvis du mener, at oplysningerne er forkerte.';

export const hasEducationPlan = rule({
  id: '3.3',
  code: 'education-plan-required',
  en: 'the citizen has a published education plan',
  da: 'Borgeren har en publiceret uddannelsesplan',
  holds: ({ before }) => planTypeNow(before) === 'education-plan',
});

export const needsRegistered = rule({
  id: '3.3',
  code: 'no-support-needs',
  en: 'support needs are registered',
  da: 'Der er registreret støttebehov',
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
