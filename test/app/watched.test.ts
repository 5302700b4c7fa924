import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
import { Connection } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalIssuer, type LocalIssuer } from '../../api/auth/tokens.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { lineNow } from '../../api/http/trace.ts';
import { createMetrics } from '../../app/metrics.ts';
import { startTracing } from '../../app/tracing.ts';
import { type App, assemble } from '../../app.ts';
import { memoryVault } from '../../store/keys/vault.ts';
import { openStore } from '../../store/store.ts';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { searchBytes, textFor } from '../privacy/needles.ts';

/** Figures, spans and log lines of the real service; its own Temporal. */

const spans = new InMemorySpanExporter();
const log: string[] = [];
const NAME = textFor('name');
const CPR = '0101801234';
const metrics = createMetrics({ version: '0.0.0-test', roles: 'api+worker' });
const tracing = startTracing('test', spans, false);
let folder: string;
let server: DevServer;
let app: App;
let worker: Worker;
let running: Promise<void>;
let api: FastifyInstance;
let issuer: LocalIssuer;
let close: () => Promise<void>;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watched-'));
  server = await startDevServer({ port: 0, headless: true, log: 'watched' });
  const connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  const vault = memoryVault();
  const store = await openStore({ vault });
  await store.migrate();
  app = assemble({ connection, store, vault, metrics, tracing });
  const native = await NativeConnection.connect({ address: server.address });
  worker = await app.worker({ native });
  running = worker.run();
  issuer = await createLocalIssuer();
  const sink = new Writable({
    write: (chunk, _, done) => {
      log.push(String(chunk));
      done();
    },
  });
  api = await app.api({ tokens: issuer.verifier, log: pino({ level: 'trace', mixin: () => ({ ...lineNow() }) }, sink) });
  close = async () => {
    await api.close();
    worker.shutdown();
    await running;
    await native.close();
    await connection.close();
    await store.close();
    await tracing.close();
  };
}, 180_000);

afterAll(async () => {
  await close?.();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const TRACE = '0af7651916cd43dd8448eb211c80319c';

const post = async (path: string, as: readonly [string, string], body: object, headers: Record<string, string> = {}) => {
  const token = await issuer.sign({ role: as[0], org: as[1] });
  return api.inject({ method: 'POST', url: path, payload: body, headers: { authorization: `Bearer ${token}`, ...headers } });
};

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 60_000; !(await holds()); await pause(250))
    if (Date.now() > end) throw new Error(`never: ${what}${spans.getFinishedSpans().map((s) => `\n${s.spanContext().traceId} ${s.name}`)}`);
};

test('a command is followed from the request to the workflow to the activity, counted, logged, and nothing tells of the person', async () => {
  const made = await post('/citizens', ['jobcentre', '101'], { cpr: CPR, name: NAME, jobcentre: '101' });
  expect(made.statusCode).toBe(201);
  const { citizenId } = made.json<{ citizenId: string }>();
  const path = `/citizens/${citizenId}`;
  const traceparent = `00-${TRACE}-b7ad6b7169203331-01`;
  const opened = await post(`${path}/open-contact-group`, ['jobcentre', '101'], { contactGroup: 1 }, { traceparent });
  expect(opened.statusCode).toBe(200);
  expect((await post(`${path}/join-a-kasse`, ['a-kasse', '5'], { from: '2021-05-01' })).statusCode).toBe(200);
  const today = new Date().toISOString().slice(0, 10);
  const absence = await post(`${path}/register-absence`, ['a-kasse', '5'], { code: 75, from: today }, { traceparent });
  expect(absence.statusCode).toBe(200);
  const again = await post(`${path}/register-absence`, ['a-kasse', '5'], { code: 75, from: today });
  expect(again.statusCode).toBe(422);
  const { code, rule } = again.json<{ code: string; rule: string }>();

  const figures = async (): Promise<string> => metrics.text();
  await until('carried out', async () => /register_outbox_lag_seconds_count [1-9]/.test(await figures()));
  await until('counted', async () => /register_courses\{type="contact-course",status="\w+"\} 1/.test(await figures()));
  const text = await figures();
  expect(text).toContain('register_citizens 1');
  expect(text).toContain('register_overdue_deletions 0');
  expect(text).toContain('register_deadlines_overdue 0');
  expect(text).toMatch(/register_deadlines_due_today \d/);
  expect(text).toContain(`register_refusals_total{command="register-absence",rule="${rule}",code="${code}"} 1`);
  expect(text).toContain('register_command_seconds_count{command="register-absence",outcome="refused"} 1');
  expect(text).toContain('register_command_seconds_count{command="open-contact-group",outcome="accepted"} 1');
  expect(text).toContain('register_build_info{version="0.0.0-test"');
  expect(text).not.toContain(citizenId);

  await until('spans', async () => {
    const mine = spans.getFinishedSpans().filter((s) => s.spanContext().traceId === TRACE);
    return mine.some((s) => s.name === 'RunActivity:carryOut') && mine.some((s) => s.name === 'HandleUpdate:register-absence');
  });
  const named = spans.getFinishedSpans().filter((s) => s.spanContext().traceId === TRACE);
  const request = named.find((s) => s.name === 'POST /citizens/:citizenId/register-absence');
  const asked = named.find((s) => s.name === 'StartWorkflowUpdate:register-absence');
  expect(request).toBeDefined();
  expect(asked?.parentSpanId).toBe(request?.spanContext().spanId);
  const carried = named.find((s) => s.name === 'RunActivity:carryOut');
  expect(carried?.attributes).toMatchObject({ temporalWorkflowId: `citizen/${citizenId}` });

  const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(expect.objectContaining({ command: 'open-contact-group', citizenId, status: 200, traceId: TRACE }));
  expect(lines).toContainEqual(expect.objectContaining({ command: 'register-absence', status: 422, code, rule }));
  expect(lines.every(({ traceId }) => /^[0-9a-f]{32}$/.test(String(traceId)))).toBe(true);

  const told = [
    text,
    ...log,
    JSON.stringify(spans.getFinishedSpans().map(({ name, attributes, events }) => ({ name, attributes, events }))),
  ];
  expect(searchBytes('figures, log and spans', Buffer.from(told.join('\n')), [NAME, CPR, 'Anna'])).toEqual([]);
}, 120_000);

test('calls to outward systems are counted by port and outcome', async () => {
  await app.ports.udb.subscription({ id: 'x', citizenId: 'x', action: 'open', reason: null });
  expect(await metrics.text()).toContain('register_outward_seconds_count{port="udb",outcome="done"} 1');
});
