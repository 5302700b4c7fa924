import { codeLists, findCode } from '../../code-lists/index.ts';
import { inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { rule } from '../../core/rule.ts';

/** 1.4 The types of professional contact; 33 Fastholdelseskonsulent from 2022-03-14. @source 1.4 */

const types = codeLists['contact-person-types'];

export const typeKnown = rule<{ readonly type?: number | undefined }>({
  id: '1.4',
  code: 'unknown-contact-person-type',
  en: 'the type is in the list of the day',
  da: 'Kontaktpersontypen findes i kodelisten på dagen',
  wrong: ({ payload, today }) => {
    const from = types.entries.find((e) => e.id === payload.type)?.validFrom ?? null;
    return from !== null && from > today
      ? {
          en: `Contact person type ${payload.type} is used from ${inEnglish(from)}`,
          da: `Kontaktpersontype ${payload.type} bruges først fra ${inDanish(from)}`,
        }
      : { en: `There is no contact person type ${payload.type}`, da: `Der findes ingen kontaktpersontype ${payload.type}` };
  },
  holds: ({ payload, today }) => payload.type === undefined || findCode(types, payload.type, today) !== undefined,
});

/** The name in force on the day; null for a contact point from UDB, which has no type. */
export const typeName = (type: number | null, on: LegalDate): string | null =>
  type === null ? null : ((findCode(types, type, on) ?? types.entries.findLast((e) => e.id === type))?.name ?? null);
