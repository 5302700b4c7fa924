import { z } from 'zod';
import { isLegalDate, isLocalMinute, type LegalDate } from './calendar.ts';
import type { Sentence } from './rule.ts';

/** The fields that commands share. A shape that is wrong is `invalid-request` (400) with the path of the field. */

const inDanish = new Map<string, string>();

/** What a refusal says of a field that is malformed: a schema carries the English, {@link inBothLanguages} knows both. */
export const bilingual = (en: string, da: string): string => {
  inDanish.set(en, da);
  return en;
};

/** A message in both languages; undefined when it is none of ours. */
export const inBothLanguages = (en: string): Sentence | undefined => {
  const da = inDanish.get(en);
  return da === undefined ? undefined : { en, da };
};

/** The days that may be named: what follows from them, months and years on, is still a date of four digits. */
export const FIRST_DAY: LegalDate = '1900-01-01';
export const LAST_DAY: LegalDate = '2199-12-31';

const inRange = (day: LegalDate): boolean => FIRST_DAY <= day && day <= LAST_DAY;

const written = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: bilingual('a date is written YYYY-MM-DD', 'en dato skrives ÅÅÅÅ-MM-DD'), abort: true })
  .refine(isLegalDate, { error: bilingual('this day does not exist', 'dagen findes ikke'), abort: true });

const RANGE = bilingual(`a date lies between ${FIRST_DAY} and ${LAST_DAY}`, `en dato ligger mellem ${FIRST_DAY} og ${LAST_DAY}`);
const RANGE_OF_END = bilingual(
  `a date lies between ${FIRST_DAY} and ${LAST_DAY}; where there is no end, leave the field out`,
  `en dato ligger mellem ${FIRST_DAY} og ${LAST_DAY}; udelad feltet, når der ingen slutdato er`,
);

/** A legal date, `YYYY-MM-DD`, a day that exists. */
export const date = written.refine(inRange, RANGE).meta({ format: 'date', example: '2022-03-14' });

/** The end of a period: a far day in the place of "no end" is malformed. */
export const endDate = written.refine(inRange, RANGE_OF_END).meta({ format: 'date', example: '2022-06-30' });

/** A local minute in Copenhagen, `YYYY-MM-DDTHH:mm`; one that summer time skips does not exist, of one that comes twice it is the first. */
export const minute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, {
    error: bilingual('a time is written YYYY-MM-DDTHH:mm', 'et tidspunkt skrives ÅÅÅÅ-MM-DDTtt:mm'),
    abort: true,
  })
  .refine(isLocalMinute, { error: bilingual('this minute does not exist', 'tidspunktet findes ikke'), abort: true })
  .refine((at) => inRange(at.slice(0, 10)), RANGE)
  .meta({ example: '2022-06-02T10:00' });

/** Opaque id of a thing; one that is not known is `unknown-…`, never malformed. */
export const id = z.string();

/** Text written by a person; it stays in the store and is deleted with its record. */
export const text = z.string().max(4_000);

/** The same where something has to be written: white space alone is nothing. */
export const filled = text
  .refine((written) => written.trim() !== '', bilingual('must not be empty', 'må ikke være tom'))
  .meta({ minLength: 1 });

/** A code of a code list: which numbers exist is a matter of the rules, not of the shape. */
export const code = z.number().int();

const OFFICE = /^[1-9]\d{0,5}$/;
export const OFFICE_WORDS = bilingual(
  'the number of an office is 1 to 6 digits, the first not 0',
  'et myndighedsnummer er 1 til 6 cifre, det første ikke 0',
);

/** Whether the text is the number of a jobcentre or an a-kasse: it stands in the open in lists of the engine, so nothing else may pass for one. */
export const isOfficeNumber = (text: string): boolean => OFFICE.test(text);

/** The number of a jobcentre or an a-kasse: its digits, as text or as a number. @da jobcenter- eller a-kassenummer */
export const officeNumber = z
  .union(
    [z.string().regex(OFFICE, OFFICE_WORDS), z.number().int(OFFICE_WORDS).min(1, OFFICE_WORDS).max(999_999, OFFICE_WORDS)],
    OFFICE_WORDS,
  )
  .transform(String)
  .meta({ example: '101' });

const INSTITUTION_SAID = bilingual('the number of an institution is 6 digits', 'et institutionsnummer er 6 cifre');

/** The number of a school in STIL's register: six digits, as text or as a number. @da institutionsnummer */
export const institutionNumber = z
  .union(
    [
      z.string().regex(/^\d{6}$/, INSTITUTION_SAID),
      z.number().int(INSTITUTION_SAID).min(100_000, INSTITUTION_SAID).max(999_999, INSTITUTION_SAID),
    ],
    INSTITUTION_SAID,
  )
  .transform(String)
  .meta({ example: '999001' });

/** A contact group by its id or its key. */
export const contactGroup = z
  .union(
    [z.number().int(), z.string().min(1).max(60)],
    bilingual('a contact group is named by its id or its key', 'en kontaktgruppe angives med sit id eller sin nøgle'),
  )
  .meta({ example: 1 });

export const meetingType = code.meta({ example: 7 });
