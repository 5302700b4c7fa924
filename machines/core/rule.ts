import type { LegalDate } from './calendar.ts';
import { isKnown, type Known } from './law.ts';
import type { Situation } from './types.ts';

/**
 * A rule is data and one predicate. It says when it is in force; outside those days it refuses nothing.
 * The same rule guards the chart (by `name`) and explains the refusal (by `code`).
 */
export interface Rule<P = unknown> extends Known {
  /** The note's own number, `"1.1"`. */
  readonly id: string;
  /** The row's letter, where the row has letters. */
  readonly letter?: string;
  /** The code of the refusal: DFDG's own number where there is one, else a speaking code. */
  readonly code: string;
  /** What must hold, as an English sentence; with the number in front it is the guard's name. */
  readonly en: string;
  /** The same for the Danish reader. */
  readonly da: string;
  /** What is wrong when it does not hold, with the fact that decides where there is one: the `detail` of the refusal. */
  readonly wrong?: Sentence | ((s: Situation<P>) => Sentence);
  /** First and last day in force, by the day of the command; absent: always. */
  readonly validFrom?: LegalDate;
  readonly validTo?: LegalDate;
  /** The assumption that it rests on (machines/assumptions.ts). */
  readonly assumption?: string;
  /** HTTP status of the refusal where it is not 422. */
  readonly status?: 403;
  readonly holds: (s: Situation<P>) => boolean;
}

/** One sentence in both languages, without a full stop. */
export interface Sentence {
  readonly en: string;
  readonly da: string;
}

/** Why a command is refused: `en` and `da` say what is wrong, never the rule as if it held. */
export interface Refusal {
  readonly code: string;
  readonly rule: string;
  readonly en: string;
  readonly da: string;
  readonly status: 400 | 403 | 422;
}

/** The guard's name in the chart: the paragraph and the English sentence. */
export const guardName = (rule: Rule<never>): string => `${rule.id}${rule.letter ? ` ${rule.letter}` : ''} ${rule.en}`;

export const inForce = (rule: { readonly validFrom?: LegalDate; readonly validTo?: LegalDate }, on: LegalDate): boolean =>
  (rule.validFrom === undefined || rule.validFrom <= on) && (rule.validTo === undefined || on <= rule.validTo);

/** Whether the rule is in force that day, and known to the citizen's register. */
const goesBy = <P>(rule: Rule<P>, s: Situation<P>): boolean => inForce(rule, s.today) && isKnown(rule, s.before);

/** Whether the rule lets the situation pass: it is not in force that day, or it holds. */
export const passes = <P>(rule: Rule<P>, s: Situation<P>): boolean => !goesBy(rule, s) || rule.holds(s);

/** Whether the rule is in force that day and holds: for what a rule brings about, not for what it forbids. */
export const applies = <P>(rule: Rule<P>, s: Situation<P>): boolean => goesBy(rule, s) && rule.holds(s);

/** The first rule, in the order written, that says no. */
export const firstNo = <P>(rules: readonly Rule<P>[], s: Situation<P>): Rule<P> | undefined => rules.find((rule) => !passes(rule, s));

export const refusal = <P>(rule: Rule<P>, s: Situation<P>): Refusal => {
  const { en, da } = (typeof rule.wrong === 'function' ? rule.wrong(s) : rule.wrong) ?? rule;
  return { code: rule.code, rule: rule.id, en, da, status: rule.status ?? 422 };
};

/** Declares a rule; only there for the payload's type. */
export const rule = <P = unknown>(r: Rule<P>): Rule<P> => r;
