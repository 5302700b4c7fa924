import type { Pair } from './pairs.ts';

/** What the sentences of facts are made with: the fact, words for its codes, and what it is about. */

/** A fact as the timeline has it. */
export type Fact = Readonly<Record<string, unknown>> & { readonly type: string; readonly rule?: string };

/** Words for what a fact only has as a code, in the reader's language. */
export interface Names {
  day(value: unknown): string;
  minute(value: unknown): string;
  group(value: unknown): string;
  absence(code: unknown): string;
  meeting(type: unknown): string;
  value(value: unknown): string;
  activity(list: unknown, code: unknown): string;
  contactPersonType(code: unknown): string;
  assessment(code: unknown): string;
  reason(id: unknown): string;
  event(name: string): string;
}

export const subjects = {
  contact: ['Kontaktforløb og grupper', 'Contact course and groups'],
  appointments: ['Møder og frister', 'Meetings and deadlines'],
  sickness: ['Sygdom', 'Sickness'],
  jobseeking: ['Tilmelding, CV og jobsøgning', 'Registration, CV and job search'],
  availability: ['Rådighed', 'Availability'],
  education: ['Min plan og uddannelse', 'Plan and education'],
  pilot: ['Forsøg med jobrettet indsats', 'Job-focused pilot'],
  records: ['Indsatser, kontaktpersoner og skemaer', 'Activities, contacts and forms'],
  residence: ['Jobcenter og flytning', 'Jobcentre and moves'],
  deletion: ['Sletning', 'Deletion'],
} as const satisfies Record<string, Pair>;

export type Subject = keyof typeof subjects;

type Sentence = (f: Fact, n: Names) => Pair;
export interface FactWords {
  readonly about: Subject;
  readonly says: Sentence;
}

export const says = (about: Subject, sentence: Sentence): FactWords => ({ about, says: sentence });

export const until = (f: Fact, n: Names): Pair => (f.to ? [` til og med ${n.day(f.to)}`, ` to ${n.day(f.to)}`] : ['', '']);
export const because = (reason: unknown, n: Names): Pair => (reason ? [`, fordi ${n.value(reason)}`, `: ${n.value(reason)}`] : ['', '']);
