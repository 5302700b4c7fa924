import { absence } from './absence.ts';
import { activity } from './activity.ts';
import { bookingDeadline, meeting } from './appointments.ts';
import { availabilityAssessment } from './availability-assessment.ts';
import { benefitPeriod } from './benefit-period.ts';
import { contactGroup } from './contact-group.ts';
import { contactPerson } from './contact-person.ts';
import type { MachineModule } from './core/machine.ts';
import { cv } from './cv.ts';
import { earlyPension } from './early-pension.ts';
import { educationSubscription } from './education-subscription.ts';
import { heldMeeting } from './held-meeting.ts';
import { integrationContract } from './integration-contract.ts';
import { jobSearchDocumentation } from './job-search-documentation.ts';
import { jobSearchRequirement } from './job-search-requirement.ts';
import { jobSeekerRegistration } from './job-seeker-registration.ts';
import { jobcentre } from './jobcentre.ts';
import { membership } from './membership.ts';
import { notifications } from './notifications.ts';
import { nuph } from './nuph.ts';
import { pilot } from './pilot.ts';
import { plan } from './plan.ts';
import { preparationForm } from './preparation-form.ts';
import { rehabilitation } from './rehabilitation.ts';
import { sickLeave } from './sick-leave.ts';

/**
 * Every machine, in the fixed order of the pass: what one reports is heard by those below it, never above.
 * A machine is taken away by its file and its line here.
 */
// biome-ignore format: one machine a line
export const registry = [
  jobcentre,
  integrationContract,
  membership,
  benefitPeriod,
  sickLeave,
  contactGroup,
  jobSeekerRegistration,
  absence,
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
] as readonly MachineModule[];
