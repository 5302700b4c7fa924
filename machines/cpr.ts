import { isLegalDate, type LegalDate } from './core/calendar.ts';

/**
 * The CPR number: ten digits, a hyphen after the sixth is optional; the first six are a real date (day 01–31, never +60),
 * the century is in the seventh digit. Modulus 11 is no test: it was abolished in 2007.
 * @da personnummer @source API.md
 */

const CPR = /^(\d{2})(\d{2})(\d{2})-?(\d)\d{3}$/;

/** The century by the seventh digit: the last two-digit year that still belongs to `upTo`'s century, and the two centuries. */
const CENTURIES: Readonly<Record<string, readonly [lastYear: number, upTo: number, above: number]>> = {
  0: [99, 1900, 1900],
  1: [99, 1900, 1900],
  2: [99, 1900, 1900],
  3: [99, 1900, 1900],
  4: [36, 2000, 1900],
  5: [57, 2000, 1800],
  6: [57, 2000, 1800],
  7: [57, 2000, 1800],
  8: [57, 2000, 1800],
  9: [36, 2000, 1900],
};

export interface CprNumber {
  /** Ten digits, no hyphen. */
  readonly digits: string;
  readonly birthDate: LegalDate;
}

/** @returns undefined when the text is no CPR number */
export const cprNumber = (text: string): CprNumber | undefined => {
  const [, day, month, year, seventh] = CPR.exec(text) ?? [];
  const row = seventh === undefined ? undefined : CENTURIES[seventh];
  if (row === undefined) return undefined;
  const [lastYear, upTo, above] = row;
  const birthDate = `${(Number(year) <= lastYear ? upTo : above) + Number(year)}-${month}-${day}`;
  return isLegalDate(birthDate) ? { digits: text.replace('-', ''), birthDate } : undefined;
};
