import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../../machines/core/machine.ts';
import { day, World } from './world.ts';

let world: World;
let anna: string;
beforeAll(async () => {
  world = await World.open();
  anna = await world.citizen({ address: 'Vej 1' });
});
beforeEach(() => {
  world.now = day('2022-03-14');
  world.engine.instead = undefined;
  world.engine.views.clear();
});
afterAll(() => world.close());

const put = async (recordId: string, content: unknown): Promise<void> => {
  await world.store.putRecord({ recordId, citizenId: anna, commandId: recordId, kind: 'test', content, createdAt: '2022-03-14T11:00:00Z' });
  await world.store.own([recordId]);
};
const shows = (topic: string, view: Readonly<Record<string, unknown>> | undefined) =>
  world.engine.views.set(topic, () => (view === undefined ? {} : { view }));

describe('the view', () => {
  test('is as of the engine’s today', async () => {
    world.now = day('2022-05-02');
    expect((await world.get(`/citizens/${anna}`)).json()).toMatchObject({
      citizenId: anna,
      today: '2022-05-02',
      jobcentre: '101',
      absences: [],
    });
  });

  test.each([
    ['role first', 'udb', 'nobody', 403, 'forbidden-role'],
    ['then the citizen', 'jobcentre 101', 'nobody', 404, 'unknown-citizen'],
    ['then whose it is', 'jobcentre 102', 'anna', 403, 'not-your-citizen'],
    ['a citizen sees itself only', 'citizen x', 'anna', 403, 'not-your-citizen'],
  ])('is refused in order: %s', async (_, as, who, status, code) => {
    const answer = await world.get(`/citizens/${who === 'anna' ? anna : who}`, as);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('begins the workflow of a citizen whose creation was cut off', async () => {
    const id = await world.cutOff();
    expect((await world.get(`/citizens/${id}`)).statusCode).toBe(200);
  });
});

describe('texts', () => {
  test('are filled in from the records, later ones first; one that is gone is null; the operator sees none', async () => {
    await put('r1', { name: 'Kim', email: 'kim@example.org' });
    await put('r2', { email: null });
    const person = {
      id: 'p',
      name: textOf(['r1', 'r2'], 'name'),
      email: textOf(['r1', 'r2'], 'email'),
      phone: textOf(['r1', 'gone'], 'phone'),
    };
    shows('view', { contactPersons: [person] });
    expect((await world.get(`/citizens/${anna}`)).json()).toEqual({ contactPersons: [{ id: 'p', name: 'Kim', email: null, phone: null }] });
    expect((await world.get(`/citizens/${anna}`, 'operator')).json()).toEqual({
      contactPersons: [{ id: 'p', name: null, email: null, phone: null }],
    });
  });

  test('may be any content', async () => {
    await put('r3', { answers: { a: [1, { b: null }] } });
    shows('preparation-form', { id: 'f', status: 'submitted', answers: textOf(['r3'], 'answers'), statistics: null });
    expect((await world.get(`/citizens/${anna}/preparation-forms/f`, `citizen ${anna}`)).json()).toEqual({
      id: 'f',
      status: 'submitted',
      answers: { a: [1, { b: null }] },
      statistics: null,
    });
  });
});

describe('one record', () => {
  test.each([
    ['preparation-forms', 'preparation-form', 'unknown-form'],
    ['documents', 'document', 'unknown-document'],
    ['contact-persons', 'contact-person', 'unknown-contact-person'],
  ])('of %s that is not there is 404', async (path, topic, code) => {
    shows(topic, undefined);
    const answer = await world.get(`/citizens/${anna}/${path}/none`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, code]);
  });

  test('of the documents is a PDF', async () => {
    await put('pdf', { pdf: Buffer.from('%PDF-1.7').toString('base64') });
    shows('document', { id: 'd', pdf: textOf(['pdf'], 'pdf') });
    const answer = await world.get(`/citizens/${anna}/documents/d`);
    expect([answer.headers['content-type'], answer.body]).toEqual(['application/pdf', '%PDF-1.7']);
  });

  test('leaves who, what and when in the access log', async () => {
    shows('contact-person', { id: 'c1' });
    await world.get(`/citizens/${anna}/contact-persons/c1`);
    expect((await world.store.accessLog(anna)).at(-1)).toEqual({
      at: '2022-03-14T11:00:00.000Z',
      who: 'jobcentre 101',
      role: 'jobcentre',
      org: '101',
      citizenId: anna,
      what: 'contact-person',
      id: 'c1',
    });
  });
});

describe('the CV', () => {
  test('4.2 has name and address; address Ukendt for an administrative CPR number', async () => {
    shows('cv', { approvedOn: null, status: [] });
    expect((await world.get(`/citizens/${anna}/cv`)).json()).toEqual({
      approvedOn: null,
      status: [],
      name: 'Anna Andersen',
      address: 'Vej 1',
    });
    const bo = await world.citizen({ administrativeCpr: true, address: 'Vej 2' });
    expect((await world.get(`/citizens/${bo}/cv`)).json()).toMatchObject({ address: 'Ukendt' });
  });
  test('is not for the operator', async () => {
    expect((await world.get(`/citizens/${anna}/cv`, 'operator')).json()).toMatchObject({ code: 'forbidden-role' });
  });
});

describe('the timeline', () => {
  test('joins what the store has and what the workflow has not written yet', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    await world.post(`/citizens/${id}/close-contact-group`, {});
    const [first] = world.engine.citizens.get(id)?.recent ?? [];
    if (first) await world.store.appendTimeline(id, [{ ...first, commandId: 'c', what: first.what.map((w) => ({ ...w })) }]);
    const { timeline } = (await world.get(`/citizens/${id}/timeline`)).json();
    expect(timeline.map((e: { seq: number; command: string }) => [e.seq, e.command])).toEqual([
      [1, 'open-contact-group'],
      [2, 'close-contact-group'],
    ]);
    expect(Object.keys(timeline[0]).sort()).toEqual(['by', 'command', 'effectiveOn', 'recordedAt', 'rule', 'seq', 'what']);
  });
});

describe('a part of the timeline', () => {
  test('since the newest line that is known: it and what came after it, of store and workflow alike', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    const [first] = world.engine.citizens.get(id)?.recent ?? [];
    if (first) await world.store.appendTimeline(id, [{ ...first, what: [...first.what] }]);
    world.now += 1;
    await world.post(`/citizens/${id}/close-contact-group`, {});
    const since = async (at: string): Promise<readonly number[]> => {
      const { timeline } = (await world.get(`/citizens/${id}/timeline?since=${encodeURIComponent(at)}`)).json();
      return timeline.map((e: { seq: number }) => e.seq);
    };
    expect(await since('1999-01-01T00:00:00Z')).toEqual([1, 2]);
    expect(await since('0000-01-01T00:00:00Z')).toEqual([1, 2]);
    expect(await since('2022-03-14T12:00:00+01:00')).toEqual([1, 2]);
    expect(await since('2022-03-14T11:00:00.001Z')).toEqual([2]);
    expect(await since('2022-03-14T11:00:00.002Z')).toEqual([]);
  });

  test.each(['yesterday', '2022-03-14', '', '2022-13-01T00:00:00Z'])('since %s is malformed', async (at) => {
    const id = await world.citizen();
    const answer = await world.get(`/citizens/${id}/timeline?since=${at}`);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request']);
  });
});

describe('a part of the diagrams', () => {
  test('what may come next is of one machine, or left out; the rest is the same', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    const read = async (query: string) => (await world.get(`/citizens/${id}/diagrams${query}`)).json();
    const whole = await read('');
    expect(whole.next.length).toBeGreaterThan(10);
    expect(whole.items.find((i: { machine: string }) => i.machine === 'contact-group').path).toHaveLength(1);
    expect(await read('?next=none')).toEqual({ ...whole, next: [] });
    const own = whole.next.filter((n: { machine: string }) => n.machine === 'contact-group');
    expect(await read('?next=contact-group')).toEqual({ ...whole, next: own });
    expect((await world.get(`/citizens/${id}/diagrams?next=nobody`)).statusCode).toBe(400);
  });
});

describe('what is allowed', () => {
  test('names each command of the role with its rule, and why not in the reader’s language', async () => {
    const id = await world.citizen();
    const read = async (language: string) =>
      (await world.get(`/citizens/${id}/allowed`, 'jobcentre 101', { 'accept-language': language })).json().commands;
    const english = await read('en');
    expect(english).toContainEqual({ command: 'open-contact-group', allowed: true, rule: '0' });
    const close = { command: 'close-contact-group', allowed: false, rule: '0', code: 'no-open-contact-group' };
    expect(english).toContainEqual({ ...close, detail: expect.any(String) });
    expect(await read('da')).not.toEqual(english);
  });

  test('answers an office that the citizen is not of not at all, whatever it is to other offices', async () => {
    const [free, member] = [await world.citizen(), await world.citizen()];
    expect((await world.post(`/citizens/${member}/join-a-kasse`, { from: '2022-03-01' }, { as: 'a-kasse 5' })).statusCode).toBe(200);
    for (const as of ['jobcentre 999', 'a-kasse 7']) {
      const answers = [await world.get(`/citizens/${free}/allowed`, as), await world.get(`/citizens/${member}/allowed`, as)];
      expect(answers.map((a) => [as, a.statusCode, a.json().code])).toEqual(answers.map(() => [as, 403, 'not-your-citizen']));
    }
    const { commands } = (await world.get(`/citizens/${member}/allowed`, 'a-kasse 5')).json();
    expect(commands).toContainEqual(expect.objectContaining({ command: 'leave-a-kasse', allowed: true }));
  });

  test('a stranger’s dry run of joining and taking over tells nothing, the command itself does', async () => {
    const [free, member] = [await world.citizen(), await world.citizen()];
    await world.post(`/citizens/${member}/join-a-kasse`, { from: '2022-03-01' }, { as: 'a-kasse 5' });
    for (const command of ['join-a-kasse', 'change-a-kasse', 'leave-a-kasse', 'approve-cv', 'end-absence', 'report-benefit-hours']) {
      const body =
        { 'join-a-kasse': { from: '2022-03-10' }, 'change-a-kasse': { from: '2022-03-10' }, 'leave-a-kasse': { on: '2022-03-10' } }[
          command
        ] ??
        (command === 'end-absence' ? { absenceId: 'x', on: '2022-03-10' } : command === 'report-benefit-hours' ? { hoursUsed: 1 } : {});
      const [a, b] = await Promise.all(
        [free, member].map((id) => world.post(`/citizens/${id}/${command}?dry-run=true&on=2022-03-20`, body, { as: 'a-kasse 7' })),
      );
      expect([command, a?.json()]).toEqual([command, b?.json()]);
      expect(a?.json()).toMatchObject({ status: 403, code: 'not-your-citizen' });
    }
    const own = await world.post(`/citizens/${member}/join-a-kasse?dry-run=true`, { from: '2022-03-10' }, { as: 'a-kasse 5' });
    expect(own.json()).toMatchObject({ code: 'already-member' });
    expect((await world.post(`/citizens/${free}/join-a-kasse`, { from: '2022-03-10' }, { as: 'a-kasse 7' })).statusCode).toBe(200);
  });
});

describe('messages', () => {
  const message = (id: string, to: string) =>
    world.store.putMessage({
      id,
      at: '2022-03-14T11:00:00Z',
      citizenId: anna,
      to,
      channel: 'webservice',
      type: 59,
      text: 'fast ordlyd',
      data: { on: '2022-03-14' },
    });

  beforeAll(async () => {
    for (const [id, to] of [
      ['m1', 'jobcentre 101'],
      ['m2', 'citizen'],
      ['m3', 'jobcentre 102'],
      ['m4', 'jobcentre 101'],
    ] as const)
      await message(id, to);
  });
  const ids = (answer: { json(): { messages: { id: string }[] } }) => answer.json().messages.map((m) => m.id);

  test('are those sent to the reader; the operator sees all', async () => {
    expect(ids(await world.get(`/citizens/${anna}/messages`))).toEqual(['m1', 'm4']);
    expect(ids(await world.get(`/citizens/${anna}/messages`, `citizen ${anna}`))).toEqual(['m2']);
    expect(ids(await world.get(`/citizens/${anna}/messages`, 'operator'))).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect((await world.get(`/citizens/${anna}/messages`, 'jobcentre 102')).json()).toMatchObject({ code: 'not-your-citizen' });
  });

  test('are read as a feed by cursor, by the recipient itself', async () => {
    const first = await world.get('/messages?to=jobcentre:101&limit=1');
    expect(ids(first)).toEqual(['m1']);
    const second = await world.get(`/messages?to=jobcentre:101&after=${first.json().next}`);
    expect(ids(second)).toEqual(['m4']);
    const last = await world.get(`/messages?to=jobcentre:101&after=${second.json().next}`);
    expect(last.json()).toEqual({ messages: [], next: second.json().next });
    expect((await world.get('/messages?to=a-kasse:5', 'a-kasse 5')).json()).toEqual({ messages: [], next: null });
    expect(ids(await world.get('/messages?to=jobcentre:102', 'operator'))).toEqual(['m3']);
  });

  test.each([
    ['/messages?to=jobcentre:102', 403, 'forbidden-role'],
    ['/messages?to=a-kasse:101', 403, 'forbidden-role'],
    ['/messages', 400, 'invalid-request'],
    ['/messages?to=citizen', 400, 'invalid-request'],
    ['/messages?to=jobcentre:101&after=zzz', 400, 'invalid-request'],
    ['/messages?to=jobcentre:101&limit=0', 400, 'invalid-request'],
  ])('%s is %i', async (url, status, code) => {
    const answer = await world.get(url);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});
