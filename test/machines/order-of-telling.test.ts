import { expect, test } from 'vitest';
import { play } from './order-of-telling.ts';

test('0 the same life, told in another order that the rules allow, ends the same: 400 lives', () => {
  const tally = play(400, 1_403_2022);
  console.info(`lives told twice: ${JSON.stringify(tally)}`);
  expect(tally.same).toBeGreaterThan(150);
});
