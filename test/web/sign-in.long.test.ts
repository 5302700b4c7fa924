import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outsideVerifier } from '../../api/auth/tokens.ts';
import { buildApi } from '../../api/server.ts';
import { buildWeb, WEB_FOLDER } from '../../scripts/build-web.mjs';
import { memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store } from '../../store/store.ts';
import { openBrowser } from '../../tools/browser.ts';
import { FakeEngine } from '../api/fake-engine.ts';
import { type Issuer, openIssuer } from './issuer.ts';

/** The code flow with PKCE in a real browser, against an issuer at another site than the page's: as in production, where nobody chooses who to be. */

const NOON = Date.parse('2022-03-14T11:00:00Z');
let store: Store;
let issuer: Issuer;
let app: FastifyInstance;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let url = '';
let addresses: string[] = [];

beforeAll(async () => {
  await buildWeb();
  const vault = memoryVault();
  store = await openStore({ vault });
  await store.migrate();
  issuer = await openIssuer('borgerforloeb');
  app = await buildApi({
    store,
    engine: new FakeEngine(store, () => NOON),
    clock: { now: async () => NOON },
    tokens: outsideVerifier({ issuer: issuer.url, audience: 'borgerforloeb' }),
    hash: (text) => vault.hmac(text),
    jobnet: { createCredentials: async () => ({ username: '', password: '' }) },
    institutions: { find: async () => undefined },
    page: { folder: WEB_FOLDER, signIn: { issuer: issuer.url, clientId: 'page' } },
  });
  // another name than the issuer's, so that cookies between the two are those between two sites
  url = (await app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await issuer?.close();
  await store?.close();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ locale: 'da-DK' });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  addresses = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  issuer.claims = { role: 'jobcentre', org: '101' };
});

const toIssuer = async (hash: string): Promise<void> => {
  await page.goto(`${url}/${hash}`);
  await page.getByRole('link', { name: 'Log ind med din organisation' }).click();
  await page.waitForURL(`${issuer.url}/**`);
};

test('whoever signs in at the issuer comes back to where they were, with a session that scripts do not see and no token in an address', async () => {
  await toIssuer('#/rules/1.1');
  const asked = new URL(page.url()).searchParams;
  expect([asked.get('response_type'), asked.get('code_challenge_method'), asked.get('redirect_uri')]).toEqual([
    'code',
    'S256',
    `${url}/session/callback`,
  ]);
  await page.getByRole('link', { name: 'yes' }).click();
  await page.getByText('Jobcenter 101').waitFor();
  await page.getByRole('heading', { level: 1, name: /§ 1\.1/ }).waitFor();
  expect(page.url()).toBe(`${url}/#/rules/1.1`);
  expect(await page.evaluate('document.cookie')).toBe('');
  expect((await context.cookies()).find((c) => c.name === 'session')).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  expect(addresses.filter((a) => a.includes('eyJ'))).toEqual([]);
  await page.reload();
  await page.getByText('Jobcenter 101').waitFor();
  await page.getByRole('button', { name: 'Log ud' }).click();
  await page.getByRole('link', { name: 'Log ind med din organisation' }).waitFor();
  expect((await context.cookies()).filter((c) => c.name === 'session')).toEqual([]);
});

test('nobody chooses who to be: the chooser is not on the page, and asking for it past the page is answered 404', async () => {
  await page.goto(url);
  await page.getByRole('link', { name: 'Log ind med din organisation' }).waitFor();
  expect(await page.locator('#role').count()).toBe(0);
  const status = await page.evaluate(
    "fetch('/session/local', { method: 'POST', headers: { 'content-type': 'application/json', 'x-from-page': '1' }, body: JSON.stringify({ role: 'operator' }) }).then((a) => a.status)",
  );
  expect(status).toBe(404);
});

test.each([
  ['who turns back at the issuer', 'no', 'jobcentre', 'Login lykkedes ikke'],
  ['who has no role here', 'yes', 'janitor', 'Din bruger har ingen rolle'],
])('%s is told so, and can try again', async (_, answer, role, said) => {
  issuer.claims = { role, org: '101' };
  await toIssuer('');
  await page.getByRole('link', { name: answer }).click();
  await page.getByText(said).waitFor();
  await page.getByRole('link', { name: 'Log ind med din organisation' }).waitFor();
  expect((await context.cookies()).filter((c) => c.name === 'session')).toEqual([]);
});
