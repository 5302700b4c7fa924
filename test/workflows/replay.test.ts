import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import proto from '@temporalio/proto';
import { Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../app.ts';
import * as workflows from '../../workflows/index.ts';

const { History } = proto.temporal.api.history.v1;
const FOLDER = new URL('../histories/', import.meta.url).pathname;

type Recorded = ReturnType<typeof History.decode>;

const versions = readdirSync(FOLDER).sort();
const filesOf = (version: string): readonly string[] => readdirSync(join(FOLDER, version)).sort();
const read = (version: string, file: string): Recorded => History.decode(gunzipSync(readFileSync(join(FOLDER, version, file))));

let workflowBundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  const silent = () => {};
  Runtime.install({
    logger: { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent },
    telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
  });
  workflowBundle = await bundleWorkflows();
});

const replay = async (history: Recorded): Promise<void> => Worker.runReplayHistory({ workflowBundle }, history, 'citizen/recorded');

describe('recorded histories replay on the code of now', () => {
  for (const version of versions) {
    for (const file of filesOf(version)) it(`0 ${version} ${file}`, () => replay(read(version, file)));

    it(`0 ${version} has histories of every workflow type`, () => {
      const types = new Set(filesOf(version).map((file) => file.replace(/-\d+\.pb\.gz$/, '')));
      expect([...types].sort()).toEqual(
        Object.keys(workflows)
          .filter((name) => name !== 'engineClock')
          .sort(),
      );
    });
  }

  it('0 a history that the code would not have made is found', async () => {
    const [version = ''] = versions;
    const altered = read(version, 'citizen-1.pb.gz');
    const scheduled = altered.events.find((event) => event.activityTaskScheduledEventAttributes);
    if (scheduled?.activityTaskScheduledEventAttributes?.activityType) {
      scheduled.activityTaskScheduledEventAttributes.activityType.name = 'somethingElse';
    }
    await expect(replay(altered)).rejects.toThrow();
  });
});
