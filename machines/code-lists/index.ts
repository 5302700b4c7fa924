import { absences } from './absences.ts';
import { availabilityCodes } from './availability-codes.ts';
import { categories } from './categories.ts';
import type { CodeList } from './code-list.ts';
import { wageSubsidyRates } from './company-activities.ts';
import { contactGroups } from './contact-groups.ts';
import { contactPersonTypes, meetingTypes } from './contacts.ts';
import { courseActivities } from './course-activities.ts';
import { healthActivities } from './health-activities.ts';
import { relocationNotices } from './relocation-notices.ts';
import { socialActivities } from './social-activities.ts';
import { subscriptionCloseReasons } from './subscription-close-reasons.ts';

/** Every code list by the name that the API gives it. */
export const codeLists = {
  'contact-groups': contactGroups,
  categories,
  absences,
  'meeting-types': meetingTypes,
  'relocation-notices': relocationNotices,
  'contact-person-types': contactPersonTypes,
  'health-activities': healthActivities,
  'social-activities': socialActivities,
  'course-activities': courseActivities,
  'wage-subsidy-rates': wageSubsidyRates,
  'availability-codes': availabilityCodes,
  'subscription-close-reasons': subscriptionCloseReasons,
} as const satisfies Record<string, CodeList>;

export type CodeListName = keyof typeof codeLists;

export type { CodeEntry, CodeList } from './code-list.ts';
export { everKnown, findCode, inForce } from './code-list.ts';
