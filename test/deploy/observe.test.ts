import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../app/metrics.ts';
import { ROOT } from '../../scripts/steps.mjs';

const FOLDER = join(ROOT, 'deploy', 'observe');
const file = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
const rules = (parse(file('alerts.yaml')) as { groups: readonly { rules: readonly Rule[] }[] }).groups.flatMap((g) => g.rules);
const dashboard = JSON.parse(file('dashboard.json')) as { panels: { title: string; targets: { expr: string }[] }[] };

/** The SDK's own (1.24), as `/metrics` shows them. */
const OF_THE_SDK = ['temporal_workflow_task_execution_failed', 'temporal_worker_task_slots_available', 'temporal_sticky_cache_size'];

/** What the program can show: every name and label in an expression must be one of these. */
const emitted = async (): Promise<ReadonlySet<string>> => {
  const metrics = createMetrics({ version: '0', roles: 'api' });
  metrics.countBy(async () => ({
    citizens: 1,
    courses: [{ type: 'pilot', status: 'participating', count: 1 }],
    overdueWork: [{ type: 'pilot', count: 0 }],
    dueToday: 0,
    overdue: 0,
    overdueDeletions: 0,
  }));
  metrics.command('summon', 'refused', 0.1);
  metrics.refusal('summon', '1.1', 'x');
  metrics.outward('udb', 'done', 0.1);
  metrics.carriedOut(1);
  metrics.works('b');
  metrics.request({ method: 'GET', route: '/', status: 404, seconds: 0.1, code: 'not-found' });
  const names = (await metrics.text()).matchAll(/^([a-z_]+)[ {]/gm);
  return new Set([...[...names].map(([, name]) => name ?? ''), ...OF_THE_SDK]);
};

const namesIn = (expr: string): readonly string[] => expr.match(/\b(register|temporal|process)_\w+/g) ?? [];

test('alerts and dashboard ask for figures that there are', async () => {
  const known = await emitted();
  const exprs = [...rules.map((r) => r.expr), ...dashboard.panels.flatMap((p) => p.targets.map((t) => t.expr))];
  expect(exprs.length).toBeGreaterThan(25);
  for (const expr of exprs) {
    expect(namesIn(expr).length, expr).toBeGreaterThan(0);
    for (const name of namesIn(expr)) expect(known, expr).toContain(name);
  }
});

test('every alert says how much it presses, in words, and where its cure stands', () => {
  for (const { alert, labels, annotations } of rules) {
    expect(['page', 'ticket'], alert).toContain(labels.severity);
    expect(annotations.summary.length, alert).toBeGreaterThan(20);
    expect(annotations.runbook, alert).toMatch(/^docs\/operate\.md#[a-z-]+$/);
  }
});

/** Where there is a Prometheus, its own tool judges the files; where there is none, only the two tests above do. */
const promtool = [...(process.env.PATH ?? '').split(delimiter), ...(process.env.PROMTOOL_DIR ? [process.env.PROMTOOL_DIR] : [])]
  .map((folder) => join(folder, 'promtool'))
  .find((path) => existsSync(path));

if (promtool)
  test('promtool takes the configuration and the alerts, which ring when they should', () => {
    for (const args of [
      ['check', 'config', 'prometheus.yaml'],
      ['check', 'rules', 'alerts.yaml'],
      ['test', 'rules', 'alerts.test.yaml'],
    ])
      expect(execFileSync(promtool, args, { cwd: FOLDER, encoding: 'utf8' })).toMatch(/SUCCESS/);
  });
