import { absence } from './contact/absence.ts';
import { benefitPeriod } from './contact/benefit-period.ts';
import { bookingDeadline } from './contact/booking-deadline.ts';
import { contactGroup } from './contact/contact-group.ts';
import { heldMeeting } from './contact/held-meeting.ts';
import { meeting } from './contact/meeting.ts';
import { membership } from './contact/membership.ts';
import { notifications } from './contact/notifications.ts';
import type { MachineModule } from './core/machine.ts';
import type { MachineId } from './core/types.ts';
import { educationSubscription } from './education/education-subscription.ts';
import { pilot } from './education/pilot.ts';
import { plan } from './education/plan.ts';
import { availabilityAssessment } from './jobseeking/availability-assessment.ts';
import { cv } from './jobseeking/cv.ts';
import { jobSearchDocumentation } from './jobseeking/job-search-documentation.ts';
import { jobSearchRequirement } from './jobseeking/job-search-requirement.ts';
import { jobSeekerRegistration } from './jobseeking/job-seeker-registration.ts';
import { nuph } from './jobseeking/nuph.ts';
import { sickLeave } from './jobseeking/sick-leave.ts';
import { activity } from './records/activity.ts';
import { contactPerson } from './records/contact-person.ts';
import { earlyPension } from './records/early-pension.ts';
import { preparationForm } from './records/preparation-form.ts';
import { rehabilitation } from './records/rehabilitation.ts';
import { integrationContract } from './residence/integration-contract.ts';
import { jobcentre } from './residence/jobcentre.ts';

/**
 * Every machine, in the fixed order of the pass: what one reports goes to those below it that subscribe to it, never above.
 * A machine is taken away by its file and its line here.
 */
// biome-ignore format: one machine a line
const machines = [
  jobcentre,
  integrationContract,
  membership,
  benefitPeriod,
  absence,
  sickLeave,
  contactGroup,
  jobSeekerRegistration,
  meeting,
  bookingDeadline,
  heldMeeting,
  cv,
  availabilityAssessment,
  nuph,
  jobSearchDocumentation,
  earlyPension,
  notifications,
  plan,
  pilot,
  educationSubscription,
  activity,
  contactPerson,
  rehabilitation,
  jobSearchRequirement,
  preparationForm,
] as const;

/** A machine that is declared (`MachineContexts`) and has no line above does not compile here. */
type Forgotten = Exclude<MachineId, (typeof machines)[number]['id']>;
const complete = <T extends readonly unknown[]>(all: [Forgotten] extends [never] ? T : Forgotten): T => all as unknown as T;

export const registry = complete(machines) as readonly unknown[] as readonly MachineModule[];
