import { describe, expect, test } from 'vitest';
import { turnsOf } from '../../api/engine/turns.ts';
import { Problem } from '../../api/http/problems.ts';
import { World } from './world.ts';

/** F5: what one citizen's workflow can carry, and no more of it. */

const moment = (ms = 1) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('turns', () => {
  test('so many at once, the others in the order in which they came', async () => {
    const turns = turnsOf({ atOnce: 2, waiting: 100 });
    const begun: number[] = [];
    let now = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        turns.take('anna', async () => {
          begun.push(n);
          now += 1;
          most = Math.max(most, now);
          await moment();
          now -= 1;
        }),
      ),
    );
    expect(begun).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect(most).toBe(2);
    expect(turns.size()).toBe(0);
  });

  test('beyond those who wait: at once no, and when to come again', async () => {
    const turns = turnsOf({ atOnce: 1, waiting: 2 });
    let open: () => void = () => undefined;
    const held = turns.take('anna', () => new Promise<void>((resolve) => (open = resolve)));
    const waiting = [turns.take('anna', async () => 1), turns.take('anna', async () => 2)];
    const since = performance.now();
    const no = await turns.take('anna', async () => 3).catch((error: unknown) => error);
    expect(no).toBeInstanceOf(Problem);
    expect(no).toMatchObject({ code: 'too-many-requests', status: 429, more: { headers: { 'retry-after': '1' } } });
    expect(performance.now() - since).toBeLessThan(50);
    expect(await turns.take('bo', async () => 'another citizen')).toBe('another citizen');
    open();
    await held;
    expect(await Promise.all(waiting)).toEqual([1, 2]);
  });

  test('who has waited too long does not begin any more; a failure gives the turn on', async () => {
    const turns = turnsOf({ atOnce: 1, waiting: 5, patienceMs: 20 });
    let open: () => void = () => undefined;
    const held = turns.take('anna', () => new Promise<void>((_, reject) => (open = () => reject(new Error('broken')))));
    let begun = false;
    await expect(
      turns.take('anna', async () => {
        begun = true;
      }),
    ).rejects.toThrow('too-many-requests');
    open();
    await expect(held).rejects.toThrow('broken');
    expect(await turns.take('anna', async () => 'again')).toBe('again');
    expect(begun).toBe(false);
    expect(turns.size()).toBe(0);
  });
});

test('F5 24 callers at once on one citizen are all answered, or told early; another citizen does not feel it', async () => {
  const world = await World.open({ commandMs: 60_000 });
  const [anna, bo] = [await world.citizen(), await world.citizen()];
  const given = (id: string) => world.post(`/citizens/${id}/subscribe-notifications`, { sms: true, email: true }, { as: `citizen ${id}` });
  const decide = world.engine.command.bind(world.engine);
  let atOnce = 0;
  let most = 0;
  let open: () => void = () => undefined;
  const held = () => new Promise<void>((resolve) => (open = resolve));
  let gate = held();
  world.engine.command = async (citizenId, command) => {
    if (citizenId === anna) {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await gate;
      await moment();
      atOnce -= 1;
    }
    return decide(citizenId, command);
  };
  const callers = Array.from({ length: 24 }, async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await given(anna)).statusCode);
    return statuses;
  });
  // while all 24 wait for one citizen, another is answered
  for (let n = 0; n < 5; n += 1) expect((await given(bo)).statusCode).toBe(200);
  expect([atOnce, world.engine.citizens.get(anna)?.recent.length]).toEqual([3, 0]);
  open();
  const statuses = (await Promise.all(callers)).flat();
  expect(statuses).toHaveLength(288);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(most).toBe(3);
  expect(world.engine.citizens.get(anna)?.recent).toHaveLength(288);

  // three are under way and a hundred wait; the others are told at once, before any of those is answered
  gate = held();
  let told = 0;
  const flood = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const answer = await given(anna);
      told += 1;
      if (told === 97) open();
      return answer;
    }),
  );
  const refused = flood.filter((a) => a.statusCode !== 200);
  expect(refused).toHaveLength(97);
  for (const a of refused) expect([a.statusCode, a.json().code, a.headers['retry-after']]).toEqual([429, 'too-many-requests', '1']);
  expect(world.engine.citizens.get(anna)?.recent).toHaveLength(288 + 200 - refused.length);
  await world.close();
});
