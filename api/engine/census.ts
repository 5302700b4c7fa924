import type { Client } from '@temporalio/client';
import { addDays, dateAt, startOfDay } from '../../machines/core/calendar.ts';
import { CITIZEN } from '../../workflows/contract.ts';
import { countOverdueDeletions, OVERDUE_AFTER, quoted } from './search.ts';

/** How many there are, from the engine's list, which lags a moment behind. */
export interface Census {
  readonly citizens: number;
  /** Running courses by type and status, with those whose outward work is overdue. */
  readonly courses: readonly { readonly type: string; readonly status: string; readonly count: number }[];
  readonly overdueWork: readonly { readonly type: string; readonly count: number }[];
  /** Citizens whose next deadline is today, or has passed and was not taken. */
  readonly dueToday: number;
  readonly overdue: number;
  /** Records whose day of deletion has come and that are not gone. */
  readonly overdueDeletions: number;
}

const RUNNING = "ExecutionStatus = 'Running'";
/** More values than these are no types or states but a fault in the making. */
const MOST_VALUES = 50;

/**
 * Counts what runs. Types and states are found in the list itself, one look for each that was not known before: the list can group by
 * nothing but the execution's status.
 */
export const createCensus = (client: Client): ((now: number) => Promise<Census>) => {
  const known = new Map<string, string[]>();

  const count = async (query: string): Promise<number> => {
    const answer = await client.workflowService.countWorkflowExecutions({ namespace: client.options.namespace, query });
    return Number(answer.count ?? 0);
  };

  const oneValue = async (query: string, attribute: string): Promise<string | undefined> => {
    const { executions } = await client.workflowService.listWorkflowExecutions({ namespace: client.options.namespace, query, pageSize: 1 });
    const data = executions?.[0]?.searchAttributes?.indexedFields?.[attribute]?.data;
    const value: unknown = data && data.length > 0 ? JSON.parse(Buffer.from(data).toString('utf8')) : undefined;
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return typeof one === 'string' ? one : undefined;
  };

  /** All values that the attribute has among what the query names. */
  const valuesOf = async (attribute: string, where: string): Promise<readonly string[]> => {
    const values = known.get(`${attribute} ${where}`) ?? [];
    known.set(`${attribute} ${where}`, values);
    while (values.length < MOST_VALUES) {
      const others = values.map((v) => `${attribute} != ${quoted(v)}`);
      const next = await oneValue([where, `${attribute} IS NOT NULL`, ...others].join(' AND '), attribute);
      if (next === undefined || values.includes(next)) break;
      values.push(next);
    }
    return values;
  };

  return async (now) => {
    const types = await valuesOf('course', RUNNING);
    const courses: { type: string; status: string; count: number }[] = [];
    const overdueWork: { type: string; count: number }[] = [];
    for (const type of types) {
      const ofType = `${RUNNING} AND course = ${quoted(type)}`;
      for (const status of await valuesOf('courseStatus', ofType))
        courses.push({ type, status, count: await count(`${ofType} AND courseStatus = ${quoted(status)}`) });
      overdueWork.push({ type, count: await count(`${ofType} AND overdue = true`) });
    }
    const citizens = `${RUNNING} AND WorkflowType = ${quoted(CITIZEN)}`;
    const before = (epochMs: number): string => `nextDeadline < ${quoted(new Date(epochMs).toISOString())}`;
    const today = dateAt(now);
    const from = `nextDeadline >= ${quoted(new Date(startOfDay(today)).toISOString())}`;
    return {
      citizens: await count(citizens),
      courses,
      overdueWork,
      dueToday: await count(`${citizens} AND ${from} AND ${before(startOfDay(addDays(today, 1)))}`),
      overdue: await count(`${citizens} AND ${before(now - OVERDUE_AFTER)}`),
      overdueDeletions: await countOverdueDeletions(client, now),
    };
  };
};
