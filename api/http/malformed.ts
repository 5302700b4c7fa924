import { z } from 'zod';
import { inBothLanguages } from '../../machines/core/fields.ts';
import type { Sentence as Both } from '../../machines/core/rule.ts';

/** What is malformed, field by field, in both languages. Nothing of what was sent is repeated. */

export interface FieldError {
  readonly in: 'body' | 'query' | 'path' | 'header';
  /** Dotted: `jobTitles.0.title`. */
  readonly path: string;
  readonly message: Both;
}

type Issue = z.core.$ZodIssue;

const both = (en: string, da: string): Both => ({ en, da });

export const UNKNOWN_FIELD = both('this field is not known', 'feltet er ikke kendt');
const MISSING = both('this field is missing', 'feltet mangler');

const TYPES: Readonly<Record<string, Both>> = {
  string: both('a text', 'en tekst'),
  number: both('a number', 'et tal'),
  int: both('a whole number', 'et helt tal'),
  boolean: both('true or false', 'true eller false'),
  array: both('a list', 'en liste'),
  object: both('an object', 'et objekt'),
  record: both('an object', 'et objekt'),
};

const mustBe = (what: Both): Both => both(`must be ${what.en}`, `skal være ${what.da}`);

/** Sizes in the words of what is measured. */
const bounded = (issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Both => {
  const [least, bound] = issue.code === 'too_small' ? [true, issue.minimum] : [false, issue.maximum];
  const [en, da] = least
    ? [issue.inclusive ? 'at least' : 'more than', issue.inclusive ? 'mindst' : 'mere end']
    : [issue.inclusive ? 'at most' : 'less than', issue.inclusive ? 'højst' : 'mindre end'];
  if (issue.origin === 'string') return both(`must have ${en} ${bound} characters`, `skal have ${da} ${bound} tegn`);
  if (issue.origin === 'array') return both(`must have ${en} ${bound} entries`, `skal have ${da} ${bound} elementer`);
  return both(`must be ${en} ${bound}`, `skal være ${da} ${bound}`);
};

const OTHERWISE = { en: z.locales.en().localeError, da: z.locales.da().localeError };

/** What zod itself would say, in both languages. */
const byLocale = (issue: Issue): Both => {
  const say = (language: 'en' | 'da'): string => {
    const text = OTHERWISE[language](issue as never);
    return typeof text === 'string' ? text : (text?.message ?? '');
  };
  return both(say('en'), say('da'));
};

const messageOf = (issue: Issue): Both => {
  const own = inBothLanguages(issue.message);
  if (own) return own;
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return MISSING;
    const type = TYPES[issue.expected];
    return type ? mustBe(type) : byLocale(issue);
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return both(`must be one of: ${values}`, `skal være en af: ${values}`);
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') return bounded(issue);
  return byLocale(issue);
};

/** The fields that a schema found wrong; one that is not known is named itself. */
export const fieldErrors = (issues: readonly Issue[], where: FieldError['in']): readonly FieldError[] =>
  issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ in: where, path: path.join('.'), message: messageOf(issue) }];
    return issue.keys.map((key) => ({ in: where, path: [...path, key].join('.'), message: UNKNOWN_FIELD }));
  });

const PLACES = { body: 'body', querystring: 'query', params: 'path', headers: 'header' } as const;

/** What a route's schema threw. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly statusCode = 400;
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    super('malformed');
    this.errors = errors;
  }
}

/** Checks a part of a request against its schema. */
export const checked = <T>(schema: z.ZodType<T>, data: unknown, where: FieldError['in']): T => {
  const parsed = schema.safeParse(data, { reportInput: true });
  if (!parsed.success) throw new Malformed(fieldErrors(parsed.error.issues, where));
  return parsed.data;
};

/** For fastify: what is wrong goes through as it is. */
export const validatorCompiler =
  ({ schema, httpPart }: { readonly schema: unknown; readonly httpPart?: string | undefined }) =>
  (data: unknown): { value: unknown } | { error: Malformed } => {
    try {
      return { value: checked(schema as z.ZodType, data, PLACES[(httpPart ?? 'body') as keyof typeof PLACES] ?? 'body') };
    } catch (error) {
      if (error instanceof Malformed) return { error };
      throw error;
    }
  };
