import type { Topic } from '../machines/access.ts';
import type { Consequences } from '../machines/consequences.ts';
import type { AllowedCommand, Command, Entry, Refused } from '../machines/core/composition.ts';
import type { Dated } from '../machines/core/law.ts';
import type { Refusal } from '../machines/core/rule.ts';
import type { Caller, CitizenState } from '../machines/core/types.ts';
import type { Picture } from '../machines/drawing.ts';

/**
 * What the API and the citizen's workflow say to each other. Names and shapes only, so that both sides may import it.
 * No text, name or CPR number is in any of these (see the ground rules on privacy).
 */

/** @returns the workflow id of a citizen */
export const citizenWorkflowId = (citizenId: string): string => `citizen/${citizenId}`;

/** @returns the workflow id of a citizen's course */
export const courseWorkflowId = (citizenId: string, course: string): string => `${citizenWorkflowId(citizenId)}/${course}`;

/** What an operator reads above a workflow: what it is, and the way to the citizen's page where that has an address. */
export const workflowWords = (summary: string, citizenId: string, pageUrl?: string) => ({
  staticSummary: summary,
  ...(pageUrl === undefined
    ? {}
    : { staticDetails: `[citizen page](${pageUrl.replace(/\/$/, '')}/#/citizens/${encodeURIComponent(citizenId)})` }),
});

/** `contact-course` → `contactCourse`: the workflow type of a course. */
export type CourseWorkflowType<T extends string> = T extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CourseWorkflowType<Tail>>}`
  : T;
export const courseWorkflowType = <T extends string>(type: T): CourseWorkflowType<T> =>
  type.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()) as CourseWorkflowType<T>;

/** The course of one piece of outward work that belongs to no other course. */
export const ONE_OFF_TASK = 'one-off-task';

/** The type of the citizen's workflow, and its task queue where no other is set. */
export const CITIZEN = 'citizen';
export const TASK_QUEUE = 'citizen-courses';

/** Input of a citizen's first run. */
export interface CitizenStart {
  readonly citizenId: string;
  readonly birthDate: string;
  readonly jobcentre: string;
}

/** Type of the ApplicationFailure with which the validator refuses; its first detail is the {@link Refusal}. */
export const REFUSED = 'refused';

/** An update that bears the command's name: decided in one synchronous step. A refusal is the validator's failure and leaves no event. */
export interface CommandInput extends Command {
  /** Records put into the store under the command's id; owned once it is accepted. */
  readonly records?: readonly string[];
}

/** The answer to an accepted command. With a what-if that asks for them, also what would be sent, and which dates would change. */
export interface CommandAnswer extends Partial<Consequences> {
  readonly outcome: 'accepted';
  readonly result: Readonly<Record<string, unknown>>;
  readonly timeline: readonly Entry[];
}

/** Query `read`: the view and who may see it, as of the engine's `now` (epoch milliseconds; a query has no clock of its own). */
export const READ_QUERY = 'read';
export interface ReadInput {
  readonly caller: Caller;
  readonly topic: Topic;
  /** The id of the form, document or contact person, where the topic is about one. */
  readonly id?: string;
  readonly now: number;
}
export interface ReadAnswer {
  /** Why the caller may not read this; absent when it may. */
  readonly refusal?: Refusal;
  /** The view; texts are `{ $text }` references. Absent with a refusal. */
  readonly view?: Readonly<Record<string, unknown>>;
  /** Entries that may not be in the store yet. */
  readonly recent?: readonly Entry[];
}

/** Query `knows`: whether a command was accepted, or a record that it brought is held. For the sweeper of what crashes leave. */
export const KNOWS_QUERY = 'knows';
export interface KnowsInput {
  readonly commandId: string;
  readonly recordIds: readonly string[];
}

/** Query `stands`: the state as it stands, with its dates, for whoever moves citizens to another version of the program. */
export const STANDS_QUERY = 'stands';
export interface StandsAnswer {
  readonly state: CitizenState;
  readonly dates: readonly Dated[];
}

/** Query `what-if`: a command on any day, with nothing changed. `day` absent: today. */
export const WHAT_IF_QUERY = 'what-if';
export interface WhatIfInput {
  readonly command: Command;
  readonly now: number;
  readonly day?: string;
  /** Also what would be sent, and which dates would change. */
  readonly consequences?: boolean;
  /** Foreseen for a reader of the view, as whoever may give it would give it. */
  readonly byWhoeverMay?: boolean;
}
export type WhatIfAnswer = CommandAnswer | Refused;

/** Query `allowed`: what the caller could do now, and if not, which rule says no. */
export const ALLOWED_QUERY = 'allowed';
export interface AllowedInput {
  readonly caller: Caller;
  readonly now: number;
}
export type { AllowedCommand };

/** Query `picture`: where the citizen stands in each chart, what may come next, deadlines and courses. For the readers of the view. */
export const PICTURE_QUERY = 'picture';
export interface PictureInput {
  readonly caller: Caller;
  readonly now: number;
  /** The machine of which it says what may come next, or `none`; absent: of all. */
  readonly next?: string;
}
export interface PictureAnswer {
  readonly refusal?: Refusal;
  readonly picture?: Picture;
  /** Entries that may not be in the store yet. */
  readonly recent?: readonly Entry[];
}

export type { Consequences };

/** Search attributes, by name: the operator's columns and filters. Nothing personal: they are never encrypted. */
export const SEARCH_ATTRIBUTES = {
  citizenId: 'Keyword',
  course: 'Keyword',
  courseStatus: 'Keyword',
  contactGroup: 'Keyword',
  jobcentre: 'Keyword',
  aKasse: 'Keyword',
  nextDeadlineRule: 'Keyword',
  absences: 'KeywordList',
  nextDeadline: 'Datetime',
  overdue: 'Bool',
} as const;
