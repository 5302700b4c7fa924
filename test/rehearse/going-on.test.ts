import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { defaultDataConverter, defaultPayloadConverter } from '@temporalio/common';
import { afterAll, expect, test } from 'vitest';
import * as today from '../../machines/citizen.ts';
import { rehearse } from '../../tools/rehearse/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'going-on-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Temporal with citizens whose run has just begun; it is away when it is asked for one of them. */
const serverWith = (ids: readonly string[], awayFor?: string): { readonly client: Client; readonly read: readonly string[] } => {
  const read: string[] = [];
  const workflow = {
    list: () =>
      (async function* () {
        for (const id of ids) yield { workflowId: `citizen/${id}` };
      })(),
    getHandle: (workflowId: string) => ({
      fetchHistory: async () => {
        const citizenId = workflowId.slice('citizen/'.length);
        if (citizenId === awayFor) throw new Error('away');
        read.push(citizenId);
        const payloads = [defaultPayloadConverter.toPayload({ citizenId, birthDate: '1990-01-01', jobcentre: '101' })];
        return { events: [{ workflowExecutionStartedEventAttributes: { input: { payloads } } }] };
      },
    }),
  };
  return { client: { workflow, options: { loadedDataConverter: defaultDataConverter } } as unknown as Client, read };
};

test('0 a rehearsal that was broken off goes on where it was; one that has ended is begun anew the next time', async () => {
  const how = { changed: today, until: Date.now(), sample: 10, atOnce: 1, progress: join(folder, 'p.ndjson'), again: false };
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  await expect(rehearse({ ...how, say, client: serverWith(['a', 'b'], 'b').client })).rejects.toThrow('away');

  const rest = serverWith(['a', 'b']);
  expect(await rehearse({ ...how, say, client: rest.client })).toMatchObject({ citizens: 2, unchanged: 2 });
  expect(rest.read).toEqual(['b']);
  expect(said).toEqual([expect.stringContaining('goes on: 1 citizens were rehearsed before')]);

  const anew = serverWith(['a', 'b']);
  expect(await rehearse({ ...how, say, client: anew.client })).toMatchObject({ citizens: 2 });
  expect(anew.read).toEqual(['a', 'b']);
  expect(said).toHaveLength(1);
});
