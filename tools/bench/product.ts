import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { type App, assemble } from '../../app.ts';
import { freePort, signal } from '../../scripts/processes.mjs';
import { PlainError, ROOT } from '../../scripts/steps.mjs';
import { openVault } from '../../store/keys/vault.ts';
import type { Store } from '../../store/store.ts';
import { childrenOf } from '../engine/proc.ts';
import { commandLineOf, stop, watch } from './processes.ts';

/** This project as `npm start` brings it up, in a data folder of its own, with nothing set but what keeps it apart from others. */
export interface Product {
  readonly url: string;
  readonly folder: string;
  /** From the start of `npm start`'s program to the first answer of /health that says yes (milliseconds). */
  readonly readyMs: number;
  /** The programs by what they are: the starter, API and worker in one process, Temporal. */
  readonly pids: Readonly<Record<'start' | 'serve' | 'temporal', number>>;
  call(method: string, path: string, who: string, body?: unknown): Promise<{ readonly status: number; readonly body: Json }>;
  /** The engine's client as the API has it, in this process: the same keys, no HTTP, nothing written to the store. */
  direct(): Promise<App>;
  stop(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at by the few keys that are needed
export type Json = any;

const READY_WITHIN_MS = 180_000;

export const ports = async (): Promise<{ readonly PORT: string; readonly TEMPORAL_PORT: string; readonly UI_PORT: string }> => {
  const [api, temporal, ui] = await Promise.all([freePort(0), freePort(0), freePort(0)]);
  return { PORT: String(api), TEMPORAL_PORT: String(temporal), UI_PORT: String(ui) };
};

/** What a run of the bench must not take over from whoever calls it. */
const cleanEnv = (): NodeJS.ProcessEnv => {
  const { NODE_ENV: _, TEMPORAL_ADDRESS: _a, TEMPORAL_PROFILE: _p, TEMPORAL_CONFIG_FILE: _f, DATABASE_URL: _d, ...rest } = process.env;
  return rest;
};

export const startProduct = async (folder: string, more: NodeJS.ProcessEnv = {}, at = ports()): Promise<Product> => {
  mkdirSync(folder, { recursive: true });
  const where = await at;
  const env = { ...cleanEnv(), RATE_PER_TOKEN: '1000000', RATE_PER_ADDRESS: '1000000', ...where, DATA_DIR: folder, ...more };
  const url = `http://127.0.0.1:${where.PORT}`;
  const since = performance.now();
  const child = watch(spawn(process.execPath, ['scripts/start.mjs'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  let said = '';
  const hear = (chunk: Buffer): void => {
    said = (said + chunk).slice(-4_000);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  await ready(url, child, () => said);
  const readyMs = performance.now() - since;
  const start = child.pid ?? 0;
  const childLike = (word: string): number => childrenOf(start).find((pid) => commandLineOf(pid).includes(word)) ?? 0;
  const pids = { start, serve: childLike('serve.js'), temporal: childLike('start-dev') };
  // its own starter would end them in order; a bench that is cut off leaves nothing behind either
  const lastResort = (): void => {
    for (const pid of Object.values(pids)) if (pid > 1) signal(pid, 'SIGKILL');
  };
  process.on('exit', lastResort);
  const issuer = await createLocalIssuer({ file: join(folder, 'token-key.json') });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (who: string): Promise<string> => {
    const [role = '', org] = who.split(' ');
    const token = tokens.get(who) ?? issuer.sign({ role, org: org ?? null, hours: 8 });
    tokens.set(who, token);
    return token;
  };
  let direct: Promise<{ readonly app: App; readonly connection: Connection }> | undefined;
  const openDirect = async () => {
    const vault = await openVault({ env: {}, dataDir: folder });
    const connection = await Connection.connect({ address: `127.0.0.1:${where.TEMPORAL_PORT}` });
    const store = { appendTimeline: () => Promise.resolve() } as unknown as Store;
    return { connection, app: assemble({ connection, store, vault }) };
  };
  return {
    url,
    folder,
    readyMs,
    pids,
    call: async (method, path, who, body) => {
      const data = body === undefined ? '' : JSON.stringify(body);
      const authorization = `Bearer ${await tokenOf(who)}`;
      return new Promise((resolve, reject) => {
        const headers = {
          authorization,
          ...(data ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(data) } : {}),
        };
        const asked = request(`${url}${path}`, { method, agent, headers }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text ? JSON.parse(text) : undefined }));
        });
        asked.on('error', reject);
        asked.end(data);
      });
    },
    direct: async () => {
      direct ??= openDirect();
      return (await direct).app;
    },
    stop: async () => {
      agent.destroy();
      await (await direct)?.connection.close();
      await stop(child, 30_000);
      process.off('exit', lastResort);
    },
  };
};

const ready = async (url: string, child: ChildProcess, said: () => string): Promise<void> => {
  for (const until = Date.now() + READY_WITHIN_MS; ; await pause(20)) {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
    if (child.exitCode !== null || Date.now() > until) throw new PlainError(`npm start does not come up:\n${said()}`);
  }
};

export const newId = (): string => randomUUID();
