import { expect, test } from 'vitest';
import { paced } from '../../app/paced.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const numbers = Array.from({ length: 200 }, (_, n) => n);

/** Does the numbers, each answered after so long, as it says; how many were under way when each began. */
const done = async (
  most: number,
  tookMs: (n: number) => number,
): Promise<{ readonly all: readonly number[]; readonly under: readonly number[] }> => {
  const all: number[] = [];
  const under: number[] = [];
  let now = 0;
  await paced(most, numbers, async (n, answered) => {
    now += 1;
    under.push(now);
    await pause(1);
    answered(tookMs(n));
    all.push(n);
    now -= 1;
  });
  return { all, under };
};

test('while answers come in good time more are under way, to the most and no further; each is done once', async () => {
  const { all, under } = await done(16, () => 10);
  expect([...all].sort((a, b) => a - b)).toEqual(numbers);
  expect(Math.max(...under.slice(0, 4))).toBeLessThanOrEqual(4);
  expect(Math.max(...under)).toBe(16);
});

test('while answers are late one at a time is under way; when they are not, more again', async () => {
  const { all, under } = await done(16, (n) => (n < 100 ? 5_000 : 10));
  expect(all).toHaveLength(numbers.length);
  expect(Math.max(...under.slice(10, 100))).toBe(1);
  expect(Math.max(...under.slice(120))).toBeGreaterThan(4);
});

test('what the work throws ends it', async () => {
  await expect(paced(2, numbers, async (n) => (n === 5 ? Promise.reject(new Error('broken')) : undefined))).rejects.toThrow('broken');
});
