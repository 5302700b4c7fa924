import type { Connection } from '@temporalio/client';
import { expect, test } from 'vitest';
import { deployment } from '../../app/versions.ts';

/** A server that does not know the version until so many calls have been made. */
const serverAfter = (calls: number) => {
  let made = 0;
  const workflowService = {
    setWorkerDeploymentCurrentVersion: async () => {
      made += 1;
      if (made <= calls) throw new Error('no Worker Deployment found');
    },
  };
  return { connection: { workflowService } as unknown as Connection, made: () => made };
};

test('0 a start waits for a server with too much to do to know its version, and says so once', async () => {
  const { connection, made } = serverAfter(6);
  const said: string[] = [];
  const onWait = (why: string): void => {
    said.push(`${made()}: ${why}`);
  };
  await deployment(connection, 'default').setCurrent('b1', { patienceMs: 60_000, silentMs: 150, onWait });
  expect(made()).toBe(7);
  expect(said).toEqual([expect.stringMatching(/^[3-6]: no Worker Deployment found$/)]);
});

test('0 who names a version that no worker has is told when the patience is over', async () => {
  const { connection } = serverAfter(Number.POSITIVE_INFINITY);
  await expect(deployment(connection, 'default').setCurrent('b1', { patienceMs: 250 })).rejects.toThrow('no Worker Deployment found');
});
