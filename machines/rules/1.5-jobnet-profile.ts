import type { LegalDate } from '../core/calendar.ts';
import { inForce } from '../core/rule.ts';
import { texts } from '../texts.ts';
import { RELEASE } from './1.1-contact-course.ts';

/** 1.5 Jobnet returns no user name and no password at registration any more. @da Jobnetprofil @source 1.5 */

/** What the answer to a registration carries of a profile that Jobnet created, by the day of the command. Before: not in the note, nothing. */
export const PROFILE_ANSWER: readonly { readonly validFrom: LegalDate; readonly username: string; readonly password: string }[] = [
  { validFrom: RELEASE, username: texts.unknownCredential, password: texts.unknownCredential },
];

/** The user name and password in the answer; undefined when Jobnet created none (the citizen had a profile), or before the release. */
export const profileAnswer = (created: boolean, on: LegalDate): { readonly username: string; readonly password: string } | undefined => {
  const row = created ? PROFILE_ANSWER.find((r) => inForce(r, on)) : undefined;
  return row && { username: row.username, password: row.password };
};
