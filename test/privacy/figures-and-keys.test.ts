import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { EngineUnavailable, NotSupported } from '../../api/engine/engine.ts';
import type { Context } from '../../api/http/context.ts';
import { metricsRoute } from '../../api/routes/metrics.ts';
import { openVault } from '../../store/keys/vault.ts';

const metrics = async (overdueDeletions?: () => Promise<number>): Promise<{ status: number; lines: string[] }> => {
  const app = fastify();
  metricsRoute(app, { engine: { overdueDeletions }, now: async () => 0, limits: { answerMs: 100 } } as unknown as Context);
  const answer = await app.inject('/metrics');
  await app.close();
  return { status: answer.statusCode, lines: answer.body.trimEnd().split('\n') };
};

test('7.3 overdue deletions are a gauge; an engine that cannot count gives no figure, one that is down no answer', async () => {
  expect(await metrics(async () => 3)).toEqual({
    status: 200,
    lines: [
      '# HELP register_overdue_deletions Records whose day of deletion has come and that are not proved gone.',
      '# TYPE register_overdue_deletions gauge',
      'register_overdue_deletions 3',
    ],
  });
  const none = await metrics(() => Promise.reject(new NotSupported('no list')));
  expect([none.status, none.lines.length]).toEqual([200, 2]);
  expect((await metrics()).lines).toHaveLength(2);
  expect((await metrics(() => Promise.reject(new EngineUnavailable('down')))).status).toBe(500); // the API's own error handler makes it 503
  expect((await metrics(() => new Promise(() => undefined))).status).toBe(500);
});

test('7.3 a destroyed key leaves nothing beside it: what a rotation that was killed had written is the same key', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'privacy-keys-'));
  try {
    const vault = await openVault({ env: {}, dataDir: folder });
    const [keep, gone] = ['record/keep', 'record/gone'];
    for (const id of [keep, gone]) await vault.create(id);
    const files = (): string[] =>
      readdirSync(join(folder, 'keys'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files()) writeFileSync(`${file}.0123456789ab.tmp`, 'v1.0123456789abcdef.wrapped\n');
    await vault.destroy(gone);
    expect(files().filter((file) => file.includes(encodeURIComponent(gone)))).toEqual([]);
    expect(files().filter((file) => file.includes(encodeURIComponent(keep)))).toHaveLength(2);
    expect(await vault.get(keep)).toBeDefined();
    // passed on by itself, as the API takes it
    const { hmac } = vault;
    expect(hmac('x')).toBe(vault.hmac('x'));
    await vault.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
