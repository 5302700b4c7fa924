import type { Language } from './pairs.ts';

/** Dates as people write them. All days are days in Copenhagen. */

const ZONE = 'Europe/Copenhagen';
const LOCALE: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();
const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALE[language], options);
    formats.set(key, found);
  }
  return found;
};

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** `14. marts 2022` */
export const dayText = (day: string | null | undefined, language: Language): string =>
  day ? format(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day)) : '';

/** `man. 14. mar.` for narrow places. */
export const shortDay = (day: string, language: Language): string =>
  format(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(noon(day));

/** `marts 2022` */
export const monthText = (day: string, language: Language): string =>
  format(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day));

/** `1.360`, `1,360` */
export const numberText = (value: number, language: Language): string => value.toLocaleString(LOCALE[language]);

/** A local minute, `2022-06-02T10:00`; of a day alone, the day. The clock stays in one line with its word. */
export const minuteText = (minute: string, language: Language): string =>
  !minute.includes('T')
    ? dayText(minute, language)
    : `${dayText(minute.slice(0, 10), language)} ${language === 'da' ? 'kl.\u00a0' : 'at\u00a0'}${minute.slice(11, 16).replace(':', language === 'da' ? '.' : ':')}`;

/** An instant, as the clock in Copenhagen showed it: `2022-06-02T10:00`. */
export const localMinute = (instant: string): string => {
  const parts = format('en', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
};

export const instantText = (instant: string, language: Language): string => minuteText(localMinute(instant), language);

export const daysBetween = (from: string, to: string): number => Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);

export const addDays = (day: string, days: number): string => new Date(noon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The same day so many months on, or the last of that month. */
export const addMonths = (day: string, months: number): string => {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(y, m + months, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last), 12)).toISOString().slice(0, 10);
};

/** `i dag`, `i morgen`, `om 12 dage`, `for 3 dage siden` */
export const distanceText = (today: string, day: string, language: Language): string => {
  const days = daysBetween(today, day);
  const da = language === 'da';
  if (days === 0) return da ? 'i dag' : 'today';
  if (days === 1) return da ? 'i morgen' : 'tomorrow';
  if (days === -1) return da ? 'i går' : 'yesterday';
  const many = Math.abs(days);
  const [count, unit] =
    many < 60
      ? [many, da ? 'dage' : 'days']
      : many < 730
        ? [Math.round(many / 30.44), da ? 'måneder' : 'months']
        : [Math.round(many / 365.25), da ? 'år' : 'years'];
  if (days > 0) return da ? `om ${count} ${unit}` : `in ${count} ${unit}`;
  return da ? `for ${count} ${unit} siden` : `${count} ${unit} ago`;
};
