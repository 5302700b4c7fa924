import type { z } from 'zod';

/** Turns a text into a keyed hash, so that rules can compare what they may not read. */
export type Hash = (text: string) => string;

/**
 * The shape of one command: the body as the API takes it, the facts that go to the rules, and the texts that stay in the store.
 * @typeParam B the body after parsing
 * @typeParam F the facts that the workflow sees: no name, no text, no credential
 */
export interface CommandSchema<B = unknown, F = unknown> {
  readonly body: z.ZodType<B>;
  /** One English and one Danish line for the documentation. */
  readonly en: string;
  readonly da: string;
  readonly facts: (body: B, hash: Hash) => F;
  /** What goes into the store as a record of the kind; undefined: nothing. */
  readonly content?: { readonly kind: string; readonly of: (body: B) => Readonly<Record<string, unknown>> | undefined };
}

/** A command whose whole body is facts. */
export const plain = <S extends z.ZodType>(body: S, en: string, da: string): CommandSchema<z.output<S>, z.output<S>> => ({
  body: body as unknown as z.ZodType<z.output<S>>,
  en,
  da,
  facts: (b) => b,
});

/** A command with texts: `facts` leaves them out, `content` takes them. */
export const withContent = <S extends z.ZodType, F>(
  body: S,
  en: string,
  da: string,
  kind: string,
  facts: (body: z.output<S>, hash: Hash) => F,
  of: (body: z.output<S>) => Readonly<Record<string, unknown>> | undefined,
): CommandSchema<z.output<S>, F> => ({ body: body as unknown as z.ZodType<z.output<S>>, en, da, facts, content: { kind, of } });

/** Keeps the named fields that are present. */
export const pick = <B extends object, K extends keyof B>(body: B, ...keys: readonly K[]): Pick<B, K> =>
  Object.fromEntries(keys.flatMap((k) => (body[k] === undefined ? [] : [[k, body[k]]]))) as Pick<B, K>;

/** The named fields, or undefined when none is present. */
export const texts = <B extends object>(body: B, ...keys: readonly (keyof B & string)[]): Readonly<Record<string, unknown>> | undefined => {
  const found = pick(body, ...keys);
  return Object.keys(found).length === 0 ? undefined : found;
};
