export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member that the object itself has; undefined for anything else. */
export const member = (value: unknown, key: string): unknown => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);

const longest = 600;

const written = (value: unknown): string => {
  if (value === undefined) return 'absent';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(written).join(', ')} ]`;
  if (isObject(value)) {
    const members = Object.entries(value);
    return members.length === 0 ? '{}' : `{ ${members.map(([key, item]) => `${key}: ${written(item)}`).join(', ')} }`;
  }
  return JSON.stringify(value) ?? String(value);
};

/** A value on one line as a scenario file would write it, cut when it is very long. */
export const show = (value: unknown): string => {
  const text = written(value);
  return text.length > longest ? `${text.slice(0, longest)} … (${text.length - longest} more characters)` : text;
};
