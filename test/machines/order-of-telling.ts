import fc from 'fast-check';
import { expect } from 'vitest';
import type { Pick } from './explore.ts';
import { ending, endOf, excuse, inWords, lived, someLife, toldLater } from './lives.ts';

export interface Tally {
  lives: number;
  /** Told in an order that the rules refuse. */
  refused: number;
  /** Told in an order for which the row says that the moment of telling matters. */
  excused: number;
  /** Told in both orders, and ended the same. */
  same: number;
}

/** A generator of numbers from one seed: the same seed, the same life. */
const seeded = (seed: number): Pick => {
  let a = seed;
  return (n) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
};

/** Days after the last telling on which the two lives are looked at. */
const AFTER = [0, 30, 400];

/** Plays one life twice, as it was told and in another order, and compares the two ends. Says what became of it. */
export const playTwice = (seed: number): keyof Omit<Tally, 'lives'> => {
  const pick = seeded(seed);
  const life = someLife(pick);
  const other = toldLater(life, pick);
  const until = endOf(life, AFTER[pick(AFTER.length)] ?? 0);
  const reordered = lived(other.life, until);
  if (!reordered) return 'refused';
  if (excuse(other) !== undefined) return 'excused';
  const first = lived(life, until);
  if (!first) throw new Error(`life ${seed} is refused as it was lived`);
  expect(ending(reordered, until), [`life ${seed}, told first:`, ...inWords(life), 'then:', ...inWords(other.life)].join('\n')).toEqual(
    ending(first, until),
  );
  return 'same';
};

/**
 * So many lives. A failure names the life's number, and `ORDER_SEED` the seed of the whole run; `LIFE=number` plays one life again.
 */
export const play = (lives: number, seed: number): Tally => {
  const tally: Tally = { lives: 0, refused: 0, excused: 0, same: 0 };
  const one = Number(process.env.LIFE ?? 0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (life) => {
      tally.lives += 1;
      tally[playTwice(life)] += 1;
    }),
    one > 0 ? { numRuns: 1, examples: [[one]] } : { numRuns: lives, seed: Number(process.env.ORDER_SEED ?? seed), endOnFailure: true },
  );
  return tally;
};
