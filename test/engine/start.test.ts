import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commandLine, freePort } from '../../scripts/processes.mjs';
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
  await until(() => /^serving .*$/m.test(one.text()));
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

test.each([
  ['throws', 'the store cannot be opened'],
  ['says', 'Temporal cannot be reached at 127.0.0.1:1'],
])('a service that %s: one line, exit code 1, nothing left', async (FIXTURE, line) => {
  const one = start({ FIXTURE, TEMPORAL_ADDRESS: '127.0.0.1:1' });
  expect(await one.ended).toBe(1);
  expect(one.text()).toBe(`${line} (log: ${join(folder, 'log', 'serve.log')})\n`);
  expect(notes()).toEqual([]);
});

test('with TEMPORAL_ADDRESS no Temporal is started', async () => {
  const one = start({ TEMPORAL_ADDRESS: 'temporal.example:7233' });
  expect((await up(one)).temporal).toBe('temporal.example:7233');
  expect(notes()).toEqual(['serve.json', 'start.json']);
});

test.each([
  [{ PORT: 'http' }, [], 'PORT=http is not a port: expected a number up to 65535\n'],
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
