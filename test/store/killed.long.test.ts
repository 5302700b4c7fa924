import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryVault, openVault } from '../../store/keys/vault.ts';
import { openStore } from '../../store/store.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writer = (place: string, prefix: string) => {
  const file = new URL('./write-until-killed.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--import', 'tsx', file, place, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
};

/** What was acknowledged before the process was killed. */
async function writeAndKill(prefix: string, acknowledgements: number): Promise<string[]> {
  const child = writer(folder, prefix);
  let output = '';
  const enough = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the writer ended by itself: ${output}`)));
    child.stdout.on('data', (text) => {
      output += String(text);
      if (output.split('\n').length > acknowledgements) resolve();
    });
  });
  await enough;
  child.removeAllListeners('exit');
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await closed;
  return output.split('\n').slice(0, -1);
}

test('kill -9 loses nothing that was acknowledged, written or deleted, and the folder opens again', async () => {
  const acknowledged = [...(await writeAndKill('first', 30)), ...(await writeAndKill('second', 45)), ...(await writeAndKill('third', 5))];
  expect(existsSync(join(folder, 'store', 'claim'))).toBe(true);
  writeFileSync(join(folder, 'store', 'pg', 'postmaster.pid'), `${process.pid}\n/elsewhere\n`);
  const vault = await openVault({ env: {}, dataDir: folder });
  const store = await openStore({ dataDir: join(folder, 'store'), vault });
  try {
    await store.migrate();
    const ids = new Set((await store.messages({})).messages.map((m) => m.id));
    const written = acknowledged.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
    const deleted = new Set(acknowledged.filter((line) => line.startsWith('-')).map((line) => line.slice(1)));
    const contents = await store.readRecords(written);
    for (const id of written) {
      expect(ids.has(id), id).toBe(true);
      if (deleted.has(id)) expect(await store.recordGone(id), id).toBe(true);
      else if (contents.has(id)) expect(contents.get(id)).toEqual({ id });
      else {
        // the kill came between the deletion and its acknowledgement: what was begun can be finished
        expect(Number(id.split('-')[1]) % 3, id).toBe(0);
        await store.deleteRecord(id);
        expect(await store.recordGone(id), id).toBe(true);
      }
    }
    expect(deleted.size).toBeGreaterThan(15);
    expect(acknowledged.length).toBeGreaterThanOrEqual(80);
  } finally {
    await store.close();
  }
});

test('killed while the empty database was being made, the folder opens all the same', async () => {
  const place = join(folder, 'early');
  const child = writer(place, 'early');
  while (!existsSync(join(place, 'store', 'pg.making', 'PG_VERSION'))) await new Promise((resolve) => setTimeout(resolve, 5));
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await closed;
  expect(existsSync(join(place, 'store', 'pg'))).toBe(false);
  const store = await openStore({ dataDir: join(place, 'store'), vault: memoryVault() });
  await store.migrate();
  expect(await store.citizenIds()).toEqual([]);
  await store.close();
});

test('a folder that a living process has open is refused in one line that names it', async () => {
  const place = join(folder, 'living');
  const child = writer(place, 'living');
  try {
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(openStore({ dataDir: join(place, 'store'), vault: memoryVault() })).rejects.toThrow(`process ${child.pid}`);
  } finally {
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await closed;
  }
});
