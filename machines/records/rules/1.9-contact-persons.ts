import { rule } from '../../core/rule.ts';
import { texts } from '../../texts.ts';

/** 1.9 A contact person that came from an activity. @source 1.9 */

/** @da Personlig jobformidler */
const PERSONAL_JOB_AGENT = 3;

export const notOnlyByActivity = rule({
  id: '1.9',
  code: '60016',
  en: 'a contact person of type 3 that came from an activity is updated by the activity only',
  da: 'En kontaktperson af type 3, der kommer fra en indsats, opdateres kun via indsatsen',
  // DFDG's own words
  wrong: { en: texts.contactOnlyByActivity, da: texts.contactOnlyByActivity },
  holds: ({ item }) => {
    const person = item?.context as { readonly type: number | null; readonly activityId: string | null } | undefined;
    return person?.type !== PERSONAL_JOB_AGENT || person.activityId === null;
  },
});
