import { openGroupInWords } from '../../contact/rules/words.ts';
import { inDanish, inEnglish } from '../../core/calendar.ts';
import { rule } from '../../core/rule.ts';
import { aKasseOn, inGroup } from '../../readings.ts';
import { texts } from '../../texts.ts';

/** 4 The CV at Jobnet, as the a-kasse sees it. @da CV-oplysninger @source 4 */

/** A rehabilitation course is no hindrance: it was one by an error that 4.1 corrects. */
export const cvApprovalPossible = rule({
  id: '4.1',
  code: 'cv-approval-not-possible',
  en: 'the citizen is in group 1',
  da: 'Borgeren er dagpengemodtager (kontaktgruppe 1)',
  wrong: ({ before }) => {
    const { en, da } = openGroupInWords(before) ?? { en: 'no open contact group', da: 'ingen åben kontaktgruppe' };
    return { en: `The citizen does not receive unemployment benefit: ${en}`, da: `Borgeren er ikke dagpengemodtager: ${da}` };
  },
  assumption: 'A26',
  holds: ({ before }) => inGroup(before, 1),
});

/**
 * The address shown with a CV. A citizen with an administrative CPR number has none in the CPR register.
 * @da CV-oplysninger på borgere med administrativt CPR-nr. @source 4.2
 */
export const addressShown = (administrativeCpr: boolean, address: string | null | undefined): string | null =>
  administrativeCpr ? texts.unknownAddress : (address ?? null);

/** The row's own test of whose citizen it is: membership on the status's date, not membership now. */
export const memberOnDate = rule<{ readonly date: string }>({
  id: '4.3',
  code: 'not-member-on-date',
  en: 'the citizen was a member of the a-kasse on the date of the CV status',
  da: 'Borgeren var medlem af a-kassen på datoen for CV-status',
  // whose member the citizen was instead is not for this a-kasse to know
  wrong: ({ caller, payload }) => ({
    en: `The citizen was not a member of a-kasse ${caller.org} on ${inEnglish(payload.date)}`,
    da: `Borgeren var ikke medlem af a-kasse ${caller.org} den ${inDanish(payload.date)}`,
  }),
  holds: ({ before, caller, payload }) => caller.org !== null && aKasseOn(before, payload.date) === caller.org,
});
