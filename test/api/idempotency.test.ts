import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day, World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => {
  world.now = day('2022-03-14');
  world.engine.instead = undefined;
});
afterAll(() => world.close());

const keyed = (key: string, language = 'en') => ({ headers: { 'idempotency-key': key, 'accept-language': language } });

describe('the same idempotency key', () => {
  test('answers as the first did, and the command is applied once', async () => {
    const id = await world.citizen();
    const give = () => world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 }, keyed('a'));
    const first = await give();
    expect(first.json()).toMatchObject({ outcome: 'accepted' });
    const given = world.engine.commands.length;
    const second = await give();
    expect([second.statusCode, second.body]).toEqual([first.statusCode, first.body]);
    expect(world.engine.commands).toHaveLength(given);
    expect(world.engine.citizens.get(id)?.recent).toHaveLength(1);
  });

  test('answers a refusal as the first time, also when the rules would say yes by now, in the reader’s language', async () => {
    const id = await world.citizen();
    const close = (language?: string) => world.post(`/citizens/${id}/close-contact-group`, {}, keyed('b', language));
    const first = await close();
    expect(first.json()).toMatchObject({ status: 422, code: 'no-open-contact-group' });
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    expect((await close()).body).toBe(first.body);
    const danish = (await close('da')).json();
    expect(danish).toMatchObject({ code: 'no-open-contact-group' });
    expect(danish.detail).not.toBe(first.json().detail);
  });

  test('with another body, or for another command, is 422 idempotency-key-reused', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 }, keyed('c'));
    for (const [command, body] of [
      ['open-contact-group', { contactGroup: 2 }],
      ['close-contact-group', {}],
    ] as const) {
      const answer = await world.post(`/citizens/${id}/${command}`, body, keyed('c'));
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'idempotency-key-reused']);
    }
  });

  test('with the same fields in another order is the same request', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    const first = await world.post(`/citizens/${id}/summon`, { meetingType: 7, at: '2022-03-20T10:00' }, keyed('d'));
    const second = await world.post(`/citizens/${id}/summon`, { at: '2022-03-20T10:00', meetingType: 7 }, keyed('d'));
    expect(second.body).toBe(first.body);
  });

  test('of another caller, or for another citizen, is another key', async () => {
    const [anna, bo] = [await world.citizen(), await world.citizen()];
    await world.post(`/citizens/${anna}/open-contact-group`, { contactGroup: 1 }, keyed('e'));
    expect((await world.post(`/citizens/${bo}/open-contact-group`, { contactGroup: 2 }, keyed('e'))).statusCode).toBe(200);
    const other = await world.post(`/citizens/${anna}/close-contact-group`, {}, { ...keyed('e'), as: 'jobcentre 102' });
    expect(other.json()).toMatchObject({ code: 'not-your-citizen' });
  });

  test('applies once when the first request died after the decision: the command’s id is the same', async () => {
    const id = await world.citizen();
    const give = () => world.post(`/citizens/${id}/register-job-seeker`, { jobTitles: [{ title: 'Smed' }] }, keyed('f'));
    const decide = world.engine.command.bind(world.engine);
    world.engine.command = async (citizenId, command) => {
      await decide(citizenId, command);
      throw new Error('the API died here');
    };
    expect((await give()).statusCode).toBe(500);
    world.engine.command = decide;
    const other = await world.post(`/citizens/${id}/register-job-seeker`, { jobTitles: [] }, keyed('f'));
    expect(other.json()).toMatchObject({ code: 'idempotency-key-reused' });
    expect((await give()).json()).toMatchObject({ outcome: 'accepted', timeline: [{ seq: 1 }] });
    expect(world.engine.citizens.get(id)?.recent).toHaveLength(1);
    const [first, second] = world.engine.commands.slice(-2);
    expect(first?.id).toBe(second?.id);
  });

  test('is not used up by an answer 503', async () => {
    const id = await world.citizen();
    const give = () => world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 }, keyed('g'));
    world.engine.instead = () => new Promise(() => undefined);
    expect((await give()).json()).toMatchObject({ status: 503, code: 'engine-unavailable' });
    world.engine.instead = undefined;
    expect((await give()).statusCode).toBe(200);
  });

  test('given many times at once is applied once', async () => {
    const id = await world.citizen();
    const give = () => world.post(`/citizens/${id}/register-job-seeker`, { jobTitles: [{ title: 'Murer' }] }, keyed('h'));
    const bodies = new Set((await Promise.all([give(), give(), give(), give()])).map((a) => a.body));
    expect(bodies.size).toBe(1);
    expect(world.engine.citizens.get(id)?.recent).toHaveLength(1);
  });

  test('keeps neither key nor text', async () => {
    const id = await world.citizen();
    const asked: unknown[] = [];
    const keep = world.store.keepAnswer;
    (world.store as { keepAnswer: typeof keep }).keepAnswer = async (answer) => {
      asked.push(answer);
      await keep(answer);
    };
    await world.post(`/citizens/${id}/register-job-seeker`, { jobTitles: [{ title: 'Zinkfarver' }] }, keyed('a-very-own-key'));
    (world.store as { keepAnswer: typeof keep }).keepAnswer = keep;
    expect(asked).toHaveLength(2);
    expect(JSON.stringify(asked)).not.toMatch(/zinkfarver|a-very-own-key/i);
  });
});

test('an empty or overlong idempotency key is 400', async () => {
  for (const key of ['', 'x'.repeat(201)]) {
    const answer = await world.post('/citizens/x/close-contact-group', {}, keyed(key));
    expect(answer.json()).toMatchObject({ code: 'invalid-request', errors: [{ in: 'header', path: 'idempotency-key' }] });
  }
});
