import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { endProcess, freePort } from '../../scripts/processes.mjs';
import { ROOT } from '../../scripts/steps.mjs';
import { makeAuthority } from '../../tools/cluster/authority.ts';
import { callerOf } from '../../tools/cluster/load.ts';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
import { type Cluster, startCluster } from '../../tools/engine/postgres-cluster.ts';

/** API and worker apart, each twice, on a Temporal and a PostgreSQL that others run: nothing is set but where these two are. */

let folder: string;
let temporal: DevServer;
let postgres: Cluster;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'apart-'));
  [temporal, postgres] = await Promise.all([startDevServer({ port: 0, headless: true, log: 'apart' }), startCluster()]);
  await postgres.sql(`CREATE ROLE register LOGIN`);
  await postgres.sql(`CREATE DATABASE register OWNER register`);
}, 120_000);

afterAll(async () => {
  await Promise.all(children.map(({ pid, exitCode }) => (pid && exitCode === null ? endProcess(pid, 20_000) : undefined)));
  await temporal?.stop();
  await postgres?.remove();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const database = (user: string, name: string): string => postgres.url(name).replace('store@', `${user}@`);

interface Run {
  readonly child: ChildProcess;
  text(): string;
  readonly ended: Promise<number | null>;
}

const start = (mode: 'setup' | 'api' | 'worker', given: NodeJS.ProcessEnv = {}, npm = false): Run => {
  const { TEMPORAL_PROFILE: _, TEMPORAL_CONFIG_FILE: __, NODE_ENV: ___, ...env } = process.env;
  const settings = { TEMPORAL_ADDRESS: temporal.address, DATABASE_URL: database('register', 'register'), DATA_DIR: folder };
  const [command, ...args] = npm ? ['npm', 'run', mode] : [process.execPath, 'scripts/start.mjs', mode];
  const child = spawn(command, args, { cwd: ROOT, env: { ...env, ...settings, ...given } });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text += chunk;
    });
  return { child, text: () => text, ended: new Promise((resolve) => child.on('close', resolve)) };
};

const setup = async (given: NodeJS.ProcessEnv): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> => {
  const run = start('setup', given);
  const code = await run.ended;
  return { code, lines: run.text().trim().split('\n') };
};

const until = async (what: string, holds: () => Promise<boolean>, said: () => string): Promise<void> => {
  for (const end = Date.now() + 90_000; !(await holds().catch(() => false)); await new Promise((resolve) => setTimeout(resolve, 100)))
    if (Date.now() > end) throw new Error(`never: ${what}\n${said()}`);
};
const status = async (url: string): Promise<number> => (await fetch(url, { signal: AbortSignal.timeout(5_000) })).status;

test('what is missing is one line: the setting, the right, who gives it', async () => {
  await postgres.sql(`CREATE ROLE poor LOGIN`);
  await postgres.sql(`CREATE DATABASE lent`);
  const tried: readonly (readonly [NodeJS.ProcessEnv, RegExp])[] = [
    [
      { DATABASE_URL: database('register', 'away') },
      /^DATABASE_URL: there is no database away at .*CREATE DATABASE "away" OWNER "register"/,
    ],
    [{ DATABASE_URL: database('nobody', 'register') }, /^DATABASE_URL: PostgreSQL at .* does not let the user nobody in/],
    [{ DATABASE_URL: database('poor', 'lent') }, /^DATABASE_URL: the user poor may not make .*GRANT CREATE ON DATABASE "lent" TO "poor"/],
    [{ KEYS_DATABASE_URL: database('poor', 'lent') }, /^KEYS_DATABASE_URL: the user poor .*GRANT CREATE ON SCHEMA public TO "poor"/],
    [
      { DATABASE_URL: 'postgresql://register@127.0.0.1:1/register' },
      /^DATABASE_URL: the .* cannot be reached.*127\.0\.0\.1:1\).*is the server up\?/,
    ],
    [{ TEMPORAL_ADDRESS: '127.0.0.1:1' }, /^no Temporal answers at 127\.0\.0\.1:1/],
    [{ TEMPORAL_ADDRESS: '' }, /^npm run setup needs a Temporal server: TEMPORAL_ADDRESS/],
  ];
  await Promise.all(
    tried.map(async ([given, line]) => {
      const { code, lines } = await setup(given);
      expect(lines.at(-1)).toMatch(line);
      expect(lines.filter((text) => /^\s+at /.test(text))).toEqual([]);
      expect(code).toBe(1);
    }),
  );
}, 180_000);

test('setup makes a namespace that was not there, its columns and the schema; again it finds them', async () => {
  const first = await setup({ TEMPORAL_NAMESPACE: 'citizens' });
  expect(first.lines.join('\n')).toMatch(/namespace citizens: made\n.*\n(?:.*\n)*store \(postgres\) and keys: ready/);
  expect(first.code).toBe(0);
  const again = await setup({ TEMPORAL_NAMESPACE: 'citizens' });
  expect(again.lines.join('\n')).toContain('namespace citizens: was there');
  expect(again.code).toBe(0);
}, 120_000);

test('two APIs and two workers start by the two addresses alone, warn about the keys, and answer each for the other', async () => {
  const ports = await Promise.all(Array.from({ length: 6 }, () => freePort(0)));
  const [api1, api2, ...inside] = ports;
  const namespace = { TEMPORAL_NAMESPACE: 'citizens' };
  const tls = join(folder, 'tls');
  mkdirSync(tls);
  makeAuthority(tls);
  const https = { TLS_CERT_FILE: join(tls, 'api.pem'), TLS_KEY_FILE: join(tls, 'api.key') };
  const runs = [
    start('api', { ...namespace, PORT: `${api1}`, METRICS_PORT: `${inside[0]}` }),
    start('api', { ...namespace, ...https, PORT: `${api2}`, METRICS_PORT: `${inside[1]}` }),
    start('worker', { ...namespace, METRICS_PORT: `${inside[2]}` }),
    start('worker', { ...namespace, METRICS_PORT: `${inside[3]}` }, true),
  ];
  const said = () => runs.map((run) => run.text()).join('\n');
  for (const port of inside) await until('ready', async () => (await status(`http://127.0.0.1:${port}/health`)) === 200, said);
  for (const run of runs) expect(run.text()).toMatch(/keys are in a schema of the store’s own database.*KEYS_DATABASE_URL/);

  const token = await (await createLocalIssuer({ file: join(folder, 'token-key.json') })).sign({ role: 'jobcentre', org: '101' });
  // the second one speaks HTTPS, with a certificate of our own authority
  const door = (url: string, ca: string | undefined) => callerOf({ url, ca, issuer: { sign: async () => token }, env: {} });
  const first = door(`http://127.0.0.1:${api1}`, undefined);
  const second = door(`https://localhost:${api2}`, readFileSync(join(tls, 'ca.pem'), 'utf8'));
  const anna = { cpr: '0101909996', name: 'Anna Andersen', jobcentre: '101' };
  const made = await first.ask('POST', '/citizens', ['jobcentre', '101'], anna);
  expect(made.status).toBe(201);
  const other = await second.ask('POST', '/citizens', ['jobcentre', '101'], anna);
  expect(other.status).toBe(409);
  expect(JSON.parse(other.body).citizenId).toBe(JSON.parse(made.body).citizenId);
  await expect(door(`http://127.0.0.1:${api2}`, undefined).ask('GET', '/health', ['jobcentre', '101'])).rejects.toThrow();
  first.close();
  second.close();

  // a worker's own port: alive, ready, figures; when the store is away it is alive and not ready
  const worker = `http://127.0.0.1:${inside[2]}`;
  expect(await (await fetch(`${worker}/metrics`)).text()).toContain('register_build_info');
  expect(await status(`${worker}/nothing`)).toBe(404);
  await postgres.stop();
  await until('not ready', async () => (await status(`${worker}/health`)) === 503, said);
  expect(await status(`${worker}/alive`)).toBe(200);
  const body = (await (await fetch(`${worker}/health`)).json()) as Record<string, unknown>;
  expect(body).toMatchObject({ alive: true, ready: false, up: true, engine: true, store: false });
  await postgres.start();
  await until('ready again', async () => (await status(`${worker}/health`)) === 200, said);

  // a worker that is told to end does so by itself, and so does one whose npm is told
  const [, , third, fourth] = runs;
  third?.child.kill('SIGTERM');
  fourth?.child.kill('SIGTERM');
  expect(await third?.ended).toBe(0);
  await fourth?.ended;
  await until(
    'gone with its npm',
    async () =>
      fetch(`http://127.0.0.1:${inside[3]}/alive`).then(
        () => false,
        () => true,
      ),
    said,
  );
  expect(readFileSync(join(folder, 'log', 'worker.log'), 'utf8')).not.toContain('Anna');
}, 180_000);
