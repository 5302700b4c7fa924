import { lastDayBeforeRelease } from '../../code-lists/code-list.ts';
import { rule } from '../../core/rule.ts';
import { inGroup } from '../../readings.ts';

/** 1.3 The statistical part of the preparation form is closed. @da den statistiske del (profilafklaringsværktøj) @source 1.3 */

/** Not a refusal: in force, the form of a citizen in group 1 on the day of submission gets a statistical part then. */
export const statisticalPart = rule({
  id: '1.3',
  code: 'no-statistical-part',
  en: 'a form submitted in group 1 has a statistical part',
  da: 'Et skema, der indsendes i kontaktgruppe 1, har en statistisk del',
  validTo: lastDayBeforeRelease,
  assumption: 'A11',
  holds: ({ before }) => inGroup(before, 1),
});
