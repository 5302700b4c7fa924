import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day, World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => {
  world.now = day('2022-03-14');
  world.engine.instead = undefined;
  world.engine.onEffects = async () => undefined;
  world.jobnetUp = true;
  world.clockStopped = false;
});
afterAll(() => world.close());

const json = 'application/json';
const problemType = 'application/problem+json; charset=utf-8';

describe('a command', () => {
  test('is accepted with its timeline entry', async () => {
    const id = await world.citizen();
    const answer = await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(json);
    expect(answer.json()).toMatchObject({
      outcome: 'accepted',
      timeline: [{ seq: 1, by: 'jobcentre 101', command: 'open-contact-group', rule: '0' }],
    });
  });

  test('gives the id of what it made in the result', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    const made = await world.post(`/citizens/${id}/summon`, { meetingType: 7, at: '2022-03-20T10:00' });
    expect(made.json()).toMatchObject({ result: { appointmentId: expect.any(String) } });
  });

  test('that a rule refuses is 422 with code and rule', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    const answer = await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 2 });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toBe(problemType);
    expect(answer.json()).toMatchObject({ type: '/problems/4644', status: 422, code: '4644', rule: '0' });
  });

  test('with no body is taken as {}', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    expect((await world.send('POST', `/citizens/${id}/close-contact-group`)).statusCode).toBe(200);
    const empty = await world.post(`/citizens/${id}/close-contact-group`, '', { headers: { 'content-type': json } });
    expect(empty.json()).toMatchObject({ code: 'no-open-contact-group' });
  });

  test('finds its workflow started when a crash came between the store and the start', async () => {
    const id = await world.cutOff();
    expect((await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 })).statusCode).toBe(200);
    expect(world.engine.starts.filter((started) => started === id)).toHaveLength(1);
  });

  test('does not begin a workflow anew that has been there', async () => {
    const id = await world.citizen();
    world.engine.citizens.delete(id);
    const answer = await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    expect(answer.json()).toMatchObject({ status: 503, code: 'citizen-suspended' });
    expect(world.engine.starts.filter((started) => started === id)).toHaveLength(1);
  });
});

describe('the order of the checks', () => {
  const known = () => world.citizen();
  test.each([
    ['no token before a body that is none', null, 'unknown', 'open-contact-group', '{', 401, 'unauthorized'],
    ['shape before role', 'a-kasse 5', 'unknown', 'open-contact-group', { contactGroup: [] }, 400, 'invalid-request'],
    ['role before whether the citizen exists', 'a-kasse 5', 'unknown', 'open-contact-group', { contactGroup: 1 }, 403, 'forbidden-role'],
    ['the citizen before all rules', 'jobcentre 101', 'unknown', 'open-contact-group', { contactGroup: 99 }, 404, 'unknown-citizen'],
    ['whose citizen before ids and rules', 'jobcentre 102', 'known', 'cancel-appointment', { appointmentId: 'x' }, 403, 'not-your-citizen'],
    ['ids before dates', 'jobcentre 101', 'known', 'end-absence', { absenceId: 'x', on: '2032-01-01' }, 422, 'unknown-absence'],
    [
      'date-order before the rules',
      'jobcentre 101',
      'known',
      'register-absence',
      { code: 999, from: '2022-03-10', to: '2022-03-09' },
      422,
      'date-order',
    ],
    [
      'date-in-future before the rules',
      'jobcentre 101',
      'known',
      'register-absence',
      { code: 999, from: '2022-03-15' },
      422,
      'date-in-future',
    ],
    ['an unknown command', 'jobcentre 101', 'unknown', 'no-such-command', {}, 404, 'unknown-command'],
  ])('%s', async (_, as, who, command, body, status, code) => {
    const id = who === 'known' ? await known() : 'nobody';
    const answer = await world.post(`/citizens/${id}/${command}`, body, { as, headers: { 'content-type': json } });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe(problemType);
  });

  test('an id of any form is unknown, never malformed', async () => {
    const id = await world.citizen();
    for (const absenceId of ['\0', '\ud800', '../..', "'; --"]) {
      const answer = await world.post(`/citizens/${id}/end-absence`, { absenceId, on: '2022-03-14' });
      expect(answer.json()).toMatchObject({ code: 'unknown-absence' });
    }
    for (const citizenId of ['%00', "a'b", 'x'.repeat(3_000)]) {
      expect((await world.post(`/citizens/${citizenId}/close-contact-group`, {})).json()).toMatchObject({ code: 'unknown-citizen' });
    }
  });
});

describe('a malformed request', () => {
  const errors = async (body: unknown, command = 'register-job-seeker', headers: Record<string, string> = {}, query = '') =>
    (await world.post(`/citizens/x/${command}${query}`, body, { headers: { 'content-type': json, ...headers } })).json();

  test('names each field that is wrong', async () => {
    expect(await errors({ jobTitles: [{ title: 3 }, { titel: 'x', title: 'y' }] })).toMatchObject({
      code: 'invalid-request',
      errors: [
        { in: 'body', path: 'jobTitles.0.title' },
        { in: 'body', path: 'jobTitles.1.titel', message: 'this field is not known' },
      ],
    });
  });

  test.each([
    ['not JSON', '{"a":', ''],
    ['not an object', '[]', ''],
    ['null', 'null', ''],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), ''],
    ['a poisoned prototype', '{"__proto__":{}}', ''],
    ['NUL in a text', '{"jobTitles":[{"title":"a\\u0000"}]}', 'jobTitles.0.title'],
    ['half a character', '{"jobTitles":[{"title":"\\ud800"}]}', 'jobTitles.0.title'],
  ])('%s is 400', async (_, body, path) => {
    expect(await errors(body)).toMatchObject({ status: 400, code: 'invalid-request', errors: [{ in: 'body', path }] });
  });

  test('a body that is nested without end is 400', async () => {
    const deep = `{"formId":"f","answers":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`;
    expect(await errors(deep, 'submit-preparation-form')).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  test.each([
    ['?dry-run=maybe', 'dry-run'],
    ['?on=2022-03-14', 'on'],
    ['?dry-run=true&on=2022-02-30', 'on'],
    ['?dryrun=true', 'dryrun'],
  ])('the query %s is 400', async (query, path) => {
    expect(await errors({}, 'close-contact-group', {}, query)).toMatchObject({ code: 'invalid-request', errors: [{ in: 'query', path }] });
  });

  test('too large is 413, another media type 415', async () => {
    const large = await world.post('/citizens/x/submit-preparation-form', { formId: 'f', answers: { a: 'x'.repeat(300_000) } });
    expect([large.statusCode, large.json().code]).toEqual([413, 'body-too-large']);
    const text = await world.post('/citizens/x/close-contact-group', 'hello', { headers: { 'content-type': 'text/plain' } });
    expect([text.statusCode, text.json().code]).toEqual([415, 'unsupported-media-type']);
  });
});

describe('a dry run', () => {
  test('answers the same and leaves nothing', async () => {
    const id = await world.citizen();
    const before = await world.store.unowned('2100-01-01T00:00:00Z');
    const body = { jobTitles: [{ title: 'Smed' }] };
    const tried = await world.post(`/citizens/${id}/register-job-seeker?dry-run=true`, body, { headers: { 'idempotency-key': 'k' } });
    expect(tried.json()).toMatchObject({ outcome: 'accepted', timeline: [{ seq: 1 }] });
    expect(await world.store.unowned('2100-01-01T00:00:00Z')).toEqual(before);
    expect(world.engine.citizens.get(id)?.recent).toEqual([]);
    const refused = await world.post(`/citizens/${id}/close-contact-group?dry-run=true`, {});
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'no-open-contact-group']);
  });

  test('on a day is decided by that day', async () => {
    const id = await world.citizen();
    const query = 'dry-run=true&on=2022-04-10';
    const answer = await world.post(`/citizens/${id}/register-absence?${query}`, { code: 10, from: '2022-04-10' });
    expect(answer.json()).toMatchObject({ code: '4591' });
    expect((await world.post(`/citizens/${id}/register-absence`, { code: 10, from: '2022-04-10' })).json()).toMatchObject({
      code: 'date-in-future',
    });
  });
});

describe('content', () => {
  test('goes to the store under the command’s id; the workflow sees no text', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/register-job-seeker`, { jobTitles: [{ title: 'Smed', aliases: ['Grovsmed'] }] });
    const command = world.engine.commands.at(-1);
    expect(command?.records).toEqual([command?.id]);
    expect(JSON.stringify(command)).not.toMatch(/smed/i);
    expect(await world.store.readRecord(command?.id ?? '')).toEqual({ jobTitles: [{ title: 'Smed', aliases: ['Grovsmed'] }] });
  });

  test('of a refused command is gone', async () => {
    const id = await world.citizen();
    const twice = { jobTitles: [{ title: 'Smed' }, { title: ' SMED ' }] };
    expect((await world.post(`/citizens/${id}/register-job-seeker`, twice)).json()).toMatchObject({
      code: 'duplicate-job-title',
      rule: '1.6',
    });
    expect(await world.store.recordGone(world.engine.commands.at(-1)?.id ?? '')).toBe(true);
  });
});

describe('Jobnet', () => {
  const register = async () => {
    const id = await world.citizen();
    return (await world.post(`/citizens/${id}/register-job-seeker`, { jobTitles: [] })).json();
  };
  const answers = (status: 'done' | 'failing', result: unknown) => {
    world.engine.onEffects = async (citizenId, effects) => {
      for (const { id } of effects)
        await world.store.noteWork({
          effectId: id,
          citizenId,
          kind: 'jobnet-profile',
          status,
          attempts: 1,
          error: null,
          result,
          at: '2022-03-14T11:00:00Z',
        });
    };
  };

  test('1.5 a new profile is in the answer with user name and password Ukendt, from 2022-03-14', async () => {
    answers('done', { created: true });
    expect(await register()).toMatchObject({ result: { jobnetProfile: { username: 'Ukendt', password: 'Ukendt' } } });
  });

  test('1.5 the day before the release the answer carries what Jobnet gave, once and kept nowhere', async () => {
    answers('done', { created: true });
    world.now = day('2022-03-13');
    const id = await world.citizen();
    const body = { jobTitles: [{ title: 'Tømrer' }] };
    const give = async () =>
      (await world.post(`/citizens/${id}/register-job-seeker`, body, { headers: { 'idempotency-key': 'before' } })).json();
    expect(await give()).toMatchObject({
      result: { jobnetProfile: { username: 'anna-jobnet', password: expect.stringMatching(/^secret-/) } },
    });
    expect((await give()).result).toEqual({});
  });

  test('1.5 a profile that was there before is not in the answer', async () => {
    answers('done', { created: false });
    expect((await register()).result).toEqual({});
    answers('done', null);
    expect((await register()).result).toEqual({});
  });

  test('1.5 down: the answer says what is pending, at once when it is known to fail', async () => {
    answers('failing', null);
    expect(await register()).toMatchObject({ outcome: 'accepted', result: { pending: ['jobnet-profile'] } });
    world.engine.onEffects = async () => undefined;
    expect(await register()).toMatchObject({ outcome: 'accepted', result: { pending: ['jobnet-profile'] } });
  });

  test('1.5 credentials are given once, kept nowhere', async () => {
    const id = await world.citizen();
    const give = () => world.post(`/citizens/${id}/create-credentials`, {}, { headers: { 'idempotency-key': 'once' } });
    world.jobnetUp = false;
    expect((await give()).json()).toMatchObject({ status: 503, code: 'jobnet-unavailable' });
    world.jobnetUp = true;
    const first = (await give()).json();
    expect(first).toMatchObject({ outcome: 'accepted', result: { username: 'anna-jobnet', password: expect.stringMatching(/^secret-/) } });
    expect((await give()).json()).toMatchObject({ status: 422, code: 'credentials-already-given', rule: '1.5' });
    expect(world.engine.citizens.get(id)?.recent).toHaveLength(1);
    expect(world.log.join('')).not.toContain(first.result.password);
  });

  test('1.5 of two repeats at the same time one gets the credentials', async () => {
    const id = await world.citizen();
    const give = () => world.post(`/citizens/${id}/create-credentials`, {}, { headers: { 'idempotency-key': 'both' } });
    const statuses = (await Promise.all([give(), give(), give()])).map((a) => a.statusCode).sort();
    expect(statuses).toEqual([200, 422, 422]);
  });
});
