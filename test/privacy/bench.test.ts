import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/steps.mjs';
import { type Figures, table, withBlock } from '../../tools/bench/retention/figures.ts';
import { measureRetention } from '../../tools/bench/retention.ts';

const figures = (way: Figures['way'], of: Partial<Figures> = {}): Figures => ({
  way,
  records: 20_000,
  citizens: 4_000,
  workflows: way === 'record' ? 20_000 : 4_000,
  rssIdle: 2 ** 28,
  rssFull: 2 ** 29,
  historyBytes: 2048,
  historyEvents: 7,
  doneBytes: 8192,
  doneEvents: 40,
  databaseBytes: 4096,
  startedPerSecond: 100,
  due: 1_000,
  firedHalf: 2,
  firedAll: 20,
  ...of,
});

test('the table has a row a figure, and a ratio where there are two ways', () => {
  const lines = table([figures('record'), figures('citizen', { firedAll: 10 })]).split('\n');
  expect(lines).toContain('| open workflows | 20,000 | 4,000 | 0.20 |');
  expect(lines).toContain('| … all are gone after | 20 s | 10 s | 0.50 |');
  expect(lines).toContain('| memory of an idle worker, all of them open | 256 MiB | 256 MiB | 1.00 |');
  expect(table([figures('record')])).not.toContain('ratio |');
});

test('the block is put into a document once, and the rest stays', () => {
  const once = withBlock('# A\n\ntext\n', 'one');
  expect(withBlock(once, 'two')).toBe(once.replace('one', 'two'));
  expect(withBlock(`${once}\nafter\n`, 'two')).toMatch(/two[\s\S]*\nafter\n$/);
});

test('it measures: every record of the minute is gone, by the real course and the real store', async () => {
  const [found] = await measureRetention({ citizens: 6, records: 2, due: 2, ways: ['record'] });
  expect(found).toMatchObject({ way: 'record', records: 12, workflows: 12, due: 2 });
  expect(found?.firedAll).toBeGreaterThan(0);
  expect(found?.historyBytes).toBeGreaterThan(500);
  expect(found?.doneEvents).toBeGreaterThan(found?.historyEvents ?? 0);
}, 240_000);

test.each([
  [['--help'], 0, 'npm run bench -- NAME'],
  [['retention', '--help'], 0, '--quick'],
  [['no-such'], 1, 'there is no measurement no-such; there are: retention'],
  [['retention', '--citizens', 'x'], 1, '--citizens needs a number from 1 on, not x'],
  [['retention', '--colour'], 1, "Unknown option '--colour'"],
])('bench %j', (args, code, line) => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/bench.ts', ...args], { cwd: ROOT, encoding: 'utf8' });
  expect([run.status, `${run.stdout}${run.stderr}`]).toEqual([code, expect.stringContaining(line)]);
  expect(run.stderr).not.toMatch(/^\s+at /m);
});
