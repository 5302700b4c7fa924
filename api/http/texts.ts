import type { TextRef } from '../../machines/core/machine.ts';
import type { Store } from '../../store/store.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRef = (value: unknown): value is TextRef => isObject(value) && isObject(value.$text);

const refsIn = (value: unknown): readonly TextRef[] => {
  if (isRef(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(refsIn);
  return isObject(value) ? Object.values(value).flatMap(refsIn) : [];
};

const replaced = (value: unknown, by: (ref: TextRef) => unknown): unknown => {
  if (isRef(value)) return by(value);
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, by));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, by)])) : value;
};

/**
 * Puts the texts into a view, from the records that it points to: a later record wins, a field that none has (any more) is null.
 * `filled` tells whether there was any text to read.
 * @param store undefined for a reader that may see no texts: all are null
 */
export const withTexts = async (
  view: Readonly<Record<string, unknown>>,
  store: Pick<Store, 'readRecords'> | undefined,
): Promise<{ readonly view: Readonly<Record<string, unknown>>; readonly filled: boolean }> => {
  const ids = new Set(refsIn(view).flatMap(({ $text }) => $text.records));
  const records = store && ids.size > 0 ? await store.readRecords([...ids]) : new Map<string, unknown>();
  const textOf = ({ $text }: TextRef): unknown => {
    const holder = $text.records.map((id) => records.get(id)).findLast((record) => isObject(record) && Object.hasOwn(record, $text.field));
    return isObject(holder) ? holder[$text.field] : null;
  };
  return { view: replaced(view, textOf) as Readonly<Record<string, unknown>>, filled: records.size > 0 };
};
