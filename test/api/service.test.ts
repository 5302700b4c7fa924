import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotSupported } from '../../api/engine/engine.ts';
import { StoreUnavailable } from '../../store/store.ts';
import { day, World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => {
  world.now = day('2022-03-14');
  world.engine.instead = undefined;
  world.engine.up = true;
  world.clockStopped = false;
  world.institutions = [{ number: '999001', name: 'Eksempel Gymnasium', cvr: '99999901', pNumber: '9999999001' }];
});
afterAll(() => world.close());

describe('creating a citizen', () => {
  const body = { cpr: '010190-9996', name: 'Anna Andersen', jobcentre: 101 };

  test('answers a fresh id; the same CPR number again is 409, hyphen or not', async () => {
    const made = await world.post('/citizens', body);
    expect(made.statusCode).toBe(201);
    const { citizenId } = made.json();
    expect(made.headers.location).toBe(`/citizens/${citizenId}`);
    expect(await world.store.citizen(citizenId)).toMatchObject({ birthDate: '1990-01-01', jobcentre: '101' });
    expect(world.engine.starts).toContain(citizenId);
    const again = await world.post('/citizens', { ...body, cpr: '0101909996' }, { as: 'cpr' });
    expect([again.statusCode, again.json().code]).toEqual([409, 'citizen-exists']);
    expect(again.json()).toMatchObject({ citizenId });
    expect(again.headers.location).toBe(`/citizens/${citizenId}`);
  });

  test.each([
    [{ ...body, cpr: '3102909996' }, 'jobcentre 101', 400, 'cpr-invalid'],
    [{ ...body, cpr: '3102909996' }, 'a-kasse 5', 400, 'cpr-invalid'],
    [{ ...body, cpr: 101909996 }, 'jobcentre 101', 400, 'invalid-request'],
    [{ ...body, more: 1 }, 'jobcentre 101', 400, 'invalid-request'],
    [{ ...body, name: 'a\0' }, 'jobcentre 101', 400, 'invalid-request'],
    [body, 'a-kasse 5', 403, 'forbidden-role'],
  ])('%j by %s is %i %s', async (given, as, status, code) => {
    const answer = await world.post('/citizens', given, { as });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});

describe('searching', () => {
  test('shows an office its own citizens only', async () => {
    world.engine.found = { citizens: [], next: 'abc' };
    expect((await world.get('/citizens?contactGroup=unemployment-benefit&absence=75&dueBefore=2022-09-01')).json()).toEqual({
      citizens: [],
      next: expect.stringMatching(/^[\w-]{40,}$/),
    });
    expect(world.engine.searches.at(-1)).toEqual({
      contactGroup: '1',
      absence: '75',
      dueBefore: Date.parse('2022-08-31T22:00:00Z'),
      jobcentres: ['101'],
      aKassen: [],
      limit: 100,
    });
    await world.get('/citizens?jobcentre=102&course=sick-leave', 'a-kasse 5');
    expect(world.engine.searches.at(-1)).toEqual({ course: 'sick-leave', jobcentres: ['102'], aKassen: ['5'], limit: 100 });
  });

  test('goes on by a cursor that holds for that search and that caller only', async () => {
    world.engine.found = { citizens: [], next: 'abc' };
    const { next } = (await world.get('/citizens?absence=75', 'operator')).json();
    await world.get(`/citizens?absence=75&limit=5&after=${next}`, 'operator');
    expect(world.engine.searches.at(-1)).toEqual({ absence: '75', jobcentres: [], aKassen: [], limit: 5, after: 'abc' });
    for (const [url, as] of [
      ['/citizens?absence=75&after=abc', 'operator'],
      [`/citizens?absence=75&after=${Buffer.from('abc').toString('base64url')}`, 'operator'],
      [`/citizens?absence=10&after=${next}`, 'operator'],
      [`/citizens?absence=75&after=${next}`, 'jobcentre 101'],
    ] as const) {
      expect((await world.get(url, as)).json()).toMatchObject({ code: 'invalid-request', errors: [{ in: 'query', path: 'after' }] });
    }
  });

  test.each([
    ['/citizens?absence=x', 'operator', 400, 'invalid-request'],
    ['/citizens?contactGroup=no-such', 'operator', 400, 'invalid-request'],
    ["/citizens?jobcentre=1'%20OR%20'1", 'operator', 400, 'invalid-request'],
    ['/citizens?dueBefore=2022-02-30', 'operator', 400, 'invalid-request'],
    ['/citizens?colour=red', 'operator', 400, 'invalid-request'],
    ['/citizens', 'udb', 403, 'forbidden-role'],
  ])('%s by %s is %i', async (url, as, status, code) => {
    const answer = await world.get(url, as);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('is 501 on an engine without it', async () => {
    world.engine.instead = async () => {
      throw new NotSupported('no list');
    };
    expect((await world.get('/citizens')).json()).toMatchObject({ status: 501, code: 'not-supported' });
  });
});

describe('reference', () => {
  test('code lists as of a day, today by the engine’s clock', async () => {
    const names = async (query: string) =>
      (await world.get(`/code-lists/absences${query}`)).json().find((e: { id: number }) => e.id === 77).name as string;
    expect(await names('?on=2022-03-13')).toBe('På vej på erhvervsuddannelse (inden for 6 uger)');
    expect(await names('')).toContain('anden erhvervsrettet uddannelse');
    world.now = day('2022-03-13');
    expect(await names('')).toBe('På vej på erhvervsuddannelse (inden for 6 uger)');
    const [entry] = (await world.get('/code-lists/contact-groups', 'batch')).json();
    expect(Object.keys(entry).sort()).toEqual(['description', 'id', 'key', 'name', 'validFrom', 'validTo']);
    expect((await world.get('/code-lists/toString')).json()).toMatchObject({ status: 404, code: 'unknown-code-list' });
  });

  test('machines and their diagrams', async () => {
    const list = (await world.get('/machines')).json();
    expect(list).toContainEqual(expect.objectContaining({ name: 'contact-group', diagram: '/machines/contact-group.mmd' }));
    for (const { diagram } of list) {
      const text = await world.get(diagram);
      expect([text.statusCode, text.headers['content-type']]).toEqual([200, 'text/vnd.mermaid; charset=utf-8']);
      expect(text.body).toContain('stateDiagram-v2\n');
    }
    expect((await world.get('/machines/none.mmd')).json()).toMatchObject({ status: 404, code: 'unknown-machine' });
  });

  test('3.4 institutions', async () => {
    expect((await world.get('/institutions/999001')).json()).toEqual(world.institutions[0]);
    expect((await world.get('/institutions/1', 'operator')).json()).toMatchObject({ status: 404, code: 'unknown-institution' });
    expect((await world.get('/institutions/1', 'a-kasse 5')).json()).toMatchObject({ code: 'forbidden-role' });
  });
});

describe('when something below does not answer', () => {
  test('the engine never answers: 503 within the bound', async () => {
    const id = await world.citizen();
    world.engine.instead = () => new Promise(() => undefined);
    for (const answer of [await world.get(`/citizens/${id}`), await world.post(`/citizens/${id}/close-contact-group`, {})]) {
      expect(answer.json()).toMatchObject({ status: 503, code: 'engine-unavailable', instance: expect.stringMatching(/^urn:uuid:/) });
    }
  });

  test('its clock never answers', async () => {
    const id = await world.citizen();
    world.clockStopped = true;
    expect((await world.get(`/citizens/${id}`)).json()).toMatchObject({ status: 503, code: 'engine-unavailable' });
    expect((await world.get('/code-lists/absences')).json()).toMatchObject({ status: 503, code: 'engine-unavailable' });
  });

  test('the store is down', async () => {
    const { citizen } = world.store;
    (world.store as { citizen: typeof citizen }).citizen = async () => {
      throw new StoreUnavailable('down');
    };
    expect((await world.get('/citizens/x')).json()).toMatchObject({ status: 503, code: 'engine-unavailable' });
    (world.store as { citizen: typeof citizen }).citizen = citizen;
  });

  test('the store is away for a moment: the caller waits and is answered', async () => {
    const { citizen } = world.store;
    let times = 2;
    (world.store as { citizen: typeof citizen }).citizen = async (id) => {
      times -= 1;
      if (times >= 0) throw new StoreUnavailable('down');
      return citizen(id);
    };
    expect((await world.get('/citizens/x')).json()).toMatchObject({ status: 404, code: 'unknown-citizen' });
    (world.store as { citizen: typeof citizen }).citizen = citizen;
    expect(times).toBe(-1);
  });

  test('health says so, without a token', async () => {
    expect((await world.get('/health', null)).json()).toMatchObject({
      status: 'ok',
      alive: true,
      ready: true,
      engine: true,
      store: true,
      keys: true,
      degraded: [],
    });
    world.engine.up = false;
    expect((await world.get('/health', null)).json()).toMatchObject({
      status: 503,
      code: 'engine-unavailable',
      engine: false,
      store: true,
    });
    world.engine.reachable = () => new Promise(() => undefined);
    expect((await world.get('/health', null)).json()).toMatchObject({ status: 503, engine: false });
  });
});

describe('every error is a problem', () => {
  test('an unknown address is 404, another method 405 with what is allowed', async () => {
    expect((await world.get('/nothing', null)).json()).toMatchObject({ status: 404, code: 'not-found', type: '/problems/not-found' });
    const put = await world.send('PUT', '/citizens/x');
    expect([put.statusCode, put.json().code, put.headers.allow]).toEqual([405, 'method-not-allowed', 'GET, HEAD']);
    expect((await world.get('/citizens/x/close-contact-group')).headers.allow).toBe('POST');
    expect((await world.get('/citizens/%zz')).json()).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  test('an error of ours is 500 and tells nothing; its id is in the log', async () => {
    world.engine.instead = async () => {
      throw new Error('a secret of Anna Andersen');
    };
    const id = [...world.engine.citizens.keys()][0] ?? '';
    const answer = await world.get(`/citizens/${id}`);
    expect(answer.json()).toMatchObject({ status: 500, code: 'internal-error' });
    expect(answer.body).not.toContain('secret');
    const instance = answer.json().instance.replace('urn:uuid:', '');
    expect(world.log.some((line) => line.includes(instance) && line.includes('"level":50'))).toBe(true);
    expect(world.log.join('')).not.toContain('secret of Anna');
  });

  test.each([
    ['da', 'Borgeren er ikke kendt.'],
    ['da-DK, en;q=0.5', 'Borgeren er ikke kendt.'],
    ['en;q=0.4, da;q=0.9', 'Borgeren er ikke kendt.'],
    ['en, da;q=0.9', 'The citizen is not known.'],
    ['da;q=0', 'The citizen is not known.'],
    ['fr', 'The citizen is not known.'],
    ['', 'The citizen is not known.'],
  ])('Accept-Language "%s": %s', async (language, detail) => {
    const answer = await world.get('/citizens/nobody', 'jobcentre 101', { 'accept-language': language });
    expect(answer.json().detail).toBe(detail);
    expect(answer.headers['content-language']).toBe(detail.startsWith('B') ? 'da' : 'en');
  });

  test('what is no HTTP is a problem too', async () => {
    const { port } = new URL(await world.app.listen({ port: 0, host: '127.0.0.1' }));
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('hello\r\n\r\n'));
      let seen = '';
      socket.on('data', (chunk) => {
        seen += String(chunk);
      });
      socket.on('end', () => resolve(seen));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"invalid-request"/);
  });

  test('the log holds ids and codes only', async () => {
    const id = await world.citizen({ cpr: '0101801234', name: 'Grethe Hemmelig', address: 'Skjultvej 7' });
    const token = await world.token('jobcentre 101');
    await world.post(`/citizens/${id}/publish-plan`, { planType: 'other', description: 'Fortroligt' });
    await world.get('/citizens?jobcentre=101&course=hemmelig-soegning');
    const log = world.log.join('');
    for (const text of ['Grethe', 'Skjultvej', '0101801234', 'Fortroligt', 'hemmelig-soegning', token]) expect(log).not.toContain(text);
    expect(log).toContain('"route":"/citizens/:citizenId/publish-plan"');
  });
});
