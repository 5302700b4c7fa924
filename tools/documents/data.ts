import type { Datum } from './code.ts';
import { code, inForceText, plainText, table } from './markdown.ts';

/** Shows whatever a file of rules exports as data: a date, a list, rows, a matrix. Functions in it are code, and left out. */

type Row = Readonly<Record<string, unknown>>;

const isObject = (v: unknown): v is Row => typeof v === 'object' && v !== null && !Array.isArray(v);
const isList = (v: unknown): v is readonly unknown[] => Array.isArray(v);
const hasRule = (v: unknown): boolean => isObject(v) && typeof v.holds === 'function';

/** Something with a name of its own is called by it: a code list, a machine, a rule. */
const called = (v: Row): string | null => {
  for (const key of ['name', 'en', 'id']) if (typeof v[key] === 'string') return v[key] as string;
  return null;
};

export const cell = (v: unknown): string => {
  if (v === null || v === undefined) return '';
  if (isList(v)) return v.map(cell).join(', ');
  if (!isObject(v)) return typeof v === 'boolean' ? (v ? 'yes' : 'no') : plainText(String(v));
  return plainText(
    called(v) ??
      Object.entries(v)
        .flatMap(([k, x]) => (typeof x === 'function' ? [] : [`${k} ${cell(x)}`]))
        .join(', '),
  );
};

const DATES = ['validFrom', 'validTo'];

/** Columns of rows that are alike: what any of them has, but for functions; the two dates become one column, at the end. */
const columnsOf = (rows: readonly Row[]): readonly string[] => [
  ...new Set(rows.flatMap((r) => Object.keys(r).filter((k) => typeof r[k] !== 'function' && !DATES.includes(k)))),
];

const rowsTable = (rows: readonly Row[], keys: readonly string[] | null): readonly string[] => {
  const columns = columnsOf(rows);
  const dated = rows.some((r) => DATES.some((d) => d in r));
  return table(
    [...(keys ? [''] : []), ...columns, ...(dated ? ['in force · gælder'] : [])],
    rows.map((r, i) => [
      ...(keys ? [code(keys[i] ?? '')] : []),
      ...columns.map((c) => cell(r[c])),
      ...(dated ? [inForceText(r as { validFrom?: string | null; validTo?: string | null })] : []),
    ]),
  );
};

/** The value as Markdown; none for what is no data. */
const shown = (value: unknown): readonly string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [`**${plainText(String(value))}**`, ''];
  if (isList(value)) {
    if (value.length > 0 && value.every(isObject)) {
      if (value.some(hasRule)) return [...value.map((v, i) => `${i + 1}. ${cell(v)}`), ''];
      return rowsTable(value, null);
    }
    return [`**${value.map(cell).join(', ')}**`, ''];
  }
  if (!isObject(value)) return [];
  const entries = Object.entries(value).filter(([, v]) => typeof v !== 'function');
  const keys = entries.map(([k]) => k);
  const values = entries.map(([, v]) => v);
  if (values.length > 0 && values.every((v) => isObject(v) && (called(v) === null || columnsOf([v]).length > 2) && !('entries' in v)))
    return rowsTable(values as readonly Row[], keys);
  return table(
    ['', ''],
    entries.map(([k, v]) => [code(k), cell(v)]),
  );
};

/** A table or figure with its name, its comment, the Danish term and its place. */
export const datumPart = ({ declaration, file, value }: Datum, from: string): readonly string[] => {
  const lines = shown(value);
  if (lines.length === 0) return [];
  return [
    `### [${declaration.name}](${from}../${file})`,
    '',
    ...(declaration.comment === '' && declaration.da === null
      ? []
      : [[plainText(declaration.comment), declaration.da === null ? '' : `*${plainText(declaration.da)}*`].filter(Boolean).join(' '), '']),
    ...lines,
  ];
};
