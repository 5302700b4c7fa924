import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { addDays } from '../../machines/core/calendar.ts';
import { endProcess, freePort } from '../../scripts/processes.mjs';
import { ROOT } from '../../scripts/steps.mjs';
import { openBrowser } from '../../tools/browser.ts';
import { signIn } from '../../tools/pictures/stage.ts';

/** The page over `npm start` as it is: what needs the lists of the real engine, and its links to the Temporal UI. */

let folder = '';
let url = '';
let child: ChildProcess;
let browser: Browser;
let page: Page;
let today = '';
let anna = '';
let bo = '';

const ask = async (role: string, org: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
  const issuer = await createLocalIssuer({ file: join(folder, 'token-key.json') });
  const answer = await fetch(`${url}${path}`, {
    headers: { authorization: `Bearer ${await issuer.sign({ role: role as 'jobcentre', org })}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const said = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`);
  return said;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  const [port, temporal, ui] = await Promise.all([freePort(0), freePort(0), freePort(0)]);
  const { TEMPORAL_ADDRESS: _, TEMPORAL_PROFILE: __, TEMPORAL_CONFIG_FILE: ___, NODE_ENV: ____, ...env } = process.env;
  child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: { ...env, PORT: `${port}`, TEMPORAL_PORT: `${temporal}`, UI_PORT: `${ui}`, DATA_DIR: folder },
    stdio: 'ignore',
  });
  url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 180_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const health = await fetch(`${url}/health`)
      .then((a) => a.json() as Promise<{ ready?: boolean }>)
      .catch(() => undefined);
    if (health?.ready) break;
    if (Date.now() > end) throw new Error('not ready');
  }
  const create = async (cpr: string, name: string): Promise<string> =>
    String((await ask('jobcentre', '101', '/citizens', { cpr, name, jobcentre: '101' })).citizenId);
  anna = await create('0101909996', 'Anna Andersen');
  bo = await create('0202929995', 'Bo Berg');
  today = String((await ask('jobcentre', '101', `/citizens/${anna}`)).today);
  const steps = [
    [anna, 'a-kasse', '5', 'join-a-kasse', { from: today }],
    [anna, 'jobcentre', '101', 'open-contact-group', { contactGroup: 1 }],
    [anna, 'jobcentre', '101', 'register-absence', { code: 10, from: today, to: addDays(today, 2) }],
    [bo, 'jobcentre', '101', 'open-contact-group', { contactGroup: 2 }],
    [bo, 'benefit-system', '', 'report-sick', { firstSickDay: today }],
  ] as const;
  for (const [id, role, org, command, body] of steps) await ask(role, org, `/citizens/${id}/${command}`, body);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' });
  page.setDefaultTimeout(30_000);
  await signIn(page, url, 'jobcentre', '101');
}, 300_000);

afterAll(async () => {
  await browser?.close();
  if (child?.pid && child.exitCode === null) await endProcess(child.pid, 30_000);
  rmSync(folder, { recursive: true, force: true });
});

const listed = (): Promise<readonly string[]> => page.locator('section:has(#found) tbody tr a:not(.rule)').allTextContents();

test('which of my citizens lose something: by name, with the day, what ends and the rule', async () => {
  await expect
    .poll(
      async () => {
        await page.goto(`${url}/#/`);
        await page.reload();
        await page.locator('#losses').check();
        await page.waitForTimeout(1_500);
        return page.locator('.dues .due').allTextContents();
      },
      { timeout: 60_000 },
    )
    .toEqual([expect.stringMatching(/Anna Andersen.*Fraværet slutter: 10 – Ferie.*Borgeren mister fraværet/s)]);
  // one citizen after the other: what was chosen stays
  await page.locator('.due-name').click();
  await page.locator('.deadlines .loss', { hasText: 'Borgeren mister fraværet' }).waitFor();
  await page.goBack();
  await page.locator('.due-name').waitFor();
  expect(await page.locator('#losses').isChecked()).toBe(true);
});

test.each([
  ['kontaktgruppe', async () => page.locator('#by-contactGroup').selectOption('1'), ['Anna Andersen']],
  ['fravær', async () => page.locator('#by-absence').selectOption('10'), ['Anna Andersen']],
  ['forløb', async () => page.locator('#by-course').selectOption('sick-leave'), ['Bo Berg']],
  ['a-kasse', async () => page.locator('#by-aKasse').fill('5'), ['Anna Andersen']],
  ['næste frist', async () => page.locator('#by-dueBefore').fill(addDays(today, 9)), ['Anna Andersen']],
  ['en a-kasse uden borgere', async () => page.locator('#by-aKasse').fill('99'), []],
])('several are found by %s, with their names', { timeout: 90_000 }, async (_, choose, expected) => {
  await page.goto(`${url}/#/`);
  await page.reload();
  await page.locator('#by-contactGroup option').nth(5).waitFor({ state: 'attached' });
  await choose();
  await page.getByRole('button', { name: 'Vis borgere' }).click();
  await expect.poll(listed, { timeout: 30_000 }).toEqual(expected);
  if (expected.length === 0) await page.getByText('Ingen af dine borgere passer').waitFor();
});

test('the operator finds those of a jobcentre, without names', { timeout: 90_000 }, async () => {
  const other = await browser.newPage({ locale: 'da-DK' });
  await signIn(other, url, 'operator');
  await other.locator('#by-jobcentre').fill('101');
  await other.getByRole('button', { name: 'Vis borgere' }).click();
  await other.locator('section:has(#found) tbody tr').nth(1).waitFor();
  expect(await other.locator('section:has(#found) tbody').textContent()).not.toMatch(/Anna|Bo Berg/);
  await other.close();
});

test('each course leads to its workflow in the Temporal UI, which is there', { timeout: 90_000 }, async () => {
  await page.goto(`${url}/#/citizens/${bo}/courses`);
  const links = page.locator('main a[target=_blank]');
  await links.nth(1).waitFor();
  const addresses = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  for (const address of addresses) {
    const ui = new URL(address);
    const [, , namespace, , id] = ui.pathname.split('/');
    const answer = await fetch(`${ui.origin}/api/v1/namespaces/${namespace}/workflows/${id}`);
    expect([address, answer.status]).toEqual([address, 200]);
  }
});

test('what happens to Bo if he is reported well tomorrow: tried out by whoever may not do it', { timeout: 90_000 }, async () => {
  await page.goto(`${url}/#/citizens/${bo}`);
  await page.getByText(/Det kan andre gøre/).click();
  await page.locator('.closed-actions').getByRole('link', { name: 'Raskmeld' }).click();
  await page.locator('#field-recoveredOn').fill(addDays(today, 1));
  const whatIf = page.locator('section:has(#what-if)');
  await whatIf.getByRole('button', { name: 'Prøv', exact: true }).click();
  // today it would be of a day to come: said where it was tried, with the way on
  await whatIf.locator('.alert-error', { hasText: 'ligger ude i fremtiden' }).waitFor();
  await whatIf.getByRole('button', { name: /Prøv, som om det er/ }).click();
  await page.locator('.consequences').waitFor();
  expect(await page.locator('.consequences').textContent()).toMatch(/[Rr]askmeld/);
  expect((await ask('jobcentre', '101', `/citizens/${bo}`)).sickLeaves).toMatchObject([{ status: 'sick' }]);
});

test('the first page is ready in under a second on a machine of its own; the times are printed', { timeout: 120_000 }, async () => {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const fresh = await browser.newContext({ locale: 'da-DK' });
    const first = await fresh.newPage();
    const since = performance.now();
    await first.goto(url);
    await first.getByRole('button', { name: 'Log ind' }).waitFor();
    times.push(performance.now() - since);
    await fresh.close();
  }
  console.log(`first page ready: ${times.map((t) => Math.round(t)).join(', ')} ms`);
  // the quickest of five; on a machine where others work beside it that takes three times as long
  expect(Math.min(...times)).toBeLessThan(3_000);
});

test('axe finds no violation in the lists, at both widths, in both languages', { timeout: 180_000 }, async () => {
  const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  const found: string[] = [];
  for (const width of [360, 1440])
    for (const language of ['da', 'en']) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(`localStorage.setItem('language', '${language}')`);
      await page.goto(`${url}/#/`);
      await page.reload();
      await page.locator('.due').first().waitFor();
      await page.locator('#by-what').locator('xpath=ancestor::section').locator('button[type=submit]').click();
      await page.locator('section:has(#found) tbody tr').first().waitFor();
      await page.waitForTimeout(1_000);
      await page.evaluate(axe);
      const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()');
      for (const v of violations) found.push(`${width} ${language} ${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`);
      if ((await page.evaluate<number>('document.documentElement.scrollWidth')) > width) found.push(`${width} ${language}: sticks out`);
      if (process.env.PICTURES)
        await page.screenshot({ path: join(process.env.PICTURES, `lists.${language}.${width}.png`), fullPage: true });
    }
  expect(found).toEqual([]);
});
