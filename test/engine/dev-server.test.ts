import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection, WorkflowClient } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { commandLine, freePort, noteRunning, stillRunning } from '../../scripts/processes.mjs';
import { PlainError, ROOT } from '../../scripts/steps.mjs';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
import { until } from './fixtures/until.ts';

const options = { port: 0, uiPort: 0, log: 'temporal-test' };
const running = (pid: number) => commandLine(pid) !== undefined;
const portOf = (address: string) => Number(address.split(':').at(-1));

describe('the development server', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dev-server-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('keeps what it was told, shows its UI, and leaves nothing running', async () => {
    const dbFilename = join(folder, 'kept.db');
    const first = await startDevServer({ ...options, dbFilename });
    expect((await fetch(first.uiUrl ?? '')).status).toBe(200);
    await inConnection(first, (client) => client.start('unknown', { taskQueue: 'none', workflowId: 'kept' }));
    await first.stop();
    expect(running(first.pid)).toBe(false);
    expect(await freePort(portOf(first.address))).toBe(portOf(first.address));

    const second = await startDevServer({ ...options, dbFilename, headless: true });
    expect(second.uiUrl).toBeUndefined();
    const status = await inConnection(second, (client) => client.getHandle('kept').describe());
    expect(status.status.name).toBe('RUNNING');
    await second.stop();
    expect(running(second.pid)).toBe(false);
  });

  test('search attributes: registered twice, then used; another type is refused', async () => {
    const server = await startDevServer({ ...options, headless: true });
    const connection = await Connection.connect({ address: server.address });
    const attributes = { contactGroup: 'Keyword', absences: 'KeywordList', nextDeadline: 'Datetime', open: 'Bool' } as const;
    await registerSearchAttributes(connection, 'default', { contactGroup: 'Keyword' });
    await Promise.all([
      registerSearchAttributes(connection, 'default', attributes),
      registerSearchAttributes(connection, 'default', attributes),
    ]);
    const client = new WorkflowClient({ connection });
    const searchAttributes = { contactGroup: ['1'], absences: ['75', '10'], open: [true] };
    const run = await client.start('unknown', { taskQueue: 'none', workflowId: 'w', searchAttributes });
    expect((await run.describe()).searchAttributes).toMatchObject(searchAttributes);
    await expect(registerSearchAttributes(connection, 'default', { contactGroup: 'Int' })).rejects.toThrow('another type');
    await connection.close();
    await server.stop();
  });

  test('a taken port is one line that names it and the way to another', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const start = startDevServer({ ...options, port });
    await expect(start).rejects.toThrow(PlainError);
    await expect(start).rejects.toThrow(`Port ${port} (Temporal) is taken by another program. Choose another: TEMPORAL_PORT=${port + 1}`);
    taken.close();
  });

  test('a program that is no server is one line', async () => {
    await expect(startDevServer({ ...options, cli: '/bin/false' })).rejects.toThrow('Temporal did not start: it ended at once');
    await expect(startDevServer({ ...options, cli: join(folder, 'none'), noteAs: 'test-none' })).rejects.toThrow('cannot be run');
  });

  test('ends with the process that started it, even when that is killed', async () => {
    const script = `import { startDevServer } from '${ROOT}/tools/engine/dev-server.ts';
      const { pid } = await startDevServer({ port: 0, headless: true, log: 'temporal-test' });
      console.log(pid); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: ROOT });
    const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (chunk) => resolve(Number(chunk))));
    expect(running(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !running(pid));
  });

  test('one that a killed run left is used again when it fits, else ended', async () => {
    const noteAs = `test-${process.pid}`;
    const dbFilename = join(folder, 'left.db');
    const left = await startDevServer({ ...options, dbFilename, noteAs });
    const again = await startDevServer({ ...options, dbFilename, noteAs });
    expect([again.pid, again.address, again.child]).toEqual([left.pid, left.address, undefined]);
    const port = (await freePort(0)) ?? 0;
    const other = await startDevServer({ ...options, port, dbFilename, noteAs });
    expect(running(left.pid)).toBe(false);
    expect(other.address).toBe(`127.0.0.1:${port}`);
    await other.stop();
    expect(stillRunning(noteAs)).toBeUndefined();
  });

  test('a process that only got the same id is left alone', () => {
    noteRunning('test-stranger', { pid: process.pid, words: ['start-dev', '--port'] });
    expect(stillRunning('test-stranger')).toBeUndefined();
  });
});

async function inConnection<T>(server: DevServer, use: (client: WorkflowClient) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: server.address });
  try {
    return await use(new WorkflowClient({ connection }));
  } finally {
    await connection.close();
  }
}
