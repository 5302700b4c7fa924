import type { Client } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import { searchCitizens } from '../../api/engine/search.ts';

/** F13: the search over a list such as the engine keeps, with more citizens than fit on a page. */

type Row = Readonly<Record<string, string | undefined>>;

const matches = (row: Row, condition: string): boolean => {
  const [, name = '', list] = /^(\w+) IN \((.*)\)$/.exec(condition) ?? [];
  if (list !== undefined) return list.split(', ').includes(`'${row[name]}'`);
  const [, field = '', value] = /^(\w+) = '(.*)'$/.exec(condition) ?? [];
  if (value === undefined) throw new Error(`not understood: ${condition}`);
  return row[field] === value;
};

/** The engine's list: pages by position, and a page token that names a run, as the real ones do. */
const clientOf = (rows: readonly Row[], asked: string[] = []): Client =>
  ({
    options: { namespace: 'default' },
    workflowService: {
      listWorkflowExecutions: async (request: { query: string; pageSize: number; nextPageToken?: Uint8Array }) => {
        asked.push(request.query);
        const found = rows.filter((row) => request.query.split(' AND ').every((c) => matches(row, c)));
        const from = request.nextPageToken ? Number(Buffer.from(request.nextPageToken).toString().split(' ')[1]) : 0;
        const shown = found.slice(from, from + request.pageSize);
        const to = from + shown.length;
        return {
          executions: shown.map((row) => ({
            searchAttributes: {
              indexedFields: Object.fromEntries(
                Object.entries(row).map(([name, value]) => [name, { data: Buffer.from(JSON.stringify(value)) }]),
              ),
            },
          })),
          nextPageToken: to < found.length ? Buffer.from(`run-id-of-a-stranger ${to}`) : new Uint8Array(),
        };
      },
    },
  }) as unknown as Client;

const citizen = (n: number, jobcentre: string): Row => ({
  WorkflowType: 'citizen',
  ExecutionStatus: 'Running',
  citizenId: `c${n}`,
  jobcentre,
});
const course = (n: number, type: string): Row => ({ WorkflowType: type, ExecutionStatus: 'Running', course: type, citizenId: `c${n}` });
const numbers = Array.from({ length: 60 }, (_, n) => n);
/** 60 citizens of jobcentre 101; every seventh has a retention course, and each of those three of them; one of 102 has none. */
const rows = [
  ...numbers.map((n) => citizen(n, '101')),
  ...numbers.filter((n) => n % 7 === 0).flatMap((n) => [course(n, 'retention'), course(n, 'retention'), course(n, 'retention')]),
  citizen(100, '102'),
];

const all = async (search: Omit<Parameters<typeof searchCitizens>[1], 'limit'>, limit: number): Promise<readonly (readonly string[])[]> => {
  const pages: (readonly string[])[] = [];
  let after: string | undefined;
  do {
    const { citizens, next } = await searchCitizens(clientOf(rows), { ...search, limit, ...(after === undefined ? {} : { after }) });
    pages.push(citizens.map((c) => c.citizenId));
    after = next;
  } while (after !== undefined);
  return pages;
};

describe('a search for a course', () => {
  const having = numbers.filter((n) => n % 7 === 0).map((n) => `c${n}`);

  test('of a jobcentre without such citizens, or without any, is one empty page', async () => {
    for (const jobcentre of ['102', '103'])
      expect(await searchCitizens(clientOf(rows), { course: 'retention', jobcentres: [jobcentre], aKassen: [], limit: 2 })).toEqual({
        citizens: [],
      });
  });

  test('never lists the courses of others for an office', async () => {
    const asked: string[] = [];
    await searchCitizens(clientOf(rows, asked), { course: 'retention', jobcentres: ['101'], aKassen: [], limit: 5 });
    for (const query of asked) expect(query).toMatch(/jobcentre = '101'|citizenId IN \(/);
  });

  test.each([1, 3, 7, 100])('of an office finds each of its citizens once, page by page of %i', async (limit) => {
    const pages = await all({ course: 'retention', jobcentres: ['101'], aKassen: [] }, limit);
    expect(pages.flat()).toEqual(having);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit);
  });

  test('of the operator finds them too', async () => {
    expect(new Set((await all({ course: 'retention', jobcentres: [], aKassen: [] }, 4)).flat())).toEqual(new Set(having));
  });

  test('without a course answers the page as the list has it', async () => {
    expect((await all({ jobcentres: ['101'], aKassen: [] }, 25)).map((p) => p.length)).toEqual([25, 25, 10]);
  });
});
