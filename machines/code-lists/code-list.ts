/** One value of a code list, in one period. A name or description that changes is two rows with one id and adjoining periods. @da kodelisteværdi */
export interface CodeEntry {
  /** DFDG's number; null where it is not public. */
  readonly id: number | null;
  /** Our name in kebab-case, for lists whose values commands may also name by word. */
  readonly key?: string;
  /** Danish, to the letter; null where it is not public. @da navn */
  readonly name: string | null;
  /** Danish, to the letter; null where it is not public. @da beskrivelse */
  readonly description: string | null;
  /** First day in force, YYYY-MM-DD; null means as long as the register knows. */
  readonly validFrom: string | null;
  /** Last day in force, YYYY-MM-DD; null means until further notice. */
  readonly validTo: string | null;
  /** The section of the release note that gives the texts, or 'P' for DFDG's public documentation. */
  readonly source: string;
}

/** A code list as the API shows it. @da kodeliste */
export interface CodeList {
  readonly name: string;
  readonly title: { readonly en: string; readonly da: string };
  readonly entries: readonly CodeEntry[];
}

/** The day on which the release note takes effect, and the last day before it. */
export const releaseDay = '2022-03-14';
export const lastDayBeforeRelease = '2022-03-13';

/** Writes out a row: what is not given is null, which means not public, or no limit in time. */
export function entry<const E extends Partial<CodeEntry> & Pick<CodeEntry, 'id' | 'source'>>(given: E) {
  return { name: null, description: null, validFrom: null, validTo: null, ...given } satisfies CodeEntry;
}

function holds(row: CodeEntry, on: string): boolean {
  return (row.validFrom === null || row.validFrom <= on) && (row.validTo === null || on <= row.validTo);
}

/** The rows in force on a day (YYYY-MM-DD), in the list's order. */
export function inForce(list: CodeList, on: string): CodeEntry[] {
  return list.entries.filter((row) => holds(row, on));
}

/** The row in force on a day for an id (number) or a key (text). */
export function findCode(list: CodeList, idOrKey: number | string, on: string): CodeEntry | undefined {
  return list.entries.find((row) => (typeof idOrKey === 'number' ? row.id === idOrKey : row.key === idOrKey) && holds(row, on));
}

/** Whether an id stands in the list on any day, retired and coming ones included. */
export function everKnown(list: CodeList, id: number): boolean {
  return list.entries.some((row) => row.id === id);
}
