import { expect, test } from 'vitest';
import { play } from './order-of-telling.ts';

/** `LIVES=48000` tells 20,000 and more twice: as many again are refused by the rules in their second order. CI plays some of the same run. */
const LIVES = Number(process.env.LIVES ?? 1_500);

test(`0 the same life, told in another order that the rules allow, ends the same: ${LIVES} lives`, { timeout: 3_600_000 }, () => {
  const tally = play(LIVES, 20_220_314);
  console.info(`lives told twice: ${JSON.stringify(tally)}`);
  expect(tally.same).toBeGreaterThanOrEqual(LIVES / 3);
});
