import type { Client } from '@temporalio/client';
import { expect, test } from 'vitest';
import { moveRuns } from '../../app/move-runs.ts';
import type { TargetMachines } from '../../workflows/foreseen.ts';

const CITIZENS = Array.from({ length: 60 }, (_, n) => `citizen-${n}`);
const BATCH = 20;

/** Machines that have every state. */
const ALL_STATES: TargetMachines = { upgrade: (state) => ({ state, changes: [], withoutTarget: [] }), deadlines: () => [] };

/** Temporal with these citizens on the version before: who is asked over has moved a moment later. How many were under way when each began. */
const serverWith = (citizens: readonly string[]): { readonly client: Client; readonly under: readonly number[] } => {
  const left = new Set(citizens);
  const under: number[] = [];
  let now = 0;
  const idIn = (text: string): string => /citizen-\d+/.exec(text)?.[0] ?? '';
  const workflow = {
    count: async (query: string) => ({ count: left.has(idIn(query)) ? 1 : 0 }),
    list: ({ query }: { query: string }) =>
      (async function* () {
        if (query.startsWith("WorkflowType = 'citizen'")) for (const id of left) yield { workflowId: `citizen/${id}` };
      })(),
    getHandle: (workflowId: string) => ({
      query: async () => {
        now += 1;
        under.push(now);
        return { state: {}, dates: [] };
      },
      signal: async () => {
        setTimeout(() => {
          left.delete(idIn(workflowId));
          now -= 1;
        }, 20);
      },
    }),
  };
  return { client: { workflow } as unknown as Client, under };
};

test('0 the pace that a move has found is kept for all that are left, and how far it is is said in between', async () => {
  const { client, under } = serverWith(CITIZENS);
  const said: string[] = [];
  const moved = await moveRuns({
    client,
    from: ['before'],
    machines: ALL_STATES,
    batch: BATCH,
    atOnce: 16,
    progress: (done, of) => said.push(`${done} of ${of}`),
  });
  expect(moved).toEqual({ moves: 60, stays: 0, unanswered: 0 });
  expect(Math.max(...under)).toBeLessThanOrEqual(16);
  // on what has been found and not by fours again, past the first that were told and the second
  for (const place of [BATCH, 2 * BATCH]) expect(Math.max(...under.slice(place + 2, place + 8))).toBeGreaterThan(8);
  expect(said).toEqual(['20 of 60', '40 of 60', '60 of 60']);
});
