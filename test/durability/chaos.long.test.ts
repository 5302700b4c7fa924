import { expect, test } from 'vitest';
import { openGround } from '../../tools/chaos/ground.ts';
import { differences, type Ended, planOf, playRuns } from '../../tools/chaos/runs.ts';

test('the same seed makes the same plan, another one another', () => {
  expect(planOf(7, 15)).toEqual(planOf(7, 15));
  expect(new Set(Array.from({ length: 50 }, (_, i) => JSON.stringify(planOf(i, 15)))).size).toBe(50);
});

test('what is lost, doubled or sent twice is a difference', () => {
  const entry = (seq: number) => ({ seq, command: 'summon' });
  const end = (seqs: readonly number[], ids: readonly string[], sent: readonly string[]): Ended => {
    const messages = ids.map(() => ({ type: 1 }));
    return { story: { answers: ['summon: 200'], timeline: { timeline: seqs.map(entry) }, view: {}, messages, ids }, sent };
  };
  const good = end([1, 2, 3], ['a', 'b'], ['sms 1']);
  expect(differences(end([1, 2, 3], ['c', 'd'], ['sms 1']), good)).toEqual([]);
  expect(differences(end([1, 3], ['a', 'b'], ['sms 1']), good).join()).toMatch(/timeline: .*gap or a double/s);
  expect(differences(end([1, 2, 2], ['a', 'b'], ['sms 1']), good).join()).toMatch(/gap or a double/);
  expect(differences(end([1, 2, 3], ['a', 'a'], ['sms 1']), good)).toEqual(['a message stands twice']);
  expect(differences(end([1, 2, 3], ['a'], ['sms 1']), good).join()).toMatch(/^messages/);
  expect(differences(end([1, 2, 3], ['a', 'b'], ['sms 1', 'sms 1']), good).join()).toMatch(/^sent outward/);
});

test('twenty runs in which parts are killed, frozen and disturbed: every end like an undisturbed one', { timeout: 1_500_000 }, async () => {
  const ground = await openGround();
  try {
    const { figures, failures } = await playRuns(ground, { runs: 20, seed: 1, say: () => undefined });
    expect(failures).toEqual([]);
    expect(figures.runs).toBe(20);
    expect(figures.faults.size).toBeGreaterThan(8);
  } finally {
    await ground.close();
  }
});
