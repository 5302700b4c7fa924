import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../scripts/processes.mjs';
import { ROOT } from '../../scripts/steps.mjs';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
import { scenarioCommands } from '../../tools/scenario/commands.ts';
import { parseScenario, type Scenario } from '../../tools/scenario/parse.ts';
import { type Folder, makeFolder, type Service, startService } from './fixtures/killable.ts';
import { expectTheSame, playStory, type Stage, scenarioOf } from './fixtures/story.ts';

/**
 * The shared story on a real server, whose clock cannot be moved: its dates lie as far from today as they lie from its last step, and what was
 * registered on the day is registered late.
 */
const FILE = 'scenarios/1.1-sick-in-the-contact-course.yaml';
const DAY = 86_400_000;
const lastDay = scenarioOf(FILE).steps.findLast((step) => step.at)?.at?.epochMs ?? 0;
const shift = Math.floor(Date.now() / DAY) - Math.floor(lastDay / DAY);
const shifted = (cpr: string): Scenario => {
  const text = readFileSync(join(ROOT, FILE), 'utf8')
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => new Date(Date.parse(date) + shift * DAY).toISOString().slice(0, 10))
    .replace(/cpr: "\d+"/, `cpr: "${cpr}"`);
  return parseScenario(FILE, text, scenarioCommands);
};

let folder: Folder;
let service: Service;
let server: DevServer;
let port: number;

const startServer = (): Promise<DevServer> =>
  startDevServer({ port, headless: true, dbFilename: join(folder.path, 'temporal.db'), log: 'temporal-killed' });

beforeAll(async () => {
  folder = await makeFolder();
  port = (await freePort(0)) ?? 0;
  server = await startServer();
  service = await startService({
    engine: server.address,
    skipping: false,
    folder: folder.for('service'),
    bundle: folder.bundle,
    cache: 100,
  });
});

afterAll(async () => {
  await service?.close();
  await server?.stop();
  folder?.remove();
});

/** Ends when no workflow has an activity under way and no citizen anything to carry out. */
const rest = async (): Promise<void> => {
  const connection = await Connection.connect({ address: server.address });
  const { workflow } = new Client({ connection });
  const quiet = async (): Promise<boolean> => {
    for await (const { workflowId, type } of workflow.list({ query: 'ExecutionStatus = "Running"' })) {
      if (type === 'engineClock') continue;
      const handle = workflow.getHandle(workflowId);
      const { raw } = await handle.describe();
      if ((raw.pendingActivities?.length ?? 0) > 0 || raw.pendingWorkflowTask) return false;
    }
    return true;
  };
  for (let calm = 0, n = 0; calm < 6; n++) {
    if (n > 300) throw new Error('it does not come to rest');
    calm = (await quiet()) ? calm + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await connection.close();
};

const stage = (between?: Stage['between']): Stage => ({
  url: service.url,
  token: service.token,
  rest,
  ...(between ? { between } : {}),
});

test('the Temporal server is killed in every gap between two steps, the worker in every third too: same end, same messages, none twice', {
  timeout: 240_000,
}, async () => {
  const undisturbed = await playStory(shifted('0101909996'), stage());
  let servers = 0;
  let workers = 0;
  const story = await playStory(
    shifted('0101909988'),
    stage(async (step) => {
      process.kill(server.pid, 'SIGKILL');
      servers += 1;
      if (step % 3 === 0) {
        service.kill();
        workers += 1;
      }
      await server.stop();
      server = await startServer();
      if (step % 3 === 0) await service.again();
    }),
  );
  expect([servers, workers]).toEqual([15, 5]);
  expectTheSame(story, undisturbed);
});
