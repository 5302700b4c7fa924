import { Temporal } from 'temporal-polyfill';

/** The zone that every date and time of a scenario file is read in. */
export const zone = 'Europe/Copenhagen';

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const momentPattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)$/;

const calendarDay = (text: string): Temporal.PlainDate | null => {
  if (!datePattern.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
};

const timeOfDay = (text: string): Temporal.PlainTime | null => {
  try {
    return Temporal.PlainTime.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
};

/** A local time that the spring change skips is read as an hour later; one that the autumn change repeats is the first of the two. */
const instant = (day: Temporal.PlainDate, time: Temporal.PlainTime): number =>
  day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

/** 08:00 in Copenhagen on that day, in epoch milliseconds, or null when there is no such day. */
export const startOf = (text: string): number | null => {
  const day = calendarDay(text);
  return day && instant(day, Temporal.PlainTime.from('08:00'));
};

/** `2022-05-02` is 12:00 on that day, `2022-05-02T00:05` that time; in epoch milliseconds, or null when there is no such date or time. */
export const momentOf = (text: string): number | null => {
  const parts = momentPattern.exec(text);
  const day = calendarDay(parts?.[1] ?? text);
  const time = timeOfDay(parts?.[2] ?? '12:00');
  return day && time && instant(day, time);
};

/** The local date and time of an instant, to the minute: `2022-05-02T12:00`. */
export const localTime = (epochMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
