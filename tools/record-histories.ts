/**
 * `npm run record-histories`: plays scenario files and records the histories of every workflow type, for this version of the product
 * (`test/histories/<version>/`, protobuf, gzip). They are replayed in every later test run: a change of workflow code that would break
 * a running course is seen there. Recorded once a released version, and not again for it.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { fail, PlainError, ROOT, say } from '../scripts/steps.mjs';
import { scenarioCommands } from './scenario/commands.ts';
import { parseScenario } from './scenario/parse.ts';
import { playScenario } from './scenario/play.ts';
import { openWorlds } from './scenario/worlds.ts';

const { History } = proto.temporal.api.history.v1;

/** Files that between them reach every workflow type, and most of what it can do. */
const FILES = [
  '1.1-sick-in-the-contact-course',
  '1.5-jobnet-profile',
  '1.8-late-reports',
  '3.1-pilot-first-minute-of-2024',
  '3.1-pilot-birthday',
  '3.4-contacts-from-udb',
  '3.5-calendar-month',
  '3.5-close-reasons',
  '5.1-quarantine',
  '7.1-contact-persons-deleted',
  '7.2-forms-around-the-release',
];
/** Of each type, the longest ones. */
const OF_EACH = 4;

const recorded = new Map<string, { readonly events: number; readonly bytes: Uint8Array }[]>();

const record = async (client: Client): Promise<void> => {
  const range = { earliestTime: { seconds: 0 }, latestTime: { seconds: 4_000_000_000 } } as never;
  const request = { namespace: 'default', maximumPageSize: 1_000, startTimeFilter: range };
  const service = client.connection.workflowService;
  const lists = await Promise.all([service.listOpenWorkflowExecutions(request), service.listClosedWorkflowExecutions(request)]);
  for (const { execution, type } of lists.flatMap((list) => list.executions ?? [])) {
    const history = await client.workflow.getHandle(execution?.workflowId ?? '', execution?.runId ?? '').fetchHistory();
    const of = recorded.get(type?.name ?? '') ?? [];
    of.push({ events: history.events?.length ?? 0, bytes: History.encode(history).finish() });
    recorded.set(type?.name ?? '', of);
  }
};

if (process.argv.includes('--help')) {
  console.log('npm run record-histories: records test/histories/<version> from scenario files; see the head of tools/record-histories.ts');
  process.exit(0);
}

try {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const worlds = await openWorlds({ workflowCache: true, unsealed: true, beforeClose: record });
  for (const name of FILES) {
    const file = join('scenarios', `${name}.yaml`);
    const scenario = parseScenario(file, readFileSync(join(ROOT, file), 'utf8'), scenarioCommands);
    const world = await worlds.open(scenario.startEpochMs);
    const { passed } = await playScenario(scenario, world, () => {});
    await world.close();
    if (!passed) throw new PlainError(`${file} does not pass: nothing is recorded`);
    say(`${file}: played`);
  }
  await worlds.close();
  const folder = join(ROOT, 'test', 'histories', version);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [type, histories] of [...recorded].sort()) {
    const longest = histories.sort((a, b) => b.events - a.events).slice(0, OF_EACH);
    for (const [i, { bytes }] of longest.entries()) writeFileSync(join(folder, `${type}-${i + 1}.pb.gz`), gzipSync(bytes, { level: 9 }));
    say(`${type}: ${longest.length} histories, up to ${longest[0]?.events} events`);
  }
} catch (error) {
  fail(error);
  process.exitCode = 1;
}
