import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { healthBook } from '../../app/health.ts';
import type { Kept, Runnable } from '../../app/keep-working.ts';
import { rollOut } from '../../app/roll-out.ts';
import { type Deployment, keepVersions, type Version } from '../../app/versions.ts';
import { until } from '../engine/fixtures/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'roll-out-'));
let kept: Kept | undefined;
afterEach(async () => {
  await kept?.stop();
  kept = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const versionCalled = (buildId: string): Version => ({ buildId, bundle: { code: buildId, sourceMap: '' } });

/** A worker that works until it is told to end, and then does this. */
const workerThat = (ends: () => void = () => undefined): Runnable => {
  let end: () => void = () => undefined;
  const running = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    run: () => running,
    shutdown: () => {
      ends();
      end();
    },
  };
};

/** A server that knows these versions, the newest first, with so many runs on each of them. */
const serverWith = (newestFirst: readonly string[], running = 1): Deployment => {
  let now = newestFirst[0];
  return {
    current: async () => now,
    running: async () => running,
    status: async () => newestFirst.map((buildId) => ({ buildId, current: buildId === now, running })),
    setCurrent: async (buildId) => {
      now = buildId;
    },
  };
};

/** The versions that a start of this one moves from, and how often it has looked. */
const startOf = async (buildId: string, server: Deployment) => {
  const versions = keepVersions(folder);
  for (const { buildId: id } of await server.status()) versions.keep(versionCalled(id));
  const from: (readonly string[])[] = [];
  let looks = 0;
  kept = await rollOut({
    version: versionCalled(buildId),
    versions,
    deployment: {
      ...server,
      status: async () => {
        looks += 1;
        return server.status();
      },
    },
    make: async () => workerThat(),
    auto: true,
    move: async (moving) => {
      from.push(moving.from);
      return { moves: 0, stays: 1, unanswered: 0 };
    },
    health: healthBook(),
    onEnd: () => undefined,
    say: () => undefined,
    everyMs: 10,
    againMs: 10,
  });
  await until(() => looks > 5);
  return from;
};

test('a start moves citizens from the versions before its own, and looks at each once', async () => {
  expect(await startOf('third', serverWith(['third', 'second', 'first']))).toEqual([['second', 'first']]);
});

test('the older program that is started again moves nobody back', async () => {
  expect(await startOf('second', serverWith(['third', 'second', 'first']))).toEqual([['first']]);
});

test('a program whose place a newer one has taken moves nobody any more', async () => {
  const server = serverWith(['second', 'first']);
  const from = await startOf('second', { ...server, current: async () => 'third', setCurrent: async () => undefined });
  expect(from).toEqual([]);
});

test('taken back when everybody has moved: a worker of the version before runs again, for those who begin; forward, it ends', async () => {
  const server = serverWith(['second', 'first'], 0);
  const versions = keepVersions(folder);
  versions.keep(versionCalled('first'));
  const working: string[] = [];
  kept = await rollOut({
    version: versionCalled('second'),
    versions,
    deployment: server,
    make: async ({ buildId }) => {
      working.push(buildId);
      return workerThat(() => working.splice(working.indexOf(buildId), 1));
    },
    auto: false,
    move: async () => ({ moves: 0, stays: 0, unanswered: 0 }),
    health: healthBook(),
    onEnd: () => undefined,
    say: () => undefined,
    everyMs: 10,
  });
  expect(working).toEqual(['second']);
  await server.setCurrent('first');
  await until(() => working.includes('first'));
  await server.setCurrent('second');
  await until(() => !working.includes('first'));
  expect(working).toEqual(['second']);
});
