import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
import { findTemporalCli } from '../../tools/engine/temporal-cli.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';

const text = readFileSync(join(ROOT, 'docs', 'operate.md'), 'utf8');
const anchors = new Set(
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  ),
);

let server: DevServer;
let connection: Connection;

beforeAll(async () => {
  server = await startDevServer({ port: 0, headless: true, log: 'operate' });
  connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
}, 120_000);

afterAll(async () => {
  await connection?.close();
  await server?.stop();
});

interface Row {
  readonly id: string;
  readonly type?: string;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly ended?: boolean;
}

const ANNA = '00000000-0000-0000-0000-000000000000';
const DAY = '2026-01-01T12:00:00Z';
/** As the citizen and the courses show themselves; nobody works on them, so they stay as they are. */
const ROWS: readonly Row[] = [
  { id: 'anna', columns: { citizenId: ANNA, jobcentre: '101', contactGroup: '1', absences: ['75', '10'], nextDeadlineRule: '7.1' } },
  { id: 'bo', columns: { citizenId: 'bo', jobcentre: '102', contactGroup: '1', absences: ['10'], nextDeadlineRule: '3.5' } },
  { id: 'ended', columns: { citizenId: 'ended', jobcentre: '102', contactGroup: '2' }, ended: true },
  { id: 'late', type: 'retention', columns: { citizenId: 'bo', course: 'retention', overdue: true, nextDeadline: '2025-12-31T23:59:59Z' } },
  { id: 'that-day', type: 'retention', columns: { citizenId: 'bo', course: 'retention', overdue: false, nextDeadline: DAY } },
  { id: 'done', type: 'retention', columns: { citizenId: 'bo', course: 'retention', overdue: true }, ended: true },
  { id: 'sick-late', type: 'sick-leave', columns: { citizenId: 'bo', course: 'sick-leave', overdue: true } },
  { id: 'sick', type: 'sick-leave', columns: { citizenId: 'bo', course: 'sick-leave', overdue: false } },
  { id: 'udb', type: 'education-subscription', columns: { citizenId: ANNA, course: 'education-subscription', overdue: true } },
];
const FOUND: Readonly<Record<string, readonly string[]>> = {
  'deletions late': ['late'],
  'deletions of a day': ['that-day'],
  'every sick leave whose outward work is overdue': ['sick-late'],
  'every course whose outward work is overdue': ['late', 'sick-late', 'udb'],
  'UDB behind': ['udb'],
  'citizens of a jobcentre': ['anna'],
  'citizens in contact group 1 with absence 75': ['anna'],
  'deadlines by a rule': ['anna'],
  'all of one citizen': ['anna', 'udb'],
  'ended by hand': ['ended'],
  'workflow tasks that fail (Server 1.30 and later)': [],
};

test('every saved view finds those that it is for, and no others', async () => {
  const views = [...text.matchAll(/^\| ([^|]+) \| `([^`]+)` \|$/gm)].map(([, name = '', filter = '']) => ({ name, filter }));
  expect(views.map(({ name }) => name)).toEqual(Object.keys(FOUND));
  const client = new Client({ connection });
  for (const { id, type = 'citizen', columns, ended } of ROWS) {
    const searchAttributes = Object.entries(columns).map(([name, value]) => {
      const kind = SEARCH_ATTRIBUTES[name as keyof typeof SEARCH_ATTRIBUTES];
      const keys = { Keyword: 'KEYWORD', KeywordList: 'KEYWORD_LIST', Bool: 'BOOL', Datetime: 'DATETIME' } as const;
      const key = defineSearchAttributeKey(name, keys[kind]);
      return { key, value: kind === 'Datetime' ? new Date(String(value)) : value } as SearchAttributePair;
    });
    const handle = await client.workflow.start(type, { taskQueue: 'nobody', workflowId: id, typedSearchAttributes: searchAttributes });
    if (ended) await handle.terminate('a test');
  }
  const find = async (query: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query })) found.push(workflowId);
    return found.sort();
  };
  await expect.poll(() => find('ExecutionStatus = "Running"'), { timeout: 20_000 }).toHaveLength(7);
  for (const { name, filter } of views) expect(await find(filter), name).toEqual(FOUND[name]);
  await expect(find('course = "retention" AND overdu = true')).rejects.toThrow();
}, 60_000);

test('retention: what is closed is kept as long as the namespace says, and the command that is named changes it', async () => {
  const days = async (): Promise<number> => {
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / 86_400;
  };
  const command = text.match(/`temporal (operator namespace update -n )citizens( --retention 90d)`/);
  expect(await days()).not.toBe(90);
  const args = `${command?.[1]}default${command?.[2]}`.split(' ');
  execFileSync(await findTemporalCli(), [...args, '--address', server.address], { stdio: 'pipe' });
  expect(await days()).toBe(90);
});

test('every alert leads to a cure that stands there', () => {
  const { groups } = parse(readFileSync(join(ROOT, 'deploy/observe/alerts.yaml'), 'utf8')) as {
    groups: { rules: { alert: string; annotations: { runbook: string } }[] }[];
  };
  for (const { alert, annotations } of groups.flatMap((g) => g.rules)) {
    expect(anchors, alert).toContain(annotations.runbook.split('#')[1]);
    if (!['CommandsSlow', 'VersionsDiffer'].includes(alert)) expect(text).toContain(alert);
  }
});

test('every cure names what tries it', () => {
  const cures = (text.split('## By symptom')[1] ?? '').split(/^### /m).slice(1);
  expect(cures.length).toBeGreaterThanOrEqual(8);
  for (const cure of cures) expect(cure.match(/`(test\/[\w./-]+\.ts|npm run chaos)`/), cure.split('\n')[0]).not.toBeNull();
});

test('every file that is named exists, and what is said to be in it', () => {
  const scale = readFileSync(join(ROOT, 'docs', 'scale.md'), 'utf8');
  const files = /`((?:test|deploy|docs|api|workflows)\/[\w./-]+)`|\]\(([\w./-]+\.md)\)/g;
  const named = [...`${text}${scale}`.matchAll(files)].map(([, file, link]) => file ?? `docs/${link}`);
  expect(named.length).toBeGreaterThan(20);
  for (const file of named) expect(existsSync(join(ROOT, file)), file).toBe(true);
  const constants = [...scale.matchAll(/`([A-Z_]{6,})`,\s+`([\w./-]+)`/g)];
  expect(constants.length).toBeGreaterThanOrEqual(3);
  for (const [, name = '', file = ''] of constants)
    expect(readFileSync(join(ROOT, file), 'utf8'), file).toMatch(new RegExp(`\\b${name}\\b`));
});
