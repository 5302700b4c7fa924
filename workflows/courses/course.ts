import { proxyActivities } from '@temporalio/workflow';
import type { Effect, Work } from '../../machines/core/types.ts';
import type { Activities, Callbacks } from '../activities.ts';
import { pageInUi, pairs } from '../attributes.ts';
import type { SEARCH_ATTRIBUTES } from '../contract.ts';
import { type CourseFacts, type CourseStart, runCourse } from '../entity/course.ts';
import { createHandOver } from '../entity/hand-over.ts';

/** What the courses of this register have in common. What a course waits for, does, shows, and when it ends, stands in its own file. */

export type Start = CourseStart<Effect>;
/** A course's workflow. */
export type Course = (start: Start) => Promise<void>;

type Kind = Work['kind'] | 'message';
type Column = keyof typeof SEARCH_ATTRIBUTES;

/** The longest pause between two tries of a piece of work; it is tried until it is done. */
export type Patience = '1 minute' | '10 minutes' | '1 hour';

export interface CourseWays {
  /** In words for the operator. */
  readonly waitsFor: string;
  /** In words for the operator. */
  readonly ends: string;
  /** The outward work that it does, with the longest pause between two tries. */
  readonly does: Partial<Readonly<Record<Kind, Patience>>>;
  /** The columns that it shows in the list of workflows. */
  readonly columns: readonly Column[];
}

/** The columns that every course shows: whose it is, what it is, how it stands. */
export const WHOSE = ['citizenId', 'course', 'courseStatus', 'jobcentre', 'aKasse', 'overdue'] as const satisfies readonly Column[];
/** Those of a course that has dates. */
export const DATES = ['nextDeadline', 'nextDeadlineRule'] as const satisfies readonly Column[];

/** `citizen/<id>` → `<id>` */
const citizenOf = (entity: string): string => entity.slice(entity.indexOf('/') + 1);

const text = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));

const nextOf = (facts: CourseFacts<Effect>) => [...facts.due].sort((a, b) => a.at - b.at)[0];

const column: Partial<Readonly<Record<Column, (start: Start, facts: CourseFacts<Effect>, overdue: boolean) => unknown>>> = {
  citizenId: (start) => citizenOf(start.entity),
  course: (_, { type }) => type,
  courseStatus: (_, { ended, facts }) => (ended ? 'ended' : (text(facts.status) ?? 'running')),
  contactGroup: (_, { facts }) => text(facts.contactGroup),
  jobcentre: (_, { facts }) => text(facts.jobcentre),
  aKasse: (_, { facts }) => text(facts.aKasse),
  nextDeadline: (_, facts) => {
    const next = nextOf(facts);
    return next ? new Date(next.at) : null;
  },
  nextDeadlineRule: (_, facts) => (nextOf(facts) ? text(facts.facts.rule) : null),
  overdue: (_start, _facts, overdue) => overdue,
};

const detailsOf = (start: Start, ways: CourseWays, { type, facts, due }: CourseFacts<Effect>): string =>
  [
    `| ${type} | ${pageInUi(`citizen ${citizenOf(start.entity)}`, start.entity)} |`,
    '|---|---|',
    ...Object.entries(facts).map(([name, value]) => `| ${name} | ${value ?? 'none'} |`),
    `| waits for | ${ways.waitsFor} |`,
    `| ends | ${ways.ends} |`,
    '',
    '| next | what |',
    '|---|---|',
    ...(due.length === 0 ? ['| none | |'] : due.map((d) => `| ${new Date(d.at).toISOString()} | ${d.summary} |`)),
  ].join('\n');

const OTHERWISE: Patience = '10 minutes';

/** Asks the activity of the work's kind, with a line for the operator: who is asked, and for which effect. */
const perform = (ways: CourseWays, citizenId: string, effect: Effect): Promise<Callbacks> => {
  const { id } = effect;
  const asked = (kind: Kind, who: string): Activities =>
    proxyActivities<Activities>({
      startToCloseTimeout: '1 minute',
      retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: ways.does[kind] ?? OTHERWISE },
      summary: `${who} (${id})`,
    });
  if ('message' in effect) {
    const { message } = effect;
    return asked('message', `${message.channel} ${message.type ?? ''} to ${message.to}`).sendMessage({ citizenId, id, message });
  }
  const { work } = effect;
  switch (work.kind) {
    case 'jobnet-profile':
      return asked(work.kind, 'Jobnet').askJobnetForProfile({ citizenId, id, work });
    case 'udb-subscription':
      return asked(work.kind, `UDB, ${work.action}`).tellUdb({ citizenId, id, work });
    case 'look-up-institution':
      return asked(work.kind, 'institution register').lookUpInstitution({ citizenId, id, work });
    case 'make-document':
      return asked(work.kind, `store, ${work.document}`).makeDocument({ citizenId, id, work });
    case 'profile-statistics':
      return asked(work.kind, 'profile tool').askForProfileStatistics({ citizenId, id, work });
    case 'delete-records':
      return asked(work.kind, `store, ${work.records.length} records`).deleteRecords({ citizenId, id, work });
  }
};

/** Makes a course's workflow: it waits for its dates, works outward in order, signals to its citizen, ends with its course. */
export const course =
  (ways: CourseWays): Course =>
  (start) => {
    const handOver = createHandOver();
    return runCourse<Effect>({
      start,
      attributes: (facts, overdue) =>
        pairs(Object.fromEntries(ways.columns.map((name) => [name, column[name]?.(start, facts, overdue) ?? null]))),
      details: (facts) => detailsOf(start, ways, facts),
      work: (effect) => perform(ways, citizenOf(start.entity), effect),
      restart: (next) => handOver.continueAsNew<Course>(next),
      handOver,
    });
  };
