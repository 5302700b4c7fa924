import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { PortUnavailable } from '../../activities/ports/http.ts';
import { jobnetOverHttp } from '../../activities/ports/jobnet-http.ts';
import * as does from './outside.ts';

const open: does.Outside[] = [];
const outside = async (...behaviours: readonly does.Behaviour[]): Promise<does.Outside> => {
  const server = await does.outside(...behaviours);
  open.push(server);
  return server;
};
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const SECRET = 'token-of-the-port';
const jobnet = ({ url }: { readonly url: string }, timeoutMs = 300) => jobnetOverHttp({ url, timeoutMs, token: SECRET });
const failure = async (call: Promise<unknown>): Promise<PortUnavailable> => {
  const error = await call.then(
    (answer) => answer,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(PortUnavailable);
  return error as PortUnavailable;
};

describe('1.5 Jobnet over HTTP', () => {
  test('1.5 asks for a profile under the effect’s id', async () => {
    const server = await outside(does.answers({ created: true, username: 'Ukendt', password: 'Ukendt' }));
    await expect(jobnet(server).profile('citizen-1', 'command-1.1')).resolves.toEqual({ created: true });
    expect(server.seen).toEqual([
      { method: 'POST', path: '/profiles', key: 'command-1.1', authorization: `Bearer ${SECRET}`, body: { citizenId: 'citizen-1' } },
    ]);
  });

  test('1.5 asks for credentials, which go to the caller', async () => {
    const server = await outside(does.answers({ username: 'anna', password: 'hemmelig' }));
    const base = { url: `${server.url}/jobnet/v1/` };
    await expect(jobnet(base).createCredentials('citizen-1', 'command-2')).resolves.toEqual({ username: 'anna', password: 'hemmelig' });
    expect(server.seen).toMatchObject([{ method: 'POST', path: '/jobnet/v1/credentials', key: 'command-2' }]);
  });

  test('without a token no authorization is sent', async () => {
    const server = await outside(does.answers({ created: false }));
    await expect(jobnetOverHttp({ url: server.url }).profile('c', 'e')).resolves.toEqual({ created: false });
    expect(server.seen[0]?.authorization).toBeUndefined();
  });
});

describe('a port that does not do what it is asked', () => {
  test('that fails: asked once more with the same id, then the status is the reason', async () => {
    const server = await outside(does.answers({ trace: 'hemmelig' }, 503));
    expect(await failure(jobnet(server).profile('c', 'effect'))).toMatchObject({ port: 'jobnet', reason: 'status', status: 503 });
    expect(server.seen.map((s) => s.key)).toEqual(['effect', 'effect']);
  });

  test('that fails once: the second try is answered', async () => {
    const server = await outside(does.answers({}, 500), does.answers({ created: true }));
    await expect(jobnet(server).profile('c', 'effect')).resolves.toEqual({ created: true });
  });

  test.each([400, 401, 404, 409, 429])('that answers %i: not asked again at once', async (status) => {
    const server = await outside(does.answers({}, status));
    expect(await failure(jobnet(server).profile('c', 'effect'))).toMatchObject({ reason: 'status', status });
    expect(server.seen).toHaveLength(1);
  });

  test('that stalls before its answer, or in the middle of it: given up after the time, once', async () => {
    for (const stalls of [does.saysNothing, does.stopsHalfway]) {
      const server = await outside(stalls);
      const before = Date.now();
      expect(await failure(jobnet(server, 150).profile('c', 'effect'))).toMatchObject({ reason: 'timeout' });
      expect(Date.now() - before).toBeLessThan(1_500);
      expect(server.seen).toHaveLength(1);
    }
  });

  test('that closes the connection before its answer, or in the middle of it: asked once more with the same id', async () => {
    for (const ends of [does.closes, does.closesHalfway]) {
      const server = await outside(ends, does.answers({ created: true }));
      await expect(jobnet(server).profile('c', 'effect')).resolves.toEqual({ created: true });
      expect(server.seen.map((s) => s.key)).toEqual(['effect', 'effect']);
      const gone = await outside(ends);
      expect(await failure(jobnet(gone).profile('c', 'effect'))).toMatchObject({ reason: 'unreachable' });
    }
  });

  test('that answers twice: the first answer counts, and the next call is answered by its own', async () => {
    const server = await outside(does.answersTwice({ created: true }), does.answers({ created: false }));
    await expect(jobnet(server).profile('c', 'effect-1')).resolves.toEqual({ created: true });
    await expect(jobnet(server).profile('c', 'effect-2')).resolves.toEqual({ created: false });
    await expect(jobnet(server).profile('c', 'effect-3')).resolves.toEqual({ created: false });
  });

  test('that nobody listens at', async () => {
    const server = await does.outside();
    await server.close();
    expect(await failure(jobnet(server).profile('c', 'effect'))).toMatchObject({ reason: 'unreachable' });
  });

  test.each([
    ['a page', does.saysText('<html>hemmelig</html>')],
    ['nothing', does.saysText('')],
    ['another shape', does.answers({ created: 'yes' })],
    ['null', does.answers(null)],
    ['more than it should', does.saysText(`{"created": true, "more": "${'x'.repeat(2_000_000)}"}`)],
  ])('that answers %s: malformed', async (_, says) => {
    expect(await failure(jobnet(await outside(says), 5_000).profile('c', 'effect'))).toMatchObject({ reason: 'malformed' });
  });

  test('that sends elsewhere: not followed, so that the token goes nowhere else', async () => {
    const other = await outside(does.answers({ created: true }));
    const server = await outside(does.redirects(`${other.url}/profiles`));
    expect(await failure(jobnet(server).profile('c', 'effect'))).toMatchObject({ reason: 'status', status: 307 });
    expect(other.seen).toEqual([]);
  });

  test('no address, body, token or citizen is in what is thrown', async () => {
    const failing = [
      does.answers({ password: 'hemmelig' }, 500),
      does.answers({ password: 'hemmelig' }),
      does.saysText('hemmelig'),
      does.closesHalfway,
      does.saysNothing,
    ];
    for (const behaviour of failing) {
      const server = await outside(behaviour);
      const error = await failure(jobnet(server, 100).createCredentials('citizen-secret', 'effect'));
      const all = inspect(error, { depth: 9, showHidden: true });
      for (const secret of ['hemmelig', SECRET, server.url, 'citizen-secret']) expect(all).not.toContain(secret);
      expect(error.message).toMatch(/^jobnet: (unreachable|timeout|malformed|status 500)$/);
    }
  });
});
