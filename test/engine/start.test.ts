import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commandLine, endProcess, freePort } from '../../scripts/processes.mjs';
import { ROOT } from '../../scripts/steps.mjs';
import { findTemporalCli } from '../../tools/engine/temporal-cli.ts';
import { until } from './fixtures/until.ts';

interface Started {
  child: ChildProcess;
  /** All that the console showed so far. */
  text(): string;
  ended: Promise<number | NodeJS.Signals | null>;
}

let folder: string;
let settings: Record<string, string>;
const started: Started[] = [];

beforeAll(async () => {
  await findTemporalCli();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  const [port, temporal, ui] = await Promise.all([freePort(0), freePort(0), freePort(0)]);
  settings = {
    PORT: `${port}`,
    TEMPORAL_PORT: `${temporal}`,
    UI_PORT: `${ui}`,
    DATA_DIR: folder,
    SERVE_SCRIPT: 'test/engine/fixtures/serve.ts',
  };
});
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
  // one that was killed has left its Temporal
  const left = join(folder, 'run', 'temporal.json');
  if (existsSync(left)) await endProcess(JSON.parse(readFileSync(left, 'utf8')).pid);
  rmSync(folder, { recursive: true, force: true });
});

function start(more: Record<string, string> = {}, ...args: string[]): Started {
  const { TEMPORAL_ADDRESS: _, TEMPORAL_PROFILE: __, TEMPORAL_CONFIG_FILE: ___, ...env } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: ROOT, env: { ...env, ...settings, ...more } });
  let text = '';
  const take = (chunk: Buffer) => {
    text += chunk;
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
  const one = { child, text: () => text, ended };
  started.push(one);
  return one;
}

async function up(one: Started): Promise<{ serve: number; temporal: string }> {
  // a program that starts while other tests take all of the machine
  await until(() => /^serving .*$/m.test(one.text()), 30).catch((error: unknown) => {
    throw new Error(`it does not come up:\n${one.text()}`, { cause: error });
  });
  const [, , temporal = '', pid] = /^serving (\S+) (\S+) (\d+)$/m.exec(one.text()) ?? [];
  return { temporal, serve: Number(pid) };
}

const notes = () => readdirSync(join(folder, 'run')).sort();

test('npm start brings up Temporal and the service; Ctrl-C, sent twice by npm, ends them in order', async () => {
  const one = start();
  const { serve, temporal } = await up(one);
  expect(temporal).toBe(`127.0.0.1:${settings.TEMPORAL_PORT}`);
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.text()).toBe(`it already runs here (process ${one.child.pid}): stop that one first\n`);
  one.child.kill('SIGINT');
  one.child.kill('SIGINT');
  expect(await one.ended).toBe(0);
  expect(one.text()).toMatch(/stopping …[\s\S]*serve: stopping\nserve: stopped\n$/);
  expect(commandLine(serve)).toBeUndefined();
  expect(await freePort(Number(settings.TEMPORAL_PORT))).toBe(Number(settings.TEMPORAL_PORT));
  expect(notes()).toEqual([]);
});

test('killed, it leaves a Temporal that the next run uses again, and no service', async () => {
  const killed = start();
  const { serve } = await up(killed);
  killed.child.kill('SIGKILL');
  await killed.ended;
  await until(() => commandLine(serve) === undefined);
  expect(notes()).toContain('temporal.json');
  const next = start();
  await up(next);
  expect(next.text()).toMatch(/Temporal of an earlier run still works \(process \d+\): used again/);
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
  expect(notes()).toEqual([]);
});

test('the commands find the Temporal of the npm start whose DATA_DIR they are given, whatever its port', async () => {
  await up(start());
  const command = spawn(process.execPath, ['scripts/run.mjs', 'tools/deploy.ts', 'status'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: folder },
  });
  let text = '';
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk));
  expect([await new Promise((resolve) => command.on('close', resolve)), text]).toEqual([0, 'no version yet: no worker has started\n']);
});

test('a Temporal that is killed is started again', async () => {
  const one = start();
  await up(one);
  const file = join(folder, 'run', 'temporal.json');
  const noted = (): number | undefined => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).pid : undefined);
  const pid = noted();
  if (pid === undefined) throw new Error('no Temporal noted');
  process.kill(pid, 'SIGKILL');
  await until(() => /starting it again/.test(one.text()));
  await until(() => noted() !== undefined && noted() !== pid);
  await until(async () => (await freePort(Number(settings.TEMPORAL_PORT))) === undefined);
});

test('stopped while a Temporal is being started again, it leaves none behind', async () => {
  const one = start();
  await up(one);
  process.kill(JSON.parse(readFileSync(join(folder, 'run', 'temporal.json'), 'utf8')).pid, 'SIGKILL');
  await until(() => /starting it again/.test(one.text()));
  one.child.kill('SIGTERM');
  expect(await one.ended).toBe(0);
  expect(notes()).toEqual([]);
  expect(await freePort(Number(settings.TEMPORAL_PORT))).toBe(Number(settings.TEMPORAL_PORT));
});

test.each([
  ['throws', 'the store cannot be opened'],
  ['says', 'Temporal cannot be reached at 127.0.0.1:1'],
])('a service that %s: one line, exit code 1, nothing left', async (FIXTURE, line) => {
  const one = start({ FIXTURE, TEMPORAL_ADDRESS: '127.0.0.1:1' });
  expect(await one.ended).toBe(1);
  expect(one.text()).toBe(`${line} (log: ${join(folder, 'log', 'serve.log')})\n`);
  expect(notes()).toEqual([]);
});

test('a service that was up and is killed is started again', async () => {
  const one = start({ TEMPORAL_ADDRESS: 'temporal.example:7233' });
  const { serve } = await up(one);
  process.kill(serve, 'SIGKILL');
  await until(() => [...one.text().matchAll(/^serving \S+ \S+ (\d+)$/gm)].some(([, pid]) => pid !== `${serve}`));
  expect(one.text()).toContain('the API and worker ended (');
});

test('one that ends again and again ends the start, and nothing is left', async () => {
  const one = start({ FIXTURE: 'dies', TEMPORAL_ADDRESS: 'temporal.example:7233' });
  expect(await one.ended).toBe(1);
  expect(one.text().match(/^serving /gm)).toHaveLength(6);
  expect(notes()).toEqual([]);
}, 30_000);

test('F11 a disk that is full under the log: it goes on without the lines, and the service is told', async () => {
  mkdirSync(join(folder, 'log'));
  symlinkSync('/dev/full', join(folder, 'log', 'serve.log'));
  const one = start({ TEMPORAL_ADDRESS: 'temporal.example:7233' });
  const { serve } = await up(one);
  await until(() => one.text().includes('told {"log":"ENOSPC"}'));
  rmSync(join(folder, 'log', 'serve.log'));
  await until(() => one.text().includes('told {"log":null}'));
  expect(commandLine(serve)).toBeDefined();
  expect(readFileSync(join(folder, 'log', 'serve.log'), 'utf8')).toContain('a line of the log');
});

test('F15 only the owner reads the data folder, what an older version left open too', async () => {
  mkdirSync(join(folder, 'store'), { mode: 0o755 });
  writeFileSync(join(folder, 'store', 'old'), 'content', { mode: 0o644 });
  chmodSync(folder, 0o755);
  await up(start());
  await until(() => ['temporal.db', 'log/serve.log'].every((file) => existsSync(join(folder, file))));
  const all = ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  expect(all.filter((file) => (statSync(join(folder, file)).mode & 0o077) !== 0)).toEqual([]);
  expect(all).toEqual(expect.arrayContaining(['temporal.db', join('log', 'temporal.log'), join('log', 'serve.log'), join('store', 'old')]));
});

const PRODUCTION = {
  NODE_ENV: 'production',
  OIDC_ISSUER: 'https://login.example',
  OIDC_AUDIENCE: 'borgerforloeb',
  MASTER_KEY: '00'.repeat(32),
  TEMPORAL_ADDRESS: 'temporal.example:7233',
};

test.each([
  ['without an issuer', { OIDC_ISSUER: '' }, /^OIDC_ISSUER is not set: in production .*\n$/],
  ['with an http issuer', { OIDC_ISSUER: 'http://login.example' }, /^OIDC_ISSUER=http:\/\/login.example cannot be used: .*https\n$/],
  ['with keys over http', { OIDC_JWKS_URL: 'http://login.example/keys' }, /^OIDC_JWKS_URL=.* cannot be used: .*https\n$/],
  ['without an audience', { OIDC_AUDIENCE: '' }, /^OIDC_AUDIENCE is not set: in production .*\n$/],
  ['without a master key', { MASTER_KEY: '' }, /^MASTER_KEY is not set: in production .*\n$/],
])('F12 production %s does not start, at once and in one line', async (_, more, line) => {
  const since = Date.now();
  const one = start({ ...PRODUCTION, ...more });
  expect(await one.ended).toBe(1);
  expect(one.text()).toMatch(line);
  expect(Date.now() - since).toBeLessThan(5_000);
  expect(existsSync(join(folder, 'log'))).toBe(false);
});

test('production with all of them starts', async () => {
  await up(start(PRODUCTION));
});

test('with TEMPORAL_ADDRESS no Temporal is started', async () => {
  const one = start({ TEMPORAL_ADDRESS: 'temporal.example:7233' });
  expect((await up(one)).temporal).toBe('temporal.example:7233');
  expect(notes()).toEqual(['serve.json', 'start.json']);
});

test.each([
  [{ PORT: 'http' }, [], 'PORT=http cannot be used: expected 0–65535, 0: any free one\n'],
  [{ DATABASE_URL: 'mysql://secret@h/a' }, [], 'DATABASE_URL cannot be used: expected postgresql://user@host:port/database\n'],
  [{}, ['api'], 'npm run api needs a Temporal server: TEMPORAL_ADDRESS or a profile (npm start brings its own)\n'],
  [{}, ['--port'], 'unknown argument --port: npm start -- --help shows the settings\n'],
  [{ TEMPORAL_CLI: '/nowhere' }, [], 'TEMPORAL_CLI=/nowhere is not a program\n'],
])('a mistake is one line: %j %j', async (more, args, line) => {
  const one = start(more, ...args);
  expect(await one.ended).toBe(1);
  expect(one.text()).toBe(line);
});

test('--help prints the settings', async () => {
  const one = start({}, '--help');
  expect(await one.ended).toBe(0);
  for (const name of ['PORT', 'TEMPORAL_PORT', 'UI_PORT', 'TEMPORAL_ADDRESS', 'DATABASE_URL']) expect(one.text()).toContain(name);
});
