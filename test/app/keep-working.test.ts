import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { healthBook } from '../../app/health.ts';
import { type Kept, keepWorking, type Runnable } from '../../app/keep-working.ts';
import { openLog } from '../../app/log.ts';
import { until } from '../engine/fixtures/until.ts';

let kept: Kept | undefined;
afterEach(async () => {
  await kept?.stop();
  kept = undefined;
});

/** A worker that runs until it is shut down, or until it is made to fail. */
const makeWorker = () => {
  let end: () => void = () => {};
  let fail: (error: Error) => void = () => {};
  const running = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { run: () => running, shutdown: () => end(), fail: (error: Error) => fail(error) };
};

test('a worker that ends by itself is made anew, and health says so until it runs', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const health = healthBook(() => now);
  const made: ReturnType<typeof makeWorker>[] = [];
  let refuse = 0;
  const make = async (): Promise<Runnable> => {
    if (refuse-- > 0) throw new Error('no engine');
    const worker = makeWorker();
    made.push(worker);
    return worker;
  };
  const pauses: number[] = [];
  kept = await keepWorking(make, { health, onEnd: (_error, again) => pauses.push(again), firstPauseMs: 5 });
  expect(health.degraded()).toEqual([]);
  refuse = 2;
  made[0]?.fail(new RangeError('the codec threw'));
  await until(() => pauses.length >= 1);
  now += 60_000;
  await until(() => made.length === 2);
  expect(pauses).toEqual([5, 10, 20]);
  await until(() => health.degraded().length === 0);
});

test('since when a part is broken is the first time, why is the last', () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const health = healthBook(() => now);
  health.broken('store', 'one');
  now += 60_000;
  health.broken('store', 'two');
  expect(health.degraded()).toEqual([{ part: 'store', since: '2026-01-01T00:00:00.000Z', why: 'two' }]);
  health.fine('store');
  expect(health.degraded()).toEqual([]);
});

test('the first worker must come up, and one that is stopped while it waits is not made again', async () => {
  const health = healthBook();
  await expect(keepWorking(() => Promise.reject(new Error('no bundle')), { health, onEnd: () => {} })).rejects.toThrow('no bundle');
  let count = 0;
  const one = makeWorker();
  const slow = await keepWorking(async () => (count++ === 0 ? one : makeWorker()), { health, onEnd: () => {}, firstPauseMs: 60_000 });
  one.fail(new Error('ended'));
  await until(() => health.degraded().length === 1);
  await slow.stop();
  expect(count).toBe(1);
});

test('F11 a log on a full disk: the program goes on, and health names the part', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  const health = healthBook();
  const log = openLog('info', health, openSync('/dev/full', 'a'));
  log.info('one');
  log.info('two');
  await until(() => health.degraded().length === 1);
  expect(health.degraded()[0]).toMatchObject({ part: 'log', why: expect.stringContaining('ENOSPC') });
  const good = openLog('info', health, openSync(join(folder, 'log'), 'a'));
  good.info('three');
  rmSync(folder, { recursive: true });
});
