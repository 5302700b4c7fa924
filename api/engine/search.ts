import type { Client } from '@temporalio/client';
import { CITIZEN } from '../../workflows/contract.ts';

/** What is looked for; absent means any. Values are compared with the search attributes of the citizens' workflows. */
export interface Search {
  /** A contact group's id, or its key where the id is not public. */
  readonly contactGroup?: string;
  /** The code of an absence that has not ended. */
  readonly absence?: string;
  /** All named ones must be the citizen's: a caller's own, and the one that it asks for. */
  readonly jobcentres: readonly string[];
  readonly aKassen: readonly string[];
  /** The type of a course that runs now. */
  readonly course?: string;
  /** The next deadline lies before this instant (epoch milliseconds). */
  readonly dueBefore?: number;
  readonly limit: number;
  /** From the page before. */
  readonly after?: string;
}

export interface Found {
  readonly citizenId: string;
  readonly contactGroup: string | null;
  readonly jobcentre: string | null;
  readonly aKasse: string | null;
  readonly absences: readonly string[];
  readonly nextDeadline: string | null;
  readonly nextDeadlineRule: string | null;
  readonly overdue: boolean;
}

export interface SearchPage {
  readonly citizens: readonly Found[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

/** A text as a value in a visibility query. */
export const quoted = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const is = (name: string, value: string): string => `${name} = ${quoted(value)}`;

/** The conditions on the citizen's own workflow. */
const conditions = (search: Search): readonly string[] => [
  is('WorkflowType', CITIZEN),
  "ExecutionStatus = 'Running'",
  ...(search.contactGroup === undefined ? [] : [is('contactGroup', search.contactGroup)]),
  ...(search.absence === undefined ? [] : [is('absences', search.absence)]),
  ...search.jobcentres.map((j) => is('jobcentre', j)),
  ...search.aKassen.map((a) => is('aKasse', a)),
  ...(search.dueBefore === undefined ? [] : [`nextDeadline < ${quoted(new Date(search.dueBefore).toISOString())}`]),
];

type Attributes = Readonly<Record<string, unknown>>;

/** One page of a visibility list: the search attributes, which are plain JSON and never encoded. */
const page = async (client: Client, query: string, pageSize: number, after?: string): Promise<{ rows: Attributes[]; next?: string }> => {
  const answer = await client.workflowService.listWorkflowExecutions({
    namespace: client.options.namespace,
    query,
    pageSize,
    ...(after === undefined ? {} : { nextPageToken: Buffer.from(after, 'base64url') }),
  });
  const rows = (answer.executions ?? []).map((execution) =>
    Object.fromEntries(
      Object.entries(execution.searchAttributes?.indexedFields ?? {}).map(([name, { data }]) => [
        name,
        data && data.length > 0 ? (JSON.parse(Buffer.from(data).toString('utf8')) as unknown) : null,
      ]),
    ),
  );
  const token = answer.nextPageToken;
  return { rows, ...(token && token.length > 0 ? { next: Buffer.from(token).toString('base64url') } : {}) };
};

const textOf = (value: unknown): string | null => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one !== '' ? one : null;
};

const found = (row: Attributes): readonly Found[] => {
  const citizenId = textOf(row.citizenId);
  if (citizenId === null) return [];
  const absences = Array.isArray(row.absences) ? row.absences.map(String) : [row.absences].flatMap((a) => textOf(a) ?? []);
  return [
    {
      citizenId,
      contactGroup: textOf(row.contactGroup),
      jobcentre: textOf(row.jobcentre),
      aKasse: textOf(row.aKasse),
      absences,
      nextDeadline: textOf(row.nextDeadline),
      nextDeadlineRule: textOf(row.nextDeadlineRule),
      overdue: row.overdue === true,
    },
  ];
};

/** Pages of a list that are looked through for one page of an answer. */
const MOST_LOOKED_THROUGH = 20;
const LARGEST_PAGE = 1_000;

/** Which of these citizens have a course of the type that runs now. */
const withCourse = async (client: Client, course: string, citizens: readonly Found[]): Promise<readonly Found[]> => {
  if (citizens.length === 0) return [];
  const among = `citizenId IN (${citizens.map((c) => quoted(c.citizenId)).join(', ')})`;
  const query = `${is('course', course)} AND ExecutionStatus = 'Running' AND ${among}`;
  const having = new Set<string>();
  let after: string | undefined;
  do {
    const { rows, next } = await page(client, query, LARGEST_PAGE, after);
    for (const row of rows) having.add(textOf(row.citizenId) ?? '');
    after = next;
  } while (after !== undefined);
  return citizens.filter((c) => having.has(c.citizenId));
};

/** From the courses to their citizens: for those who may see every citizen, since what is listed first is everybody's. */
const byCourse = async (client: Client, course: string, own: readonly string[], limit: number, after?: string): Promise<SearchPage> => {
  const { rows: courses, next } = await page(client, `${is('course', course)} AND ExecutionStatus = 'Running'`, limit, after);
  const ids = [...new Set(courses.flatMap((row) => textOf(row.citizenId) ?? []))];
  const among = `citizenId IN (${ids.map(quoted).join(', ')})`;
  const { rows } = ids.length === 0 ? { rows: [] } : await page(client, [...own, among].join(' AND '), limit);
  return { citizens: rows.flatMap(found), ...(next === undefined ? {} : { next }) };
};

/**
 * Finds citizens by what their workflows show. A page may hold fewer than asked for, and still have a next one: of an office's search only
 * while the office itself has more citizens to be looked through.
 */
export const searchCitizens = async (client: Client, search: Search): Promise<SearchPage> => {
  const own = conditions(search);
  const everybody = search.jobcentres.length === 0 && search.aKassen.length === 0;
  if (search.course !== undefined && everybody) return byCourse(client, search.course, own, search.limit, search.after);
  let after = search.after;
  for (let looked = 1; ; looked += 1) {
    const { rows, next } = await page(client, own.join(' AND '), search.limit, after);
    const citizens = rows.flatMap(found);
    const right = search.course === undefined ? citizens : await withCourse(client, search.course, citizens);
    if (right.length > 0 || next === undefined || looked === MOST_LOOKED_THROUGH)
      return { citizens: right, ...(next === undefined ? {} : { next }) };
    after = next;
  }
};

/** A day of deletion is worked on at its first minute; what has not reached its course or is not done by then is overdue (milliseconds). */
export const OVERDUE_AFTER = 10 * 60_000;

/** Records whose day of deletion has come and that are not gone: what their courses show. */
export const countOverdueDeletions = async (client: Client, now: number): Promise<number> => {
  const late = `nextDeadline < ${quoted(new Date(now - OVERDUE_AFTER).toISOString())}`;
  const { count } = await client.workflowService.countWorkflowExecutions({
    namespace: client.options.namespace,
    query: `${is('course', 'retention')} AND ExecutionStatus = 'Running' AND (overdue = true OR ${late})`,
  });
  return Number(count ?? 0);
};
