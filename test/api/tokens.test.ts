import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLocalIssuer, InvalidToken, IssuerUnavailable, TokenSettingError, tokensFrom, UnknownRole } from '../../api/auth/tokens.ts';
import { World } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the local issuer', () => {
  test('makes its key once, for its owner only', async () => {
    const file = join(folder, 'token-key.json');
    const [a, b] = await Promise.all([createLocalIssuer({ file }), createLocalIssuer({ file })]);
    const c = await createLocalIssuer({ file });
    for (const issuer of [a, b, c]) {
      expect(await c.verifier.verify(await issuer.sign({ role: 'a-kasse', org: '5' }))).toEqual({
        role: 'a-kasse',
        org: '5',
        who: 'a-kasse 5',
      });
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const other = await createLocalIssuer();
    await expect(c.verifier.verify(await other.sign({ role: 'udb', org: null }))).rejects.toThrow(InvalidToken);
  });

  test('is off with an outside issuer and in production', async () => {
    const file = join(folder, 'never.json');
    expect(await tokensFrom({ OIDC_ISSUER: 'https://login.example.org' }, file)).not.toHaveProperty('local');
    await expect(tokensFrom({ NODE_ENV: 'production' }, file)).rejects.toThrow(TokenSettingError);
    await expect(tokensFrom({ OIDC_JWKS_URL: 'https://login.example.org/keys' }, file)).rejects.toThrow(TokenSettingError);
    await expect(tokensFrom({ OIDC_ISSUER: 'login' }, file)).rejects.toThrow(TokenSettingError);
    expect(() => statSync(file)).toThrow();
  });

  test.each([[{ role: 'king', org: null }], [{ role: 'jobcentre', org: null }], [{ role: 'citizen', org: '' }]])(
    '%j is no identity',
    async (who) => {
      const issuer = await createLocalIssuer();
      await expect(issuer.verifier.verify(await issuer.sign(who))).rejects.toThrow(UnknownRole);
    },
  );

  test('an expired token is no token', async () => {
    const issuer = await createLocalIssuer();
    await expect(issuer.verifier.verify(await issuer.sign({ role: 'udb', org: null, hours: -1 }))).rejects.toThrow(InvalidToken);
  });
});

describe('an outside issuer', () => {
  let server: Server;
  let issuer: string;
  let up = true;
  const pair = generateKeyPair('RS256');
  beforeAll(async () => {
    const { publicKey } = await pair;
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
    server = createServer((request, response) => {
      if (!up) response.writeHead(500).end();
      else if (request.url === '/.well-known/openid-configuration') response.end(JSON.stringify({ jwks_uri: `${issuer}/keys` }));
      else response.end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const token = async (claims: object, iss = issuer, aud = 'register', until: number | string = '1h') =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(iss)
      .setAudience(aud)
      .setSubject('u1')
      .setExpirationTime(until)
      .sign((await pair).privateKey);

  test('is found by discovery; issuer and audience must be right', async () => {
    const { verifier } = await tokensFrom({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'register' }, '');
    expect(await verifier.verify(await token({ role: 'jobcentre', org: 101 }))).toEqual({ role: 'jobcentre', org: '101', who: 'u1' });
    await expect(verifier.verify(await token({ role: 'udb' }, 'http://other'))).rejects.toThrow(InvalidToken);
    await expect(verifier.verify(await token({ role: 'udb' }, issuer, 'other'))).rejects.toThrow(InvalidToken);
    await expect(verifier.verify('a.b.c')).rejects.toThrow(InvalidToken);
  });

  test('a signature that was good is checked once, and holds no longer than its token', async () => {
    const { verifier } = await tokensFrom({ OIDC_ISSUER: issuer }, '');
    const checked = vi.spyOn(crypto.subtle, 'verify');
    const [one, other] = [await token({ role: 'udb' }), await token({ role: 'udk' })];
    for (const each of [one, one, other, one, other]) await verifier.verify(each);
    expect(checked).toHaveBeenCalledTimes(2);
    checked.mockRestore();
    // five seconds are allowed for clocks that differ: this one is good for one second more, two at most
    const short = await token({ role: 'udb' }, issuer, 'register', Math.floor(Date.now() / 1_000) - 3);
    expect(await verifier.verify(short)).toMatchObject({ role: 'udb' });
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await expect(verifier.verify(short)).rejects.toThrow(InvalidToken);
  });

  test('that is down is not the caller’s fault, and is asked again', async () => {
    const { verifier } = await tokensFrom({ OIDC_ISSUER: issuer }, '');
    up = false;
    await expect(verifier.verify(await token({ role: 'udb' }))).rejects.toThrow(IssuerUnavailable);
    up = true;
    expect(await verifier.verify(await token({ role: 'udb', org: 'x' }))).toEqual({ role: 'udb', org: null, who: 'u1' });
  });
});

describe('a request', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  test.each([
    [undefined, 'Bearer'],
    ['Basic YTpi', 'Bearer error="invalid_request"'],
    ['Bearer a.b.c', 'Bearer error="invalid_token"'],
  ])('with %s is 401', async (authorization, challenge) => {
    const answer = await world.send('GET', '/citizens/x', { as: null, headers: authorization === undefined ? {} : { authorization } });
    expect(answer.json()).toMatchObject({ status: 401, code: 'unauthorized' });
    expect(answer.headers['www-authenticate']).toBe(challenge);
  });

  test('with a token that names no organisation is 403', async () => {
    expect((await world.get('/citizens/x', 'jobcentre')).json()).toMatchObject({ status: 403, code: 'forbidden-role' });
  });
});

describe('npm run token', () => {
  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/token.ts', ...args], {
      env: { ...process.env, DATA_DIR: folder, ...env },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );

  test('prints a token that holds', async () => {
    const { stdout } = await run(['--role', 'a-kasse', '--org', '5']);
    const { verifier } = await createLocalIssuer({ file: join(folder, 'token-key.json') });
    expect(await verifier.verify(stdout.trim())).toMatchObject({ role: 'a-kasse', org: '5' });
  });

  test.each([
    [['--role', 'king'], {}, 'there is no role king'],
    [['--role', 'a-kasse'], {}, 'needs --org'],
    [['--rol', 'udb'], {}, "Unknown option '--rol'"],
    [['--role', 'udb'], { OIDC_ISSUER: 'https://login.example.org' }, 'the local issuer is off'],
    [['--role', 'udb'], { NODE_ENV: 'production' }, 'the local issuer is off'],
  ])('%j says in one line what is wrong', async (args, env, message) => {
    const { code, stderr } = await run(args, env);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});
