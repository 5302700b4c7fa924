import type { FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { createLocalIssuer, type LocalIssuer } from '../../api/auth/tokens.ts';
import { citizenWorkflowId } from '../../workflows/contract.ts';
import { openWorld, type World } from '../workflows/harness.ts';

/** Commands to one citizen; so many at a time. */
const COMMANDS = 3_000;
const AT_A_TIME = 6;

const openHttp = async (world: World): Promise<{ readonly api: FastifyInstance; readonly issuer: LocalIssuer }> => {
  const issuer = await createLocalIssuer({});
  const api = await world.app.api({ tokens: issuer.verifier, limits: { answerMs: 60_000 } });
  return { api, issuer };
};

/** Mixed so that the answer does not depend on the order in which parallel ones arrive. */
const commandAt = (i: number): { readonly name: string; readonly body: object; readonly status: number } => {
  if (i % 5 === 0) return { name: 'open-contact-group', body: { contactGroup: 1 }, status: 422 };
  if (i % 50 === 1) return { name: 'register-held-meeting', body: { meetingType: 4, date: '2022-03-14' }, status: 200 };
  return { name: 'assess-category', body: { category: i % 2 === 0 ? 'job-ready' : 'activity-ready' }, status: 200 };
};

test('0 three thousand commands to one citizen: runs follow one another, nothing is lost or done twice, a repeat is answered as before', {
  timeout: 400_000,
}, async () => {
  const world = await openWorld({ start: '2022-03-14', engineTimeoutMs: 60_000 });
  const { api, issuer } = await openHttp(world);
  const token = await issuer.sign({ role: 'jobcentre', org: '101' });
  const post = async (path: string, body: object, key?: string) => {
    const headers = { authorization: `Bearer ${token}`, ...(key === undefined ? {} : { 'idempotency-key': key }) };
    const answer = await api.inject({ method: 'POST', url: path, payload: body, headers });
    return { status: answer.statusCode, body: answer.json() };
  };
  const created = await post('/citizens', { cpr: '0101909996', name: 'Anna Andersen', jobcentre: '101' });
  const id: string = created.body.citizenId;
  const first = await post(`/citizens/${id}/open-contact-group`, { contactGroup: 2 }, 'first');
  expect(first.status).toBe(200);

  const handle = world.client.workflow.getHandle(citizenWorkflowId(id));
  const runs = new Set<string>();
  let next = 0;
  const unexpected: unknown[] = [];
  const give = async (): Promise<void> => {
    while (next < COMMANDS) {
      const i = next++;
      const { name, body, status } = commandAt(i);
      const answer = await post(`/citizens/${id}/${name}`, body);
      if (answer.status !== status) unexpected.push({ i, name, answer });
      if (i % 100 === 0) runs.add((await handle.describe()).runId);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, give));
  expect(unexpected).toEqual([]);
  expect(runs.size).toBeGreaterThan(3);

  const accepted = Array.from({ length: COMMANDS }, (_, i) => commandAt(i)).filter((c) => c.status === 200).length + 1;
  await world.clock.settle();
  const timeline = await world.timeline(id);
  expect(timeline.map((entry) => entry.seq)).toEqual(Array.from({ length: accepted }, (_, i) => i + 1));
  expect(new Set(timeline.map((entry) => entry.commandId)).size).toBe(accepted);
  expect((await world.view(id)).meetings).toHaveLength(COMMANDS / 50);

  // from several runs ago, and again
  expect(await post(`/citizens/${id}/open-contact-group`, { contactGroup: 2 }, 'first')).toEqual(first);
  expect(await world.timeline(id)).toHaveLength(accepted);

  const input = (await handle.fetchHistory()).events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  const carried = input.reduce((bytes, payload) => bytes + (payload.data?.length ?? 0), 0);
  console.log(`runs seen: ${runs.size}; carried from run to run, sealed: ${carried} bytes`);
  expect(carried).toBeLessThan(100_000);
  await api.close();
});
