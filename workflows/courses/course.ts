import { continueAsNew, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/contract.ts';
import type { Effect } from '../../machines/core/types.ts';
import { pairs } from '../attributes.ts';
import { type CourseStart, runCourse } from '../entity/course.ts';
import type { Tell } from '../entity/types.ts';

/**
 * What the courses of this register have in common: their columns in the UI, and outward work that is repeated until done.
 * A course that is another in some way says so in its own file.
 */

export type Start = CourseStart<Effect>;
type Facts = Omit<Tell<Effect>, 'work'>;

/** `citizen/<id>` → `<id>` */
const citizenOf = (entity: string): string => entity.slice(entity.indexOf('/') + 1);

const text = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));

const attributesOf = (start: Start) => (tell: Facts, overdue: boolean) => {
  const next = [...tell.due].sort((a, b) => a.at - b.at)[0];
  return pairs({
    citizenId: citizenOf(start.entity),
    course: tell.type,
    courseStatus: tell.ended ? 'ended' : (text(tell.facts.status) ?? 'running'),
    contactGroup: text(tell.facts.contactGroup),
    jobcentre: text(tell.facts.jobcentre),
    aKasse: text(tell.facts.aKasse),
    nextDeadline: next ? new Date(next.at) : null,
    nextDeadlineRule: next ? text(tell.facts.rule) : null,
    overdue,
  });
};

const detailsOf = (start: Start) => (tell: Facts) =>
  [
    `| ${tell.type} | citizen ${citizenOf(start.entity)} |`,
    '|---|---|',
    ...Object.entries(tell.facts).map(([name, value]) => `| ${name} | ${value ?? 'none'} |`),
    '',
    '| next | what |',
    '|---|---|',
    ...(tell.due.length === 0 ? ['| none | |'] : tell.due.map((d) => `| ${new Date(d.at).toISOString()} | ${d.summary} |`)),
  ].join('\n');

export interface CourseWays {
  /** Longest pause between two tries of the outward work. */
  readonly longestPause?: '1 minute' | '10 minutes' | '1 hour';
}

/** Runs a course: waits for its dates, works outward in order, tells the citizen's door, ends with its course. */
export const course = (start: Start, ways: CourseWays = {}): Promise<void> => {
  const { doWork } = proxyActivities<Activities>({
    startToCloseTimeout: '1 minute',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: ways.longestPause ?? '10 minutes' },
  });
  const describe = (effect: Effect): string => ('work' in effect ? effect.work.kind : `${effect.message.channel}: ${effect.message.type}`);
  return runCourse<Effect>({
    start,
    attributes: attributesOf(start),
    details: detailsOf(start),
    work: (effect) =>
      doWork.executeWithOptions(
        {
          summary: `${describe(effect)} (${effect.id})`,
          startToCloseTimeout: '1 minute',
          retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: ways.longestPause ?? '10 minutes' },
        },
        [citizenOf(start.entity), effect],
      ),
    restart: (next) => continueAsNew<(s: Start) => Promise<void>>(next),
  });
};
