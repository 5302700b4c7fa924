import type { Json } from './json.ts';

const reference = /\$\{([^{}]*)\}/g;
const whole = /^\$\{([^{}]*)\}$/;

/** What `${name}` stands for: a citizen's id or what an earlier step saved. */
export type Known = ReadonlyMap<string, Json>;

/** The names that a text refers to by `${name}`, in the order written. */
export const namesIn = (text: string): string[] => [...text.matchAll(reference)].map((found) => (found[1] ?? '').trim());

const look = (known: Known, name: string): Json => {
  const value = known.get(name.trim());
  if (value === undefined) throw new Error(`\${${name}} is not known`);
  return value;
};

/** A text with each `${name}` put in; `quote` is for places with a syntax of their own, such as a path. */
export const fillText = (text: string, known: Known, quote: (value: string) => string = (value) => value): string =>
  text.replaceAll(reference, (_, name: string) => {
    const value = look(known, name);
    return quote(typeof value === 'string' ? value : JSON.stringify(value));
  });

/** A value with each `${name}` put in; a text that is `${name}` and nothing else becomes the value itself, number or object as it is. */
export const fill = (value: Json, known: Known): Json => {
  if (typeof value === 'string') {
    const alone = whole.exec(value)?.[1];
    return alone === undefined ? fillText(value, known) : look(known, alone);
  }
  if (Array.isArray(value)) return value.map((item: Json) => fill(item, known));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item as Json, known)]));
  }
  return value;
};
