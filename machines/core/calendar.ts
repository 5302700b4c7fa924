import { Temporal } from 'temporal-polyfill/implementation';

/**
 * Legal dates are whole days in Copenhagen, written `YYYY-MM-DD`; so two of them compare as text.
 * Nothing here reads a clock: every instant comes in as an argument (epoch milliseconds), every zone is named.
 */
export type LegalDate = string;

/** The zone of all legal dates. */
export const ZONE = 'Europe/Copenhagen';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

const plain = (date: LegalDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

/** Whether the text is a day that exists, `YYYY-MM-DD`. */
export const isLegalDate = (text: string): boolean => {
  if (!DATE.test(text) || text < '0001-01-01') return false;
  try {
    return plain(text).toString() === text;
  } catch {
    return false;
  }
};

/** Whether the text is a local minute that exists in Copenhagen, `YYYY-MM-DDTHH:mm`: those that summer time skips do not. */
export const isLocalMinute = (text: string): boolean => {
  if (!LOCAL_MINUTE.test(text) || !isLegalDate(text.slice(0, 10))) return false;
  const local = Temporal.PlainDateTime.from(text);
  return local.toZonedDateTime(ZONE).toPlainDateTime().equals(local);
};

/** The day of a local minute. */
export const dayOf = (localMinute: string): LegalDate => localMinute.slice(0, 10);

export const addDays = (date: LegalDate, days: number): LegalDate => plain(date).add({ days }).toString();

/** Calendar months from the original date; the day is cut to the month's last (2022-08-31 + 6 months = 2023-02-28). */
export const addMonths = (date: LegalDate, months: number): LegalDate => plain(date).add({ months }).toString();

export const addYears = (date: LegalDate, years: number): LegalDate => plain(date).add({ years }).toString();

/** The first day of the month that lies `months` after the date's own month. */
export const firstOfMonth = (date: LegalDate, months: number): LegalDate => plain(date).with({ day: 1 }).add({ months }).toString();

/** The birthday on which the age is reached; born on 29 February: 1 March in a common year. */
export const birthday = (birthDate: LegalDate, age: number): LegalDate => {
  const born = plain(birthDate);
  const day = born.add({ years: age });
  return day.day === born.day ? day.toString() : day.add({ days: 1 }).toString();
};

export const ageOn = (birthDate: LegalDate, on: LegalDate): number => {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthday(birthDate, years) <= on ? years : years - 1;
};

const starts = new Map<LegalDate, number>();

/** The instant of a date's first minute; a date beyond the calendar never comes. */
const startOf = (date: LegalDate): number => {
  try {
    return plain(date).toZonedDateTime(ZONE).epochMilliseconds;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};

/** The day's first minute in Copenhagen, epoch milliseconds (summer time included). */
export const startOfDay = (date: LegalDate): number => {
  let start = starts.get(date);
  if (start === undefined) {
    start = startOf(date);
    if (starts.size > 5_000) starts.clear();
    starts.set(date, start);
  }
  return start;
};

/** The day on which summer time begins. */
const SHORTEST_DAY_MS = 23 * 3_600_000;

/** The day asked for last: within one decision it is the same one again and again. */
let lastDay: { readonly date: LegalDate; readonly from: number; readonly to: number } | undefined;

/** The legal date of an instant (epoch milliseconds). */
export const dateAt = (epochMs: number): LegalDate => {
  if (lastDay !== undefined && epochMs >= lastDay.from && epochMs < lastDay.to) return lastDay.date;
  const date = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(ZONE).toPlainDate().toString();
  const from = startOfDay(date);
  lastDay = { date, from, to: from + SHORTEST_DAY_MS };
  return date;
};

/** The instant of a local minute in Copenhagen, epoch milliseconds. */
export const instantOf = (localMinute: string): number => Temporal.PlainDateTime.from(localMinute).toZonedDateTime(ZONE).epochMilliseconds;

/** The local date and time of an instant in Copenhagen, to the minute: `2022-05-02T12:00`. */
export const localMinuteAt = (epochMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs))
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** An instant as ISO text in UTC. */
export const isoAt = (epochMs: number): string => Temporal.Instant.fromEpochMilliseconds(epochMs).toString();

/** Order of two days as instants; as text they compare only while both have four digits for the year. */
export const compareDates = (a: LegalDate, b: LegalDate): number => {
  if (a.length === 10 && b.length === 10) return a < b ? -1 : a > b ? 1 : 0;
  return startOfDay(a) - startOfDay(b);
};

export const later = (a: LegalDate, b: LegalDate): LegalDate => (a > b ? a : b);

const MONTHS = {
  da: ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;

const parts = (date: LegalDate): { readonly year: string; readonly month: number; readonly day: number } => ({
  year: date.slice(0, 4),
  month: Number(date.slice(5, 7)) - 1,
  day: Number(date.slice(8, 10)),
});

/** A date as a Danish reader writes it: `21. marts 2022`. */
export const inDanish = (date: LegalDate): string => {
  const { year, month, day } = parts(date);
  return `${day}. ${MONTHS.da[month]} ${year}`;
};

/** A date as an English reader writes it: `21 March 2022`. */
export const inEnglish = (date: LegalDate): string => {
  const { year, month, day } = parts(date);
  return `${day} ${MONTHS.en[month]} ${year}`;
};

/** A date that the calendar cannot hold never comes; it holds up no other. */
export const withinCalendar = <T>(work: () => readonly T[] | undefined): readonly T[] => {
  try {
    return work() ?? [];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
};
