import { type Answer, describeAnswer } from './http.ts';
import type { Json, JsonObject } from './json.ts';
import { member, show } from './json.ts';
import { type Difference, differenceOf, matches } from './match.ts';
import type { Expectation } from './parse.ts';
import { didYouMean } from './suggest.ts';

/** A check that did not hold: what was expected, what was seen, and what may help. */
export interface Finding {
  readonly expected: string;
  readonly seen: string;
  readonly nearest: string | null;
}

const finding = (expected: string, seen: string): Finding => ({ expected, seen, nearest: null });

const differing = (difference: Difference | null): Finding | null =>
  difference && {
    expected: `${difference.path}: ${difference.expected}`,
    seen: `${difference.path}: ${difference.seen}`,
    nearest: difference.nearest,
  };

const rejection = (answer: Answer, rejected: string, rule: string | null): Finding | null => {
  const expected = `rejected: ${rejected === '*' ? 'any problem code' : rejected}${rule === null ? '' : ` (rule ${rule})`}`;
  const code = member(answer.body, 'code');
  // a server that breaks down has refused nothing: `"*"` does not stand for it, a code named does
  const refused = answer.status >= 400 && typeof code === 'string' && (rejected === '*' ? answer.status < 500 : code === rejected);
  if (refused && (rule === null || member(answer.body, 'rule') === rule)) return null;
  return finding(expected, answer.status < 400 ? `accepted: ${describeAnswer(answer)}` : describeAnswer(answer));
};

const acceptance = (answer: Answer, kind: 'do' | 'get'): Finding | null => {
  if (kind === 'get') return answer.status === 200 ? null : finding('status 200', describeAnswer(answer));
  const accepted = answer.status === 201 || (answer.status === 200 && member(answer.body, 'outcome') === 'accepted');
  return accepted ? null : finding('accepted', describeAnswer(answer));
};

/** How an answer differs from what was expected of it; nothing named means accepted, or 200 for a `get`. */
export const answerFinding = (answer: Answer, expect: Expectation, kind: 'do' | 'get'): Finding | null => {
  if (expect.status !== null && answer.status !== expect.status) return finding(`status ${expect.status}`, describeAnswer(answer));
  const outcome =
    expect.rejected !== null ? rejection(answer, expect.rejected, expect.rule) : expect.status === null ? acceptance(answer, kind) : null;
  return (
    outcome ??
    (expect.body && differing(differenceOf(expect.body.part, answer.body, 'body'))) ??
    (expect.result && differing(differenceOf(expect.result.part, member(answer.body, 'result'), 'result')))
  );
};

export const viewFinding = (part: JsonObject, view: unknown): Finding | null => differing(differenceOf(part, view));

/** What the contract lists in a view: a key outside it that the view does not have either can only be a typing error. */
const viewKeys = [
  'citizenId',
  'today',
  'jobcentre',
  'contactGroup',
  'registration',
  'membership',
  'benefitPeriod',
  'absences',
  'appointments',
  'meetings',
  'plan',
  'pilot',
  'educationSubscription',
  'sickLeaves',
  'activities',
  'contactPersons',
  'preparationForms',
  'documents',
  'rehabilitation',
  'jobSearchRequirement',
  'notifications',
  'availability',
  'integrationContracts',
  'cv',
];

/** None of the named keys may match; of a list, none of the named items may match any item. */
export const viewNotFinding = (part: JsonObject, view: unknown): Finding | null => {
  for (const [key, unwanted] of Object.entries(part)) {
    const seen = member(view, key);
    if (seen === undefined && !viewKeys.includes(key)) return finding(`a view with ${key}`, `no such key${didYouMean(key, viewKeys)}`);
    if (Array.isArray(unwanted) && Array.isArray(seen)) {
      const found = itemMatching(unwanted, seen);
      if (found) return finding(`${key}: no item ${show(found.part)}`, `${key}: ${show(found.item)}`);
    } else if (matches(unwanted, seen)) {
      return finding(`${key}: not ${show(unwanted)}`, `${key}: ${show(seen)}`);
    }
  }
  return null;
};

const itemMatching = (parts: readonly Json[], items: readonly unknown[]): { part: Json; item: unknown } | null => {
  for (const part of parts) {
    const position = items.findIndex((item) => matches(part, item));
    if (position >= 0) return { part, item: items[position] };
  }
  return null;
};

export const messagesFinding = (wanted: readonly Json[], messages: readonly unknown[]): Finding | null =>
  differing(differenceOf(wanted, messages, 'messages'));

export const noMessagesFinding = (unwanted: readonly Json[], messages: readonly unknown[]): Finding | null => {
  const found = itemMatching(unwanted, messages);
  return found && finding(`no message ${show(found.part)}`, show(found.item));
};
