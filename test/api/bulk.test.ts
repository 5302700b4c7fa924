import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Admitted, inOrder } from '../../api/engine/in-order.ts';
import { linesOf } from '../../api/http/lines.ts';
import { World } from './world.ts';

/** Many commands in one request: in the order of the input, each once, and a bad line stops nothing. */

let world: World;
beforeAll(async () => {
  world = await World.open({ commandMs: 2_000 });
});
beforeEach(() => {
  world.engine.instead = undefined;
});
afterAll(() => world.close());

type Json = Readonly<Record<string, unknown>>;

const give = async (
  lines: readonly unknown[],
  { as = 'jobcentre 101', headers = {} }: { as?: string; headers?: Record<string, string> } = {},
) => {
  const body = lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n');
  const answer = await world.post('/commands', body, { as, headers: { 'content-type': 'application/x-ndjson', ...headers } });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
  const answers = answer.body
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l));
  return { answers: answers.slice(0, -1), end: answers.at(-1) };
};

let people = 0;
const someone = async () => {
  people += 1;
  const cpr = `030385${String(1_000 + people)}`;
  return { cpr, citizenId: await world.citizen({ cpr }) };
};

describe('POST /commands', () => {
  test('answers line by line as single commands are answered, and counts at the end', async () => {
    const { cpr, citizenId } = await someone();
    const { answers, end } = await give([
      { cpr, command: 'open-contact-group', payload: { contactGroup: 1 }, idempotencyKey: 'a' },
      { citizenId, command: 'open-contact-group', payload: { contactGroup: 2 }, idempotencyKey: 'b' },
      '{"citizenId":',
      { citizenId, command: 'close-contact-group', idempotencyKey: 'c' },
      { citizenId, command: 'approve-cv', payload: {}, idempotencyKey: 'd' },
      { citizenId: 'nobody', command: 'close-contact-group', payload: {}, idempotencyKey: 'e' },
      { cpr: '3112990001', command: 'close-contact-group', payload: {}, idempotencyKey: 'f' },
      { cpr: '1', command: 'close-contact-group', payload: {}, idempotencyKey: 'g' },
      { citizenId, command: 'no-such', payload: {}, idempotencyKey: 'h' },
      { citizenId, command: 'summon', payload: { meetingType: 'x', at: 1, more: 2 }, idempotencyKey: 'i' },
      { citizenId, cpr, command: 'close-contact-group' },
      { command: 'close-contact-group', extra: 1 },
    ]);
    expect(answers.map((a) => [a.line, a.status, a.outcome ?? a.problem.code])).toEqual([
      [1, 200, 'accepted'],
      [2, 422, '4644'],
      [3, 400, 'invalid-request'],
      [4, 200, 'accepted'],
      [5, 403, 'forbidden-role'],
      [6, 404, 'unknown-citizen'],
      [7, 404, 'unknown-citizen'],
      [8, 400, 'cpr-invalid'],
      [9, 404, 'unknown-command'],
      [10, 400, 'invalid-request'],
      [11, 400, 'invalid-request'],
      [12, 400, 'invalid-request'],
    ]);
    expect(end).toEqual({ done: true, accepted: 2, refused: 5, failed: 5 });
    expect(answers[0]).toMatchObject({ citizenId, timeline: [{ seq: 1, command: 'open-contact-group' }] });
    expect(answers[1]).toMatchObject({ citizenId, problem: { status: 422, rule: '0' } });
    expect(answers[9].problem.errors.map((e: Json) => e.path)).toEqual(['payload.meetingType', 'payload.at', 'payload.more']);
  });

  test('sent again with the same keys answers the same and does nothing twice', async () => {
    const { cpr, citizenId } = await someone();
    const lines = [
      { cpr, command: 'open-contact-group', payload: { contactGroup: 1 }, idempotencyKey: '1' },
      { cpr, command: 'summon', payload: { meetingType: 7, at: '2022-03-20T10:00' }, idempotencyKey: '2' },
      { cpr, command: 'open-contact-group', payload: { contactGroup: 1 }, idempotencyKey: '3' },
    ];
    const first = await give(lines);
    const again = await give(lines);
    expect(again).toEqual(first);
    expect(first.end).toEqual({ done: true, accepted: 2, refused: 1, failed: 0 });
    expect(world.engine.citizens.get(citizenId)?.recent).toHaveLength(2);
  });

  test('gives the commands of one citizen in order, however it is named, and answers in the order of the input', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, someone));
    const lines = Array.from({ length: 12 }, (_, n) =>
      all.map(({ cpr, citizenId }, i) => ({
        ...((n + i) % 2 === 0 ? { cpr } : { citizenId }),
        command: n % 2 === 0 ? 'open-contact-group' : 'close-contact-group',
        payload: n % 2 === 0 ? { contactGroup: 1 } : {},
      })),
    ).flat();
    const decide = world.engine.command.bind(world.engine);
    let atOnce = 0;
    let most = 0;
    world.engine.command = async (citizenId, command) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 6));
      atOnce -= 1;
      return decide(citizenId, command);
    };
    const { answers, end } = await give(lines);
    world.engine.command = decide;
    expect(end).toEqual({ done: true, accepted: 96, refused: 0, failed: 0 });
    expect(answers.map((a) => a.line)).toEqual(Array.from({ length: 96 }, (_, n) => n + 1));
    for (const { citizenId } of all)
      expect(world.engine.citizens.get(citizenId)?.recent.map((e) => e.command)).toEqual(
        Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? 'open-contact-group' : 'close-contact-group')),
      );
    expect(most).toBeGreaterThan(2);
    expect(most).toBeLessThanOrEqual(8);
  });

  test('what could not be decided is failed, and later commands of that citizen are not tried', async () => {
    const [anna, bo] = [await someone(), await someone()];
    const decide = world.engine.command.bind(world.engine);
    world.engine.command = async (citizenId, command) => {
      if (citizenId === anna.citizenId) return new Promise(() => undefined);
      return decide(citizenId, command);
    };
    const lines = [
      { cpr: anna.cpr, command: 'open-contact-group', payload: { contactGroup: 1 }, idempotencyKey: '1' },
      { cpr: bo.cpr, command: 'open-contact-group', payload: { contactGroup: 1 }, idempotencyKey: '2' },
      { citizenId: anna.citizenId, command: 'close-contact-group', payload: {}, idempotencyKey: '3' },
    ];
    const { answers, end } = await give(lines);
    world.engine.command = decide;
    expect(answers.map((a) => [a.status, a.problem?.code])).toEqual([
      [503, 'engine-unavailable'],
      [200, undefined],
      [503, 'earlier-command-failed'],
    ]);
    expect(end).toEqual({ done: true, accepted: 1, refused: 0, failed: 2 });
    expect((await give(lines)).end).toEqual({ done: true, accepted: 3, refused: 0, failed: 0 });
  });

  test('comes in both languages, with and without an end of the last line, blank lines counted, and large lines left out', async () => {
    const { cpr } = await someone();
    const large = JSON.stringify({ cpr, command: 'publish-plan', payload: { planType: 'other', description: 'x'.repeat(300_000) } });
    const { answers, end } = await give(['', large, '', JSON.stringify({ cpr, command: 'close-contact-group' }), '\r', ''], {
      headers: { 'accept-language': 'da' },
    });
    expect(answers.map((a) => [a.line, a.status, a.problem.title])).toEqual([
      [2, 413, 'For stor'],
      [4, 422, 'Afvist'],
    ]);
    expect(end).toEqual({ done: true, accepted: 0, refused: 1, failed: 1 });
    expect((await give([])).end).toEqual({ done: true, accepted: 0, refused: 0, failed: 0 });
  });

  test('a line that cannot be kept is its own 400; a name twice, bytes that are no text, a poisoned prototype', async () => {
    const { citizenId } = await someone();
    const { answers } = await give([
      `{"citizenId":"${citizenId}","command":"close-contact-group","command":"move"}`,
      `{"citizenId":"${citizenId}","command":"publish-plan","payload":{"planType":"other","description":"a\\u0000"}}`,
      `{"__proto__":{},"citizenId":"${citizenId}","command":"close-contact-group"}`,
      '[]',
      'null',
      '"text"',
    ]);
    expect(answers.map((a) => [a.line, a.status, a.problem.code])).toEqual([1, 2, 3, 4, 5, 6].map((n) => [n, 400, 'invalid-request']));
    const bytes = Buffer.concat([Buffer.from([0x22, 0xff, 0x22, 0x0a]), Buffer.from('{}')]);
    const answer = await world.post('/commands', bytes, { headers: { 'content-type': 'application/x-ndjson' } });
    expect(
      answer.body
        .split('\n')
        .slice(0, 2)
        .map((l) => JSON.parse(l).status),
    ).toEqual([400, 400]);
  });

  test('needs a token, and lines', async () => {
    const no = await world.app.inject({
      method: 'POST',
      url: '/commands',
      payload: '{}',
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect([no.statusCode, no.json().code]).toEqual([401, 'unauthorized']);
    const text = await world.post('/commands', '{}', { headers: { 'content-type': 'text/plain' } });
    expect([text.statusCode, text.json().code]).toEqual([415, 'unsupported-media-type']);
    const query = await world.post('/commands?x=1', '{}', { headers: { 'content-type': 'application/x-ndjson' } });
    expect([query.statusCode, query.json().code]).toEqual([400, 'invalid-request']);
  });

  test('the first answers come while the last lines are not sent yet', async () => {
    const { cpr } = await someone();
    const base = await world.app.listen({ port: 0, host: '127.0.0.1' });
    let more: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (more = resolve));
    const line = (n: number) =>
      Buffer.from(
        `${JSON.stringify({ cpr, command: n % 2 === 0 ? 'open-contact-group' : 'close-contact-group', payload: n % 2 === 0 ? { contactGroup: 1 } : {} })}\n`,
      );
    const body = async function* () {
      yield line(0);
      await held;
      yield line(1);
    };
    const answer = await fetch(`${base}/commands`, {
      method: 'POST',
      body: Readable.toWeb(Readable.from(body())) as never,
      duplex: 'half',
      headers: { authorization: `Bearer ${await world.token('jobcentre 101')}`, 'content-type': 'application/x-ndjson' },
    } as RequestInit);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(JSON.parse(Buffer.from(first?.value ?? []).toString())).toMatchObject({ line: 1, status: 200 });
    more();
    let rest = '';
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) rest += Buffer.from(read.value).toString();
    expect(
      rest
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l)),
    ).toMatchObject([
      { line: 2, status: 200 },
      { done: true, accepted: 2 },
    ]);
  });
});

const all = async <T>(of: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const one of of) found.push(one);
  return found;
};

describe('in order', () => {
  const moment = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  test('reads no further than the window, and works on no more than so many keys', async () => {
    let read = 0;
    let answered = 0;
    let atOnce = 0;
    let most = 0;
    const inputs = async function* () {
      for (; read < 200; read += 1) {
        expect(read - answered).toBeLessThanOrEqual(10);
        yield read;
      }
    };
    const admit = async (n: number): Promise<Admitted<number>> => ({
      key: String(n % 7),
      run: async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await moment(n % 3);
        atOnce -= 1;
        return n;
      },
    });
    const seen: number[] = [];
    for await (const n of inOrder(inputs(), { window: 10, atOnce: 4, admit })) {
      seen.push(n);
      answered += 1;
    }
    expect(seen).toEqual(Array.from({ length: 200 }, (_, n) => n));
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
  });

  test('lines of any cut', async () => {
    const text = Buffer.from('{"a":"æ"}\r\n\n {"b":2}\nc');
    for (let size = 1; size <= text.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, n) => text.subarray(n * size, (n + 1) * size));
      const lines = await all(linesOf(Readable.from(chunks), 100));
      expect(lines).toEqual([
        { line: 1, text: '{"a":"æ"}\r' },
        { line: 3, text: ' {"b":2}' },
        { line: 4, text: 'c' },
      ]);
    }
    expect(await all(linesOf(Readable.from([Buffer.from('12345678\n1\n')]), 4))).toEqual([
      { line: 1, wrong: 'too-long' },
      { line: 2, text: '1' },
    ]);
  });
});
