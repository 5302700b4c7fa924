import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
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

test('every saved view is a filter that Temporal takes', async () => {
  const filters = [...text.matchAll(/^\| [^|]+ \| `([^`]+)` \|$/gm)].map(([, filter = '']) => filter);
  expect(filters.length).toBe(11);
  const count = (query: string) => connection.workflowService.countWorkflowExecutions({ namespace: 'default', query });
  for (const filter of filters) expect(Number((await count(filter)).count ?? 0), filter).toBe(0);
  await expect(count('course = "retention" AND overdu = true')).rejects.toThrow();
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

test('every file that is named exists', () => {
  const named = [...text.matchAll(/`((?:test|deploy|docs)\/[\w./-]+)`|\]\(([\w.-]+\.md)\)/g)].map(
    ([, file, link]) => file ?? `docs/${link}`,
  );
  expect(named.length).toBeGreaterThan(12);
  for (const file of named) expect(existsSync(join(ROOT, file)), file).toBe(true);
});
