import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import type { Role } from '../../machines/core/types.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { openVault } from '../../store/keys/vault.ts';
import { openStore } from '../../store/store.ts';
import { KeyLost } from '../../store/unavailable.ts';
import { connectTimeSkipping } from '../../tools/engine/clock.ts';
import { TimeSkippingHost, type TimeSkippingServer } from '../../tools/engine/time-skipping.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { makeFolder } from '../durability/fixtures/killable.ts';
import { type Api, apiAt } from './http.ts';
import { textFor } from './needles.ts';

/*
 * 7.3: worker, API and store are killed at each step of a deletion. Between the kill and the next start the deletion is either not begun (the
 * content is readable) or nobody can read the content any more; after the next start it is done, once.
 */

let host: TimeSkippingHost;
let server: TimeSkippingServer;
let folder: Awaited<ReturnType<typeof makeFolder>>;
let data: string;
let sign: (role: string, org: string | null) => Promise<string>;
const spared: string[] = [];
const running = new Set<ChildProcess>();

const begin = async (killAt: string): Promise<{ api: Api; ended: Promise<void>; end: () => Promise<void> }> => {
  const env = { ...process.env, ENGINE: server.address, FOLDER: data, BUNDLE: folder.bundle, KILL_AT: killAt, SPARE: spared.join(',') };
  const script = fileURLToPath(new URL('./fixtures/deleting.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-3_000);
  });
  const ended = new Promise<void>((resolve) =>
    child.on('close', () => {
      running.delete(child);
      resolve();
    }),
  );
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('serving ') && resolve(line.slice(8)));
    ended.then(() => reject(new Error(`the service ended: ${said}`)));
  });
  return {
    api: apiAt(url, sign),
    ended,
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

const until = async (what: string, ready: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (await ready().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not within 60 s`);
};

/** The store as the killed process left it. */
const leftBehind = async (recordId: string): Promise<{ readable: boolean; gone: boolean }> => {
  const vault = await openVault({ env: {}, dataDir: data });
  const store = await openStore({ dataDir: join(data, 'store'), vault });
  // a key that is half overwritten opens nothing
  const record = await store.readRecord(recordId).catch((error: unknown) => {
    if (error instanceof KeyLost) return undefined;
    throw error;
  });
  const left = { readable: record !== undefined, gone: await store.recordGone(recordId) };
  await store.close();
  await vault.close();
  return left;
};

beforeAll(async () => {
  [host, folder] = await Promise.all([TimeSkippingHost.start(), makeFolder()]);
  server = await host.open(Date.parse('2022-03-14T07:00:00Z'));
  const connection = await connectTimeSkipping(server.address);
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  await connection.close();
  data = join(folder.path, 'data');
  mkdirSync(data);
  const issuer = await createLocalIssuer({ file: join(data, 'token-key.json') });
  sign = (role, org) => issuer.sign({ role: role as Role, org });
}, 240_000);
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await server?.close();
  await host?.close();
  folder?.remove();
});

test.each([
  ['before the key', { readable: true, gone: false }],
  ['half of the key', { readable: false, gone: false }],
  ['after the key', { readable: false, gone: false }],
  ['after the row', { readable: false, gone: true }],
  ['after the proof', { readable: false, gone: true }],
])(
  '7.3 killed %s, it is not begun or done, and done after the next start',
  async (killAt, expected) => {
    const first = await begin(killAt);
    const citizenId = await first.api.create({ cpr: `010180${1_000 + spared.length}`, name: 'Anna Andersen' });
    // its day of deletion has passed when it is registered: it is due at once
    const body = { type: 33, name: textFor('contact-name'), from: '2021-01-01', to: '2021-02-01' };
    const { contactPersonId = '' } = await first.api.does('jobcentre 101', citizenId, 'register-contact-person', body);
    await first.ended;
    expect(await leftBehind(contactPersonId)).toEqual(expected);
    spared.push(contactPersonId);

    const next = await begin('');
    const deleted = async (): Promise<unknown[]> => {
      const { body: answer } = await next.api.get('operator', `/citizens/${citizenId}/timeline`);
      return answer.timeline
        .flatMap((e: { what: { type: string }[] }) => e.what)
        .filter((w: { type: string }) => w.type === 'record-deleted');
    };
    await until('the deletion', async () => (await deleted()).length > 0);
    expect(await deleted()).toEqual([{ type: 'record-deleted', kind: 'contact-person', rule: '7.1' }]);
    expect((await next.api.get('jobcentre 101', `/citizens/${citizenId}`)).body.contactPersons).toEqual([]);
    await next.end();
    expect(await leftBehind(contactPersonId)).toEqual({ readable: false, gone: true });
  },
  180_000,
);
