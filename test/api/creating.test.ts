import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { World } from './world.ts';

/** F10: an engine that does not answer, or an answer that is lost on the way, strands nobody. And callers who know CPR numbers find the id. */

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => {
  world.engine.instead = undefined;
});
afterAll(() => world.close());

let people = 0;
const someone = () => {
  people += 1;
  return { cpr: `020285${String(1_000 + people)}`, name: 'Bo Berg', jobcentre: '101' };
};
const frozen = () => new Promise<never>(() => undefined);
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

describe('the engine frozen while a citizen is created', () => {
  test('without a key: 503, then the same request ends with the id, and the citizen can be worked with', async () => {
    const body = someone();
    world.engine.instead = frozen;
    expect((await world.post('/citizens', body)).statusCode).toBe(503);
    const still = await world.post('/citizens', body);
    expect([still.statusCode, still.json().code]).toEqual([409, 'citizen-exists']);
    world.engine.instead = undefined;
    const again = await world.post('/citizens', body);
    const { citizenId } = again.json();
    expect([again.statusCode, citizenId]).toEqual([409, still.json().citizenId]);
    expect(world.engine.citizens.has(citizenId)).toBe(true);
    expect((await world.post(`/citizens/${citizenId}/open-contact-group`, { contactGroup: 1 })).statusCode).toBe(200);
  });

  test('with a key: 503, then 201 with the id, each time the same', async () => {
    const body = someone();
    world.engine.instead = frozen;
    expect((await world.post('/citizens', body, keyed('frozen'))).statusCode).toBe(503);
    world.engine.instead = undefined;
    const made = await world.post('/citizens', body, keyed('frozen'));
    const again = await world.post('/citizens', { ...body, cpr: `${body.cpr.slice(0, 6)}-${body.cpr.slice(6)}` }, keyed('frozen'));
    expect([made.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.body).toBe(made.body);
    expect(again.headers.location).toBe(`/citizens/${made.json().citizenId}`);
    expect(world.engine.citizens.has(made.json().citizenId)).toBe(true);
  });
});

describe('an idempotency key on creation', () => {
  test('is for one body and one caller', async () => {
    const body = someone();
    const made = await world.post('/citizens', body, keyed('one'));
    expect(made.statusCode).toBe(201);
    const other = await world.post('/citizens', someone(), keyed('one'));
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-key-reused']);
    const foreign = await world.post('/citizens', body, { as: 'cpr', ...keyed('one') });
    expect(foreign.json()).toMatchObject({ code: 'citizen-exists', citizenId: made.json().citizenId });
    const unkeyed = await world.post('/citizens', body);
    expect(unkeyed.json()).toMatchObject({ status: 409, citizenId: made.json().citizenId });
  });

  test('given many times at once makes one citizen', async () => {
    const body = someone();
    const all = await Promise.all([1, 2, 3, 4].map(() => world.post('/citizens', body, keyed('many'))));
    expect(new Set(all.map((a) => a.body)).size).toBe(1);
    expect(all.map((a) => a.statusCode)).toEqual([201, 201, 201, 201]);
  });
});

describe('finding a citizen by the CPR number', () => {
  const FINDERS = ['jobcentre 101', 'jobcentre 102', 'a-kasse 5', 'benefit-system', 'cpr', 'udb', 'udk', 'batch'];

  test('answers the id, hyphen or not, to those who may; each look-up is in the access log, the number nowhere', async () => {
    const body = someone();
    const { citizenId } = (await world.post('/citizens', body)).json();
    for (const as of FINDERS) {
      const found = await world.post('/citizens/find', { cpr: `${body.cpr.slice(0, 6)}-${body.cpr.slice(6)}` }, { as });
      expect([as, found.statusCode, found.json()]).toEqual([as, 200, { citizenId }]);
    }
    const log = await world.store.accessLog(citizenId);
    expect(log.map(({ who, what, id }) => [who, what, id])).toEqual(FINDERS.map((as) => [as, 'find', null]));
    expect(JSON.stringify(log)).not.toContain(body.cpr.slice(6));
    expect(world.log.join('')).not.toMatch(new RegExp(`${body.cpr.slice(0, 6)}-?${body.cpr.slice(6)}`));
  });

  test('one whom nobody knows is 404; the look-up is in the log too', async () => {
    const before = (await world.store.accessLog('')).length;
    const found = await world.post('/citizens/find', { cpr: '3112990001' }, { as: 'udk' });
    expect([found.statusCode, found.json().code]).toEqual([404, 'unknown-citizen']);
    expect(await world.store.accessLog('')).toHaveLength(before + 1);
  });

  test.each([
    [{ cpr: '3102909996' }, 'jobcentre 101', 400, 'cpr-invalid'],
    [{ cpr: '' }, 'operator', 400, 'cpr-invalid'],
    [{ cpr: 101909996 }, 'jobcentre 101', 400, 'invalid-request'],
    [{}, 'jobcentre 101', 400, 'invalid-request'],
    [{ cpr: '0101909996', name: 'x' }, 'jobcentre 101', 400, 'invalid-request'],
    [{ cpr: '0101909996' }, 'operator', 403, 'forbidden-role'],
    [{ cpr: '0101909996' }, 'citizen x', 403, 'forbidden-role'],
  ])('%j by %s is %i %s', async (body, as, status, code) => {
    const answer = await world.post('/citizens/find', body, { as });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});
