import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { World } from './world.ts';

/** F6 and its kind: whatever is sent, the answer is a problem of HTTP's own, never an error of ours and never silence. */

let world: World;
let base: string;
let token: string;
beforeAll(async () => {
  world = await World.open({ bodyMs: 400 });
  base = await world.app.listen({ port: 0, host: '127.0.0.1' });
  token = await world.token('jobcentre 101');
});
afterAll(() => world.close());

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly headers: Headers;
}

const ask = async (url: string, { headers = {}, ...init }: RequestInit = {}): Promise<Answer> => {
  const answer = await fetch(base + url, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...(headers as Record<string, string>) },
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, type, code: type.includes('problem+json') ? JSON.parse(text).code : '', headers: answer.headers };
};

/** What is written to the socket as it is, and what comes back. */
const raw = (text: string, mostMs = 5_000): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(text));
    let seen = '';
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end after ${mostMs} ms: ${seen}`));
    }, mostMs);
    socket.on('data', (chunk) => {
      seen += String(chunk);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(seen);
    });
    socket.on('error', reject);
  });
const problemIn = (text: string): readonly [number, string] => {
  expect(text).toContain('application/problem+json');
  return [Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), /"code":"([^"]+)"/.exec(text)?.[1] ?? ''];
};

const json = { 'content-type': 'application/json' };
const post = (url: string, body: string, headers: Record<string, string> = json) => ask(url, { method: 'POST', body, headers });
const head = (line: string, headers = ''): string =>
  `${line} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n${headers}\r\n`;

describe('addresses', () => {
  test.each([
    ['GET', `/citizens/${'x'.repeat(4_100)}`, 414, 'address-too-long'],
    ['POST', `/citizens/${'x'.repeat(4_100)}/move`, 414, 'address-too-long'],
    ['GET', '/docs/static/%2e%2e/%2e%2e/package.json', 404, 'not-found'],
    ['GET', '/docs/static/..%2f..%2fpackage.json', 404, 'not-found'],
    ['GET', '/docs/static/a%00b', 404, 'not-found'],
    ['GET', '/docs/static/nothing.js', 404, 'not-found'],
    ['GET', '/citizens/%00', 404, 'unknown-citizen'],
    ['GET', '/citizens/%zz', 400, 'invalid-request'],
    ['GET', '/citizens?__proto__=1&constructor[prototype]=2', 400, 'invalid-request'],
    ['GET', '/citizens?absence=75&absence=10', 400, 'invalid-request'],
    ['GET', `/citizens?after=${'x'.repeat(9_000)}`, 400, 'invalid-request'],
    ['GET', '/code-lists/__proto__', 404, 'unknown-code-list'],
    ['GET', '/machines/__proto__.mmd', 404, 'unknown-machine'],
    ['GET', '/rules/constructor', 404, 'not-found'],
    ['GET', '/institutions/%00', 404, 'unknown-institution'],
    ['PATCH', '/citizens', 405, 'method-not-allowed'],
    ['DELETE', '/citizens/x', 405, 'method-not-allowed'],
    ['OPTIONS', '/citizens', 405, 'method-not-allowed'],
  ])('%s %s is %i', async (method, url, status, code) => {
    const answer = await ask(url, { method });
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test.each(['a b', 'toString', '__proto__', 'constructor', 'xstate.done.actor', 'xstate.init', 'due', '\u2028'])(
    'the command %j is unknown',
    async (name) => {
      const answer = await post(`/citizens/x/${encodeURIComponent(name)}`, '{}');
      expect([answer.status, answer.code]).toEqual([404, 'unknown-command']);
    },
  );

  test('that lead out of a folder are not there', async () => {
    expect(problemIn(await raw(head('GET /docs/static/../../../package.json')))).toEqual([404, 'not-found']);
  });
});

describe('what is no request, or half of one', () => {
  test.each([
    ['headers too large', () => head('GET /machines', `X: ${'y'.repeat(20_000)}\r\n`), 431, 'headers-too-large'],
    ['no host', () => 'GET /machines HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'invalid-request'],
    ['an unknown expectation', () => head('GET /machines', 'Expect: 200-ok\r\n'), 417, 'expectation-failed'],
    ['an unknown method', () => head('FOO /machines'), 400, 'invalid-request'],
    ['a method of another protocol', () => head('PROPFIND /machines'), 405, 'method-not-allowed'],
    [
      'chunks that are none',
      () => head('POST /citizens', 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n').concat('zz\r\n'),
      400,
      'invalid-request',
    ],
    [
      'a length below nothing',
      () => head('POST /citizens', 'Content-Type: application/json\r\nContent-Length: -5\r\n'),
      400,
      'invalid-request',
    ],
    [
      'a body that does not come',
      () => head('POST /citizens', 'Content-Type: application/json\r\nContent-Length: 100\r\n').concat('{'),
      408,
      'request-timeout',
    ],
  ])('%s is a problem', async (_, text, status, code) => {
    expect(problemIn(await raw(text()))).toEqual([status, code]);
  });

  test('a body that had come while the program stood still is no late one', async () => {
    const length = 20;
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    let text = '';
    const ended = new Promise<void>((resolve) => socket.on('data', (d) => (text += d)).on('close', () => resolve()));
    socket.write(head('POST /citizens', `Content-Type: application/json\r\nContent-Length: ${length}\r\n`).concat('{'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    // as by SIGSTOP, or on a machine with no processor to spare: what is late by the clock comes before what lies unread
    setImmediate(() => {
      socket.write('}'.padStart(length - 1));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    });
    await ended;
    expect(problemIn(text)).toEqual([400, 'invalid-request']);
  });

  test('the connection of a body that does not come is closed, also where nobody waits for the body', async () => {
    const text = await raw(
      head('POST /citizens', 'Content-Type: application/json\r\nContent-Length: 100\r\n')
        .replace(token, 'none')
        .replace('close', 'keep-alive'),
    );
    expect(problemIn(text)).toEqual([401, 'unauthorized']);
  });
});

describe('bodies', () => {
  test.each([
    ['10 MB', 'x'.repeat(10_000_000), json, 413, 'body-too-large'],
    ['nested 100,000 deep', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, json, 400, 'invalid-request'],
    ['the same name twice', '{"cpr":"0101909996","cpr":"0202909996","name":"x","jobcentre":"101"}', json, 400, 'invalid-request'],
    [
      'the same name twice, written otherwise',
      '{"cpr":"0101909996","\\u0063pr":"1","name":"x","jobcentre":"101"}',
      json,
      400,
      'invalid-request',
    ],
    ['a poisoned prototype', '{"__proto__":{"cpr":"0101909996"}}', json, 400, 'invalid-request'],
    ['a number without end', `{"cpr":1${'0'.repeat(400)}}`, json, 400, 'invalid-request'],
    ['another charset', '{}', { 'content-type': 'application/json; charset=latin1' }, 400, 'invalid-request'],
    ['no media type', '{}', { 'content-type': 'x' }, 415, 'unsupported-media-type'],
    ['packed', '{}', { ...json, 'content-encoding': 'gzip' }, 415, 'unsupported-media-type'],
    ['a byte order mark', '\ufeff{}', json, 400, 'invalid-request'],
  ])('%s', async (_, body, headers, status, code) => {
    const answer = await post('/citizens', body, headers as Record<string, string>);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('names in different objects may be alike, and any text may stand in a text', async () => {
    const text = '{"cpr":"0101909996","name":"{\\"a\\":1,\\"a\\":2} \\\\","jobcentre":"101"}';
    expect((await post('/citizens', text)).status).toBe(201);
  });
});

describe('tokens', () => {
  test('with two spaces before it is taken', async () => {
    expect((await ask('/machines', { headers: { authorization: `Bearer  ${token}` } })).status).toBe(200);
    expect((await ask('/machines', { headers: { authorization: `bearer ${token}` } })).status).toBe(200);
  });
  test.each(['', 'Bearer', 'Bearer ', 'Basic x', `Bearer ${'x'.repeat(8_000)}`, 'Bearer a.b.c', 'Bearer æ'])(
    '%j is 401',
    async (authorization) => {
      const answer = await ask('/machines', { headers: { authorization: encodeURI(authorization) } });
      expect([answer.status, answer.code]).toEqual([401, 'unauthorized']);
    },
  );
});

describe('headers of every answer', () => {
  test.each(['/openapi.json', '/nothing', '/health', '/machines', '/docs/'])('%s', async (url) => {
    const { headers } = await ask(url);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('too many requests', () => {
  test('of one token: 429 with when to come again; another token goes on', async () => {
    const few = await World.open({ perToken: 3 });
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await few.get('/machines')).statusCode);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const answer = await few.get('/machines', 'jobcentre 101', { 'accept-language': 'da' });
    expect(answer.json()).toMatchObject({ status: 429, code: 'too-many-requests', title: 'For mange forespørgsler' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await few.get('/machines', 'jobcentre 102')).statusCode).toBe(200);
    await few.close();
  });

  test('of one address, with or without tokens', async () => {
    const few = await World.open({ perAddress: 2 });
    const from = (remoteAddress: string) => few.app.inject({ url: '/machines', remoteAddress });
    expect([(await from('10.0.0.1')).statusCode, (await from('10.0.0.1')).statusCode, (await from('10.0.0.1')).statusCode]).toEqual([
      401, 401, 429,
    ]);
    expect((await from('10.0.0.2')).statusCode).toBe(401);
    await few.close();
  });
});
