import { isObject, type Json, member, show } from './json.ts';

/** Where a value first differs from the part that was expected of it. */
export interface Difference {
  readonly path: string;
  readonly expected: string;
  readonly seen: string;
  /** For a list: how the item that came nearest differs. */
  readonly nearest: string | null;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isNothing = (value: unknown): boolean => value === null || value === undefined;
const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/**
 * Gives each named item an item of its own (Kuhn's augmenting paths): `fits[i]` are the positions that named item i matches.
 * Greedy picking would refuse `[ {}, { code: 75 } ]` against `[ 75, 76 ]` when the first takes the 75.
 * Answers the first named item that is left with none, or null.
 */
const withoutPartner = (fits: readonly (readonly number[])[]): number | null => {
  const taken = new Map<number, number>();
  const place = (named: number, tried: Set<number>): boolean => {
    for (const position of fits[named] ?? []) {
      if (tried.has(position)) continue;
      tried.add(position);
      const holder = taken.get(position);
      if (holder === undefined || place(holder, tried)) {
        taken.set(position, named);
        return true;
      }
    }
    return false;
  };
  const left = fits.findIndex((_, named) => !place(named, new Set()));
  return left < 0 ? null : left;
};

/** Only what was asked about, so that a long item can be compared at a glance. */
const partAsked = (expected: Json, seen: unknown): unknown =>
  isObject(expected) && isObject(seen) && Object.keys(expected).length > 0
    ? Object.fromEntries(Object.keys(expected).map((key) => [key, member(seen, key)]))
    : seen;

const agreement = (expected: Json, seen: unknown): number =>
  isObject(expected) ? Object.entries(expected).filter(([key, part]) => matches(part as Json, member(seen, key))).length : 0;

const nearestItem = (expected: Json, seen: readonly unknown[], path: string): string | null => {
  if (!isObject(expected)) return null;
  let best: { position: number; agreed: number } | null = null;
  seen.forEach((item, position) => {
    const agreed = agreement(expected, item);
    if (agreed > 0 && (!best || agreed > best.agreed)) best = { position, agreed };
  });
  const found = best as { position: number } | null;
  if (!found) return null;
  const difference = differenceOf(expected, seen[found.position], `${path}[${found.position}]`);
  return difference && `${difference.path} is ${difference.seen}, not ${difference.expected}`;
};

const listDifference = (expected: readonly Json[], seen: readonly unknown[], path: string): Difference | null => {
  const fits = expected.map((part) => seen.flatMap((item, position) => (matches(part, item) ? [position] : [])));
  const unmatched = fits.findIndex((positions) => positions.length === 0);
  const left = unmatched >= 0 ? unmatched : withoutPartner(fits);
  if (left === null) return null;
  const part = expected[left] ?? null;
  const items = `[${seen.length === 0 ? '' : ` ${seen.map((item) => show(partAsked(part, item))).join(', ')} `}]`;
  if (unmatched >= 0) return { path, expected: `an item ${show(part)}`, seen: items, nearest: nearestItem(part, seen, path) };
  return { path, expected: `an item ${show(part)} beside those that the other named items match`, seen: items, nearest: null };
};

/**
 * The first difference between a value and the part expected of it, null when it matches:
 * an object matches when each named key does; a list when each named item matches a different item, in any order;
 * `null` matches null or absent; `"*"` anything but those. All else is equal or not, with no conversion.
 */
export function differenceOf(expected: Json, seen: unknown, path = ''): Difference | null {
  const differs = (wanted: string): Difference => ({ path, expected: wanted, seen: show(seen), nearest: null });
  if (expected === null) return isNothing(seen) ? null : differs('null or absent');
  if (expected === '*') return isNothing(seen) ? differs('anything but null or absent') : null;
  if (isList(expected))
    return isList(seen) ? listDifference(expected as readonly Json[], seen, path) : differs(`a list with ${show(expected)}`);
  if (isObject(expected)) {
    if (!isObject(seen)) return differs(show(expected));
    for (const [key, part] of Object.entries(expected)) {
      const difference = differenceOf(part as Json, member(seen, key), at(path, key));
      if (difference) return difference;
    }
    return null;
  }
  return expected === seen ? null : differs(show(expected));
}

export function matches(expected: Json, seen: unknown): boolean {
  return differenceOf(expected, seen) === null;
}
