import { instantOf, isLegalDate } from '../../machines/core/calendar.ts';

/** Dates and times as a scenario file has them, in Copenhagen. */

const moment = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)$/;

/** 08:00 in Copenhagen on that day, in epoch milliseconds, or null when there is no such day. */
export const startOf = (text: string): number | null => (isLegalDate(text) ? instantOf(`${text}T08:00`) : null);

/**
 * `2022-05-02` is 12:00 on that day, `2022-05-02T00:05` that time; in epoch milliseconds, or null when there is no such date or time. A time that
 * the spring change skips is read as an hour later; of one that the autumn change repeats it is the first.
 */
export const momentOf = (text: string): number | null => {
  const [, day = text, time = '12:00'] = moment.exec(text) ?? [];
  return isLegalDate(day) ? instantOf(`${day}T${time}`) : null;
};
