import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalIssuer, type LocalIssuer, outsideVerifier } from '../../api/auth/tokens.ts';
import type { Page } from '../../api/deps.ts';
import { buildApi } from '../../api/server.ts';
import { memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store } from '../../store/store.ts';
import { FakeEngine } from '../api/fake-engine.ts';
import { type Issuer, openIssuer } from './issuer.ts';

const NOON = Date.parse('2022-03-14T11:00:00Z');
const vault = memoryVault();
let store: Store;
let issuer: Issuer;
let local: LocalIssuer;
const apps: FastifyInstance[] = [];

const api = async (page: Omit<Page, 'folder'>, outside = true): Promise<FastifyInstance> => {
  const app = await buildApi({
    store,
    engine: new FakeEngine(store, () => NOON),
    clock: { now: async () => NOON },
    tokens: outside ? outsideVerifier({ issuer: issuer.url, audience: 'borgerforloeb' }) : local.verifier,
    hash: (text) => vault.hmac(text),
    jobnet: { createCredentials: async () => ({ username: '', password: '' }) },
    institutions: { find: async () => undefined },
    page: { folder: '/nowhere', ...page },
  });
  apps.push(app);
  return app;
};

beforeAll(async () => {
  store = await openStore({ vault });
  await store.migrate();
  issuer = await openIssuer('borgerforloeb');
  local = await createLocalIssuer();
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await issuer.close();
  await store.close();
});

const cookies = (headers: Readonly<Record<string, unknown>>): readonly string[] => [headers['set-cookie'] ?? []].flat() as string[];
const pairIn = (all: readonly string[], name: string): string => all.find((c) => c.startsWith(`${name}=`))?.split(';')[0] ?? '';
const fromPage = { 'x-from-page': '1', 'sec-fetch-site': 'same-origin' };

const signedIn = async (app: FastifyInstance): Promise<{ readonly session: string; readonly all: readonly string[] }> => {
  const begin = await app.inject({ url: '/session/begin', headers: { host: 'page.example' } });
  expect(begin.statusCode).toBe(303);
  const note = pairIn(cookies(begin.headers), 'sign-in');
  const back = issuer.signIn(String(begin.headers.location));
  const end = await app.inject({ url: back, headers: { host: 'page.example', cookie: note } });
  expect([end.statusCode, end.headers.location]).toEqual([303, '/']);
  return { session: pairIn(cookies(end.headers), 'session'), all: cookies(end.headers) };
};

test('the code flow with PKCE ends in a session that is no token, HttpOnly and SameSite=Strict', async () => {
  const app = await api({ signIn: { issuer: issuer.url, clientId: 'page' } });
  const { session, all } = await signedIn(app);
  const whole = all.find((c) => c.startsWith('session=')) ?? '';
  expect(whole).toMatch(/; HttpOnly; SameSite=Strict;/);
  expect(session).not.toContain('eyJhbGciOi');
  const now = await app.inject({ url: '/session', headers: { cookie: session, ...fromPage } });
  expect(now.json()).toMatchObject({ signedIn: { role: 'jobcentre', org: '101', who: 'caseworker-17' }, ways: ['issuer'] });
  expect((await app.inject({ url: '/today', headers: { cookie: session, ...fromPage } })).json()).toEqual({ today: '2022-03-14' });
});

test('a code is worth nothing without the verifier that stayed here, nor with another state', async () => {
  const app = await api({ signIn: { issuer: issuer.url, clientId: 'page' } });
  const begin = await app.inject({ url: '/session/begin', headers: { host: 'page.example' } });
  const back = issuer.signIn(String(begin.headers.location));
  const stolen = await app.inject({ url: back, headers: { host: 'page.example' } });
  expect(stolen.headers.location).toBe('/#/sign-in/refused');
  const other = await app.inject({ url: '/session/begin', headers: { host: 'page.example' } });
  const note = pairIn(cookies(other.headers), 'sign-in');
  const mixed = await app.inject({ url: back, headers: { host: 'page.example', cookie: note } });
  expect([mixed.headers.location, pairIn(cookies(mixed.headers), 'session')]).toEqual(['/#/sign-in/refused', '']);
});

test('a user without a role in the register is told so, and an issuer that is down too', async () => {
  const app = await api({ signIn: { issuer: issuer.url, clientId: 'page' } });
  issuer.claims = { role: 'janitor' };
  const begin = await app.inject({ url: '/session/begin', headers: { host: 'page.example' } });
  const back = issuer.signIn(String(begin.headers.location));
  const end = await app.inject({ url: back, headers: { host: 'page.example', cookie: pairIn(cookies(begin.headers), 'sign-in') } });
  issuer.claims = { role: 'jobcentre', org: '101' };
  expect(end.headers.location).toBe('/#/sign-in/no-role');
  const down = await api({ signIn: { issuer: 'http://127.0.0.1:9', clientId: 'page' } });
  expect((await down.inject('/session/begin')).headers.location).toBe('/#/sign-in/unavailable');
});

test('a session counts from the page alone: not without its header, not from another site, not when it was changed', async () => {
  const app = await api({ signIn: { issuer: issuer.url, clientId: 'page' } });
  const { session } = await signedIn(app);
  const ask = async (headers: Record<string, string>) => (await app.inject({ url: '/today', headers })).statusCode;
  expect(await ask({ cookie: session, ...fromPage })).toBe(200);
  expect(await ask({ cookie: session })).toBe(403);
  expect(await ask({ cookie: session, ...fromPage, 'sec-fetch-site': 'cross-site' })).toBe(403);
  const [body = '', mac = ''] = session.slice('session='.length).split('.');
  const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"101"', '"102"')).toString('base64url');
  expect(forged).not.toBe(body);
  expect(await ask({ cookie: `session=${forged}.${mac}`, ...fromPage })).toBe(401);
  // a note for the way to the issuer is no session, though the same seal is under it
  const begin = await app.inject({ url: '/session/begin', headers: { host: 'page.example' } });
  expect(await ask({ cookie: pairIn(cookies(begin.headers), 'sign-in').replace('sign-in=', 'session='), ...fromPage })).toBe(401);
});

test('over TLS the cookies are Secure and bound to the host; signing out takes them away', async () => {
  const app = await api({ address: 'https://page.example', signIn: { issuer: issuer.url, clientId: 'page' } });
  const begin = await app.inject('/session/begin');
  expect(new URL(String(begin.headers.location)).searchParams.get('redirect_uri')).toBe('https://page.example/session/callback');
  expect(cookies(begin.headers)[0]).toMatch(/^__Secure-sign-in=.*; Secure$/);
  const out = await app.inject({ method: 'DELETE', url: '/session', headers: fromPage });
  expect(cookies(out.headers)[0]).toMatch(/^__Host-session=; Path=\/; HttpOnly; SameSite=Strict; Max-Age=0; Secure$/);
});

test('choosing a role is there with the local issuer only', async () => {
  const choose = { method: 'POST', url: '/session/local', headers: fromPage, payload: { role: 'a-kasse', org: '5' } } as const;
  const without = await api({ signIn: { issuer: issuer.url, clientId: 'page' } });
  expect((await without.inject(choose)).statusCode).toBe(404);
  const withIt = await api({ local }, false);
  const chosen = await withIt.inject(choose);
  expect(chosen.statusCode).toBe(204);
  const cookie = pairIn(cookies(chosen.headers), 'session');
  const now = await withIt.inject({ url: '/session', headers: { cookie, ...fromPage } });
  expect(now.json()).toMatchObject({ signedIn: { role: 'a-kasse', org: '5' }, ways: ['local'] });
  expect((await withIt.inject({ ...choose, headers: {} })).statusCode).toBe(403);
  expect((await withIt.inject({ ...choose, payload: { role: 'jobcentre' } })).statusCode).toBe(400);
});
