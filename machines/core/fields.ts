import { z } from 'zod';
import { isLegalDate, isLocalMinute } from './calendar.ts';

/** The fields that commands share. A shape that is wrong is `invalid-request` (400) with the path of the field. */

/** A legal date, `YYYY-MM-DD`, a day that exists. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD')
  .refine(isLegalDate, 'this day does not exist')
  .meta({ format: 'date', example: '2022-03-14' });

/** A local minute in Copenhagen, `YYYY-MM-DDTHH:mm`. */
export const minute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a time is written YYYY-MM-DDTHH:mm')
  .refine(isLocalMinute, 'this minute does not exist')
  .meta({ example: '2022-06-02T10:00' });

/** Opaque id of a thing; one that is not known is `unknown-…`, never malformed. */
export const id = z.string();

/** Text written by a person; it stays in the store and is deleted with its record. */
export const text = z.string().max(4_000);

/** A code of a code list: which numbers exist is a matter of the rules, not of the shape. */
export const code = z.number().int();

/** A number that names an office or a school: its digits, as text or as a number. */
export const officeNumber = z
  .union([z.string().min(1).max(20), z.number().int().nonnegative()])
  .transform(String)
  .meta({ example: '101' });

/** A contact group by its id or its key. */
export const contactGroup = z.union([z.number().int(), z.string().min(1).max(60)]).meta({ example: 1 });

export const meetingType = code.meta({ example: 7 });
