import type { LegalDate } from './calendar.ts';

/** The thing that the answer is for: its machine and its id. */
interface ForItem {
  readonly machine: string;
  readonly item: string;
}

/** Jobnet is asked for a profile: it answers with the one that there is, or makes one. @source 1.5 */
export interface JobnetProfile {
  readonly kind: 'jobnet-profile';
}

/** UDB is informed that the subscription opens or closes. @source 3.5 */
export interface UdbSubscription {
  readonly kind: 'udb-subscription';
  readonly action: 'open' | 'close';
  readonly reason: number | null;
  readonly ordinal: number;
}

/** CVR and P number are looked up in the register of institutions. @source 3.4 */
export interface LookUpInstitution extends ForItem {
  readonly kind: 'look-up-institution';
  readonly institutionNumber: string;
}

/** A document is made, as a PDF. @source 3.6 */
export interface MakeDocument {
  readonly kind: 'make-document';
  readonly document: 'education-order';
  readonly documentId: string;
  readonly planId: string | null;
  readonly createdOn: LegalDate;
  readonly jobcentre: string;
}

/** The profile tool is asked for a form's statistical part, not after the day on which to give up. @source 1.3 */
export interface ProfileStatistics extends ForItem {
  readonly kind: 'profile-statistics';
  /** The record that it is put into. */
  readonly record: string;
  readonly giveUpOn: LegalDate;
}

/** Records are deleted, key and row. @source 7.3 */
export interface DeleteRecords extends ForItem {
  readonly kind: 'delete-records';
  readonly records: readonly string[];
}

/** Something to be done outside, by a course. A new kind needs an activity of its own: the compiler names the places. */
export type Work = JobnetProfile | UdbSubscription | LookUpInstitution | MakeDocument | ProfileStatistics | DeleteRecords;
