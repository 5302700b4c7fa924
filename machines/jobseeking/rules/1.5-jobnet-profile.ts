import { DAY_BEFORE_RELEASE, RELEASE } from '../../contact/rules/1.1-contact-course.ts';
import type { LegalDate } from '../../core/calendar.ts';
import { inForce } from '../../core/rule.ts';
import { texts } from '../../texts.ts';

/** 1.5 Jobnet returns no user name and no password at registration any more. @da Jobnetprofil @source 1.5 */

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * What the answer to a registration carries of a profile that Jobnet created, by the day of the command: until the release what Jobnet
 * gave (asked for outside of workflow and activities, answered once, kept nowhere), from then on fixed words.
 */
export const PROFILE_ANSWER: readonly {
  readonly carries: 'of-jobnet' | Credentials;
  readonly validFrom?: LegalDate;
  readonly validTo?: LegalDate;
}[] = [
  { carries: 'of-jobnet', validTo: DAY_BEFORE_RELEASE },
  { carries: { username: texts.unknownCredential, password: texts.unknownCredential }, validFrom: RELEASE },
];

/** What the answer carries; undefined when Jobnet created no profile (the citizen had one). */
export const profileAnswer = (created: boolean, on: LegalDate): 'of-jobnet' | Credentials | undefined =>
  created ? PROFILE_ANSWER.find((row) => inForce(row, on))?.carries : undefined;
