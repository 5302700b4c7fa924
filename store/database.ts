/** One row, as the driver gives it; each query names the columns that it reads. */
export type Row = Record<string, unknown>;

/** Text, numbers, truth, bytes and lists of text: JSON goes as text and is cast in the statement. */
export type Parameter = string | number | boolean | null | Uint8Array | readonly string[];

export type Query = <T extends Row>(sql: string, parameters?: readonly Parameter[]) => Promise<T[]>;

/** What PostgreSQL and PGlite have in common. Every failure to reach the server is a StoreUnavailable. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  readonly query: Query;
  /** All or nothing. Never for statements that wait for anything but the database. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Instants go in as ISO text and come out as ISO text in UTC with milliseconds. */
export const instant = (value: unknown): string => (value instanceof Date ? value : new Date(String(value))).toISOString();

/** JSON for a parameter that the statement casts (`$1::text::jsonb`). `undefined` has no JSON and is an error. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError('the value has no JSON form');
  return text;
}
