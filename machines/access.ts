import type { LegalDate } from './core/calendar.ts';
import type { Refusal } from './core/rule.ts';
import type { Caller, CitizenState } from './core/types.ts';
import { ownCitizen } from './readings.ts';

/** What can be read of a citizen. `record` is one form, document or contact person. */
export type Topic =
  | 'view'
  | 'timeline'
  | 'messages'
  | 'cv'
  | 'early-pension'
  | 'preparation-form'
  | 'document'
  | 'contact-person'
  | 'allowed';

/** Who reads what; the operator reads with no names, texts or content. Every cell is written. @source API.md "Who reads" */
export const READERS: Readonly<Record<Topic, readonly Caller['role'][]>> = {
  view: ['citizen', 'jobcentre', 'a-kasse', 'operator'],
  timeline: ['citizen', 'jobcentre', 'a-kasse', 'operator'],
  messages: ['citizen', 'jobcentre', 'a-kasse', 'operator'],
  cv: ['citizen', 'jobcentre', 'a-kasse'],
  'early-pension': ['citizen', 'a-kasse'],
  'preparation-form': ['citizen', 'jobcentre', 'a-kasse'],
  document: ['citizen', 'jobcentre'],
  'contact-person': ['citizen', 'jobcentre'],
  allowed: ['citizen', 'jobcentre', 'a-kasse', 'benefit-system', 'cpr', 'udb', 'udk', 'batch', 'operator'],
};

const forbidden: Refusal = {
  code: 'forbidden-role',
  rule: '0',
  en: 'The role may not read this',
  da: 'Rollen har ikke adgang til at læse dette',
  status: 403,
};
export const notYours: Refusal = {
  code: 'not-your-citizen',
  rule: '0',
  en: "The citizen is not the caller's own",
  da: 'Borgeren hører ikke under den, der spørger',
  status: 403,
};

/** Role only: asked before it is known whether the citizen exists. */
export const roleMayRead = (role: Caller['role'], topic: Topic): Refusal | undefined =>
  READERS[topic].includes(role) ? undefined : forbidden;

/** A row's own test of whose citizen it is, by topic (6.1 has one). Filled by the machine that owns the topic. */
export type OwnTest = (state: CitizenState, caller: Caller, today: LegalDate) => Refusal | undefined;

/** Why the caller may not read the topic today; undefined when it may. */
export const mayRead = (state: CitizenState, caller: Caller, topic: Topic, today: LegalDate, own?: OwnTest): Refusal | undefined => {
  const no = roleMayRead(caller.role, topic);
  if (no) return no;
  if (own && caller.role === 'a-kasse') return own(state, caller, today);
  return ownCitizen(state, caller) ? undefined : notYours;
};
