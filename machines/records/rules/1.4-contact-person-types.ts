import { codeLists, findCode } from '../../code-lists/index.ts';
import type { LegalDate } from '../../core/calendar.ts';
import { rule } from '../../core/rule.ts';

/** 1.4 The types of professional contact; 33 Fastholdelseskonsulent from 2022-03-14. @source 1.4 */

const types = codeLists['contact-person-types'];

export const typeKnown = rule<{ readonly type?: number | undefined }>({
  id: '1.4',
  code: 'unknown-contact-person-type',
  en: 'the type is in the list of the day',
  da: 'Kontaktpersontypen findes i kodelisten på dagen',
  holds: ({ payload, today }) => payload.type === undefined || findCode(types, payload.type, today) !== undefined,
});

/** The name in force on the day; null for a contact point from UDB, which has no type. */
export const typeName = (type: number | null, on: LegalDate): string | null =>
  type === null ? null : ((findCode(types, type, on) ?? types.entries.findLast((e) => e.id === type))?.name ?? null);
