import { expect, test } from 'vitest';
import { play } from './order-of-telling.ts';

/** As many again as the rules refuse in their second order, so that 20,000 and more are told twice. */
const LIVES = 48_000;

test('0 the same life, told in another order that the rules allow, ends the same: 20,000 lives told twice', { timeout: 3_600_000 }, () => {
  const tally = play(LIVES, 20_220_314);
  console.info(`lives told twice: ${JSON.stringify(tally)}`);
  expect(tally.same).toBeGreaterThanOrEqual(20_000);
});
