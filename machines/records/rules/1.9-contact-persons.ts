import { rule } from '../../core/rule.ts';
import { texts } from '../../texts.ts';

/** 1.9 A contact person that came from an activity. @source 1.9 */

/** @da Personlig jobformidler */
const PERSONAL_JOB_AGENT = 3;

export const notOnlyByActivity = rule({
  id: '1.9',
  code: '60016',
  en: texts.contactOnlyByActivity,
  da: texts.contactOnlyByActivity,
  holds: ({ item }) => {
    const person = item?.context as { readonly type: number | null; readonly activityId: string | null } | undefined;
    return person?.type !== PERSONAL_JOB_AGENT || person.activityId === null;
  },
});
