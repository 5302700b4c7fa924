import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryVault, openVault } from '../../store/keys/vault.ts';
import { patient } from '../../store/patient.ts';
import { openStore, type Store, StoreUnavailable } from '../../store/store.ts';
import { asStoreError } from '../../store/unavailable.ts';
import { type Cluster, startCluster } from '../../tools/engine/postgres-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
  await cluster.sql('CREATE DATABASE register');
  await cluster.sql('CREATE DATABASE keys');
});
afterAll(() => cluster?.remove());

const timed = async (work: () => Promise<unknown>): Promise<{ error: unknown; ms: number }> => {
  const start = Date.now();
  const error = await work().then(
    () => undefined,
    (e: unknown) => e,
  );
  return { error, ms: Date.now() - start };
};

const everyCall = (store: Store): (() => Promise<unknown>)[] => [
  () => store.migrate(),
  () => store.citizen('c'),
  () => store.putRecord({ recordId: 'r', citizenId: 'c', commandId: 'k', kind: 'x', content: 1, createdAt: '2022-03-14T07:00:00Z' }),
  () => store.deleteRecord('r'),
  () => store.messages({}),
];

test('a server that is stopped: StoreUnavailable at once, with its cause; started again, the same store goes on', async () => {
  const env = { DATABASE_URL: cluster.url('register'), KEYS_DATABASE_URL: cluster.url('keys'), MASTER_KEY: '01'.repeat(32) };
  const vault = await openVault({ env });
  const store = await openStore({ databaseUrl: env.DATABASE_URL, vault });
  await store.migrate();
  await store.putRecord({ recordId: 'r1', citizenId: 'c', commandId: 'k', kind: 'x', content: 'kept', createdAt: '2022-03-14T07:00:00Z' });
  expect(await store.reachable(1_000)).toBe(true);
  await cluster.stop();
  for (const call of everyCall(store)) {
    const { error, ms } = await timed(call);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect((error as StoreUnavailable).cause).toBeInstanceOf(Error);
    expect(ms).toBeLessThan(3_500);
  }
  expect(await store.reachable(1_000)).toBe(false);
  await cluster.start();
  expect(await store.reachable(3_000)).toBe(true);
  expect(await store.readRecord('r1')).toBe('kept');
  await store.close();
  await vault.close();
});

test('two that start at once on empty databases: neither says that the keys are gone', async () => {
  const env = { DATABASE_URL: cluster.url('first'), KEYS_DATABASE_URL: cluster.url('first_keys'), MASTER_KEY: '01'.repeat(32) };
  for (const name of ['first', 'first_keys']) await cluster.sql(`CREATE DATABASE ${name}`);
  const openOne = () => openVault({ env, beginWithStore: true });
  const [one, other] = [await openOne(), await openOne()];
  const stores = await Promise.all([one, other].map((vault) => openStore({ databaseUrl: env.DATABASE_URL, vault })));
  for (const store of stores) await store.migrate();
  expect(other.hmac('x')).toBe(one.hmac('x'));
  for (const store of stores) await store.close();
  for (const vault of [one, other]) await vault.close();
});

test('a server that is started again under callers who wait: each call is answered, and what it wrote is there once', async () => {
  const env = { DATABASE_URL: cluster.url('register'), KEYS_DATABASE_URL: cluster.url('keys'), MASTER_KEY: '01'.repeat(32) };
  const vault = await openVault({ env });
  const store = await openStore({ databaseUrl: env.DATABASE_URL, vault });
  await store.migrate();
  const waiting = patient(store, 20_000);
  let [asked, stopping] = [0, false];
  const caller = async (): Promise<void> => {
    while (!stopping) {
      asked += 1;
      const n = asked;
      await waiting.putRecord({
        recordId: `w${n}`,
        citizenId: 'c',
        commandId: `k${n}`,
        kind: 'x',
        content: n,
        createdAt: '2022-03-14T07:00:00Z',
      });
      await waiting.own([`w${n}`]);
      expect(await waiting.readRecord(`w${n}`)).toBe(n);
    }
  };
  const callers = Promise.all(Array.from({ length: 4 }, caller));
  for (let n = 0; n < 2; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await cluster.stop();
    expect((await timed(() => patient(store, 300).citizen('c'))).error).toBeInstanceOf(StoreUnavailable);
    await cluster.start();
  }
  const before = asked;
  await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(before + 4);
  stopping = true;
  await callers;
  expect((await store.there(Array.from({ length: asked }, (_, i) => `w${i + 1}`))).size).toBe(asked);
  await store.close();
  await vault.close();
}, 60_000);

test('a server that takes the connection and says nothing: given up after 3 seconds', async () => {
  const sockets: net.Socket[] = [];
  const silent = net.createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const store = await openStore({ databaseUrl: `postgresql://u@127.0.0.1:${port}/a`, vault: memoryVault() });
  const { error, ms } = await timed(() => store.citizen('c'));
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(ms).toBeGreaterThan(2_500);
  expect(ms).toBeLessThan(4_000);
  expect((await timed(() => store.reachable(300))).ms).toBeLessThan(1_000);
  for (const socket of sockets) socket.destroy();
  silent.close();
  await store.close();
});

test('the place of the keys is down: the vault says so', async () => {
  const env = { KEYS_DATABASE_URL: 'postgresql://u@127.0.0.1:1/keys', MASTER_KEY: '01'.repeat(32) };
  await expect(openVault({ env })).rejects.toThrow(StoreUnavailable);
});

test.each([
  ...['55000', '55006', '55P03', '57P01', '57P02', '57P03', '57P04', '57P05', '08000', '08001', '08003', '08006', '08P01'],
  ...['53000', '53100', '53200', '53300', '53400', '58030', '40001', '40P01', '25006', '57014'],
])('SQLSTATE %s is unavailable, never a defect', (code) => {
  expect(asStoreError(Object.assign(new Error('from the server'), { code }), 'the store')).toBeInstanceOf(StoreUnavailable);
});

test.each(['23505', '22P02', '42601', '42P01', '0A000', '57000'])('SQLSTATE %s is a defect of ours', (code) => {
  const error = Object.assign(new Error('from the server'), { code });
  expect(asStoreError(error, 'the store')).toBe(error);
});

test('a call after close is StoreUnavailable, a wrong value is not', async () => {
  const store = await openStore({ vault: memoryVault() });
  await store.migrate();
  const wrong = await timed(() => store.sweep('no instant'));
  expect(wrong.error).toBeInstanceOf(Error);
  expect(wrong.error).not.toBeInstanceOf(StoreUnavailable);
  await store.close();
  await store.close();
  expect((await timed(() => store.citizen('c'))).error).toBeInstanceOf(StoreUnavailable);
});
