import { absence } from './absence.ts';
import { bookingDeadline, meeting } from './appointments.ts';
import { benefitPeriod } from './benefit-period.ts';
import { contactGroup } from './contact-group.ts';
import type { MachineModule } from './core/machine.ts';
import { heldMeeting } from './held-meeting.ts';
import { integrationContract } from './integration-contract.ts';
import { jobSeekerRegistration } from './job-seeker-registration.ts';
import { jobcentre } from './jobcentre.ts';
import { membership } from './membership.ts';
import { notifications } from './notifications.ts';
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
  notifications,
] as readonly MachineModule[];
