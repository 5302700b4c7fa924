import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { endProcess, freePort } from '../../scripts/processes.mjs';
import { ROOT } from '../../scripts/steps.mjs';

/** `npm start` as it is: built program, embedded Temporal, store and keys in a folder. */

let folder: string;
let url: string;
let settings: Record<string, string>;
let child: ChildProcess;
let text = '';
let ended: Promise<number | null>;

const launch = (): void => {
  const { TEMPORAL_ADDRESS: _, TEMPORAL_PROFILE: __, TEMPORAL_CONFIG_FILE: ___, NODE_ENV: ____, ...env } = process.env;
  child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: ROOT, env: { ...env, ...settings } });
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  ended = new Promise((resolve) => child.on('close', resolve));
};

const health = async (): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${url}/health`).catch(() => undefined);
  return answer ? ((await answer.json()) as Record<string, unknown>) : {};
};

const until = async (what: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> => {
  for (const end = Date.now() + seconds * 1_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 50)))
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}\n${text}`);
};
const ready = (): Promise<void> => until('ready', async () => (await health()).ready === true, 110);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'service-'));
  const [port, temporal, ui] = await Promise.all([freePort(0), freePort(0), freePort(0)]);
  settings = { PORT: `${port}`, TEMPORAL_PORT: `${temporal}`, UI_PORT: `${ui}`, DATA_DIR: folder, DRAIN_MS: '1500' };
  url = `http://127.0.0.1:${port}`;
  launch();
  await ready();
}, 120_000);

afterAll(async () => {
  if (child?.pid && child.exitCode === null) await endProcess(child.pid, 30_000);
  rmSync(folder, { recursive: true, force: true });
});

const tokenOf = async (role: string, org: string): Promise<string> =>
  (await createLocalIssuer({ file: join(folder, 'token-key.json') })).sign({ role, org });

/** A request on a connection of its own. */
const post = (path: string, token: string, body: object): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const asked = request(`${url}${path}`, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('error', reject).end(JSON.stringify(body));
  });

const cprOf = (i: number): string => `0101${String(80 + (i % 10)).padStart(2, '0')}${String(1_000 + i)}`;
const citizen = (token: string, i: number): Promise<number> =>
  post('/citizens', token, { cpr: cprOf(i), name: 'Anna Andersen', jobcentre: '101' });

test('it is alive and ready, with nothing degraded', async () => {
  expect(await health()).toMatchObject({ status: 'ok', alive: true, ready: true, engine: true, store: true, keys: true, degraded: [] });
});

test('figures are read at the API’s port, the SDK’s own too, and every line of the log is JSON', async () => {
  const text = await (await fetch(`${url}/metrics`)).text();
  for (const name of ['register_build_info', 'register_citizens', 'register_overdue_deletions', 'temporal_worker_task_slots_available'])
    expect(text).toMatch(new RegExp(`^${name}[ {]`, 'm'));
  const lines = readFileSync(join(folder, 'log', 'serve.log'), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => 'object'));
});

test('the program killed under it comes up again by itself, with what it had', async () => {
  const token = await tokenOf('jobcentre', '101');
  expect(await citizen(token, 1)).toBe(201);
  const { pid } = JSON.parse(readFileSync(join(folder, 'run', 'serve.json'), 'utf8'));
  process.kill(pid, 'SIGKILL');
  await until('started again', async () => /started again in/.test(text) && (await health()).ready === true);
  // what is still coming up behind the API is told as 503: the caller asks again
  await until('it knows the citizen', async () => (await citizen(token, 1)) === 409);
}, 90_000);

test('SIGTERM drains: not ready first, while what comes is still answered; then nothing is cut', async () => {
  const token = await tokenOf('jobcentre', '101');
  const answers: Promise<number>[] = [];
  let i = 10;
  // as a load balancer does: a stream of requests until the service says that it is not ready
  const caller = setInterval(() => answers.push(citizen(token, i++)), 100);
  await new Promise((resolve) => setTimeout(resolve, 500));
  child.kill('SIGTERM');
  await until('not ready', async () => (await health()).draining === true, 20);
  answers.push(...Array.from({ length: 10 }, () => citizen(token, i++)));
  clearInterval(caller);
  expect(await ended).toBe(0);
  expect(new Set(await Promise.all(answers))).toEqual(new Set([201]));
}, 60_000);
