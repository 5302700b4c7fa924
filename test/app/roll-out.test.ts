import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { healthBook } from '../../app/health.ts';
import type { Kept } from '../../app/keep-working.ts';
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

/** A server that knows these versions, the newest first, with runs on all of them. */
const serverWith = (newestFirst: readonly string[]): Deployment => {
  let now = newestFirst[0];
  return {
    current: async () => now,
    running: async () => 1,
    status: async () => newestFirst.map((buildId) => ({ buildId, current: buildId === now, running: 1 })),
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
    make: async () => {
      let end: () => void = () => undefined;
      const running = new Promise<void>((resolve) => {
        end = resolve;
      });
      return { run: () => running, shutdown: () => end() };
    },
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
