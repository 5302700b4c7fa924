import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage, signIn } from '../../tools/pictures/stage.ts';

/** The citizen page in a real browser, as people use it: over the real API, a real worker and the time-skipping engine. */

const CPR = '0101909996';
let stage: Stage;
let page: Page;
let anna = '';

const open = (hash: string): Promise<unknown> => page.goto(`${stage.url}/${hash}`);
beforeAll(async () => {
  stage = await openStage();
  const made = await stage.ask('jobcentre', '101', '/citizens', { cpr: CPR, name: 'Anna Andersen', jobcentre: '101', address: 'Vejen 1' });
  anna = String(made.body.citizenId);
  const steps = [
    ['a-kasse', '5', 'join-a-kasse', { from: '2021-05-01' }],
    ['jobcentre', '101', 'open-contact-group', { contactGroup: 1 }],
    ['a-kasse', '5', 'register-absence', { code: 75, from: '2022-03-14' }],
    ['citizen', anna, 'start-preparation-form', {}],
  ] as const;
  for (const [role, org, command, body] of steps) {
    const answer = await stage.ask(role, org, `/citizens/${anna}/${command}`, body);
    expect([command, answer.status]).toEqual([command, 200]);
  }
  page = await stage.page();
});
afterAll(async () => {
  await stage?.close();
});

test('sign in by choosing a role, and find a citizen by CPR number, which is in no address', async () => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await signIn(page, stage.url, 'jobcentre', '101');
  await page.getByLabel('CPR-nummer').first().fill('010190-9996');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Anna Andersen' }).waitFor();
  await page.getByText('1 – Dagpengemodtager').waitFor();
  expect(addresses.filter((a) => a.includes('9996') || a.includes('eyJ'))).toEqual([]);
  expect(addresses.filter((a) => !a.startsWith(stage.url))).toEqual([]);
  expect(await page.evaluate('document.cookie')).toBe('');
});

test('a refusal names its paragraph, which leads to the rule and the note’s own words', async () => {
  // it is missed where meetings stand, and asked for there
  const meetings = page.locator('.action-group', { hasText: 'Møder og frister' });
  await meetings.getByText(/Ikke lige nu:.*Indkald til møde/).waitFor();
  await meetings.getByRole('button', { name: /Hvorfor/ }).click();
  const row = meetings.locator('.closed-actions li', { hasText: 'Indkald til møde' });
  await row.getByRole('link', { name: '§ 1.1' }).click();
  await page.getByRole('heading', { level: 1, name: /§ 1\.1/ }).waitFor();
  await page.getByRole('heading', { name: 'Releasenotens egne ord' }).waitFor();
  await page.getByText(/Jobcentre kan fremover/).waitFor();
});

test('a command that a rule refuses is refused on its form too, with the paragraph', async () => {
  await open(`#/citizens/${anna}/do/summon`);
  await page.getByLabel('Samtaletype').selectOption('7');
  await page.getByLabel('Dag og klokkeslæt').fill('2022-06-02T10:00');
  await page.getByRole('button', { name: 'Udfør' }).click();
  const alert = page.locator('.alert-error');
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(/Afvist.*Regel 1\.1/s);
});

test('what if: nothing is changed; entries, messages and dates are shown; then the command is given by its form', async () => {
  await open(`#/citizens/${anna}/do/register-absence`);
  await page.getByLabel('Fraværsart').selectOption('10');
  await page.getByLabel('Til og med').fill('2022-03-20');
  await page.getByRole('button', { name: 'Prøv' }).click();
  await page.getByText('Det ville ske').waitFor();
  await page.getByText(/Fraværet slutter/).waitFor();
  expect(await page.locator('.consequences').textContent()).toContain('21. marts 2022');
  const before = await stage.ask('jobcentre', '101', `/citizens/${anna}`);
  expect((before.body.absences as unknown[]).length).toBe(1);
  await page.getByRole('button', { name: 'Udfør' }).click();
  await page.getByText('Det er gjort').waitFor();
  const after = await stage.ask('jobcentre', '101', `/citizens/${anna}`);
  expect(after.body.absences).toContainEqual(expect.objectContaining({ code: 10, to: '2022-03-20' }));
});

test('what another client does shows up within a second, without reloading', async () => {
  await open(`#/citizens/${anna}`);
  await page.locator('.main-fact', { hasText: 'Ikke tilmeldt' }).waitFor();
  await page.waitForTimeout(700);
  const answer = await stage.ask('jobcentre', '101', `/citizens/${anna}/register-job-seeker`, { jobTitles: [{ title: 'Gartner' }] });
  const since = performance.now();
  expect(answer.status).toBe(200);
  await page.locator('.main-fact', { hasText: /^Tilmeldt/ }).waitFor();
  // within a second on a machine of its own; here others work beside it
  expect(performance.now() - since).toBeLessThan(3_000);
});

test('in the diagram exactly the state that the citizen is in is marked, for each chart', async () => {
  await open(`#/citizens/${anna}/diagram`);
  await page.locator('svg.chart').waitFor();
  const { body } = await stage.ask('jobcentre', '101', `/citizens/${anna}/diagrams`);
  const items = body.items as { machine: string; present: string[] }[];
  const machines = [...new Set(items.map((i) => i.machine))];
  expect(machines.length).toBeGreaterThan(8);
  for (const machine of machines) {
    await page.locator('#machine').selectOption(machine);
    await page.locator(`svg.chart [data-present]`).first().waitFor();
    const expected = items.filter((i) => i.machine === machine).at(-1)?.present ?? [];
    await expect
      .poll(() => page.locator('svg.chart [data-present]').evaluateAll((all) => all.map((e) => e.getAttribute('data-state'))))
      .toEqual(expected);
  }
});

/** What has the keyboard, by the name that a reader of the screen would hear. */
const focused = (): Promise<string> =>
  page.evaluate<string>(`(() => {
    const at = document.activeElement;
    return (at.labels?.[0]?.firstChild?.textContent ?? at.textContent ?? '').trim();
  })()`);

/** Whether one sees where the keyboard is: an outline, or a shadow around. */
const seen = (): Promise<boolean> =>
  page.evaluate<boolean>(`(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  })()`);

const tabTo = async (text: string): Promise<void> => {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    if (!(await seen())) throw new Error(`one does not see that the keyboard is at ${await focused()}`);
    if ((await focused()) === text) return;
  }
  throw new Error(`the keyboard does not reach ${text}`);
};

test('the keyboard alone is enough: a citizen is found, a tab opened, a command tried and given, and one always sees where one is', async () => {
  await open('#/');
  await page.reload();
  await page.locator('#cpr').waitFor();
  await tabTo('CPR-nummer');
  await page.keyboard.type('0101909996');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Anna Andersen' }).waitFor();
  await tabTo('Tidslinje');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tidslinje' }).waitFor();
  expect(await focused()).toBe('Anna Andersen');
  await tabTo('Overblik');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Send underretning (NUPH)' }).waitFor();
  await tabTo('Send underretning (NUPH)');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Send underretning (NUPH)' }).waitFor();
  await tabTo('Hændelse');
  await page.keyboard.type('Udeblev fra samtale');
  await tabTo('Prøv');
  await page.keyboard.press('Enter');
  await page.getByText('Det ville ske').waitFor();
  for (let i = 0; i < 12 && (await focused()) !== 'Udfør'; i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Det er gjort').waitFor();
  const { body } = await stage.ask('jobcentre', '101', `/citizens/${anna}`);
  expect((body.availability as { nuphs: readonly unknown[] }).nuphs).toMatchObject([{ incident: 'Udeblev fra samtale', on: '2022-03-14' }]);
});

test('the clock is turned past a deletion, and the record is gone', async () => {
  const sent = await stage.ask('citizen', anna, `/citizens/${anna}`);
  const [form] = sent.body.preparationForms as { id: string }[];
  await stage.ask('citizen', anna, `/citizens/${anna}/submit-preparation-form`, {
    formId: form?.id,
    answers: { 'Kan du arbejde nu?': 'Ja' },
  });
  await open(`#/citizens/${anna}/records`);
  await page.reload();
  await page.getByRole('heading', { name: 'Forberedelsesskemaer' }).waitFor();
  await page.getByRole('button', { name: 'Læs skemaet' }).click();
  await page.getByText('Kan du arbejde nu?').waitFor();
  await page.locator('#turn-to').fill('2022-09-15');
  await page.getByRole('button', { name: 'Gå til dato' }).click();
  await page.getByText('15. september 2022', { exact: true }).first().waitFor({ timeout: 60_000 });
  await page.getByRole('heading', { name: 'Forberedelsesskemaer' }).waitFor({ state: 'detached' });
  await page.locator('nav.tabs').getByRole('link', { name: 'Tidslinje' }).click();
  await page.getByText('Slettet: Forberedelsesskema').waitFor();
  expect((await stage.ask('citizen', anna, `/citizens/${anna}/preparation-forms/${form?.id}`)).status).toBe(404);
});

test('a story is played to its end, and the world begins anew within seconds', { timeout: 300_000 }, async () => {
  await page.locator('#story').selectOption('1.1-sick-in-the-contact-course');
  await page.getByText(/Trin 0 af/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Næste trin' }).click();
  await page.getByText(/Trin 1 af/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Spil til ende' }).click();
  await page.getByText('Historien er slut').waitFor({ timeout: 120_000 });
  await page.locator('.main-fact', { hasText: 'Hos a-kassen' }).waitFor();
  const since = performance.now();
  await page.getByRole('button', { name: 'Begynd forfra' }).click();
  await page.getByText(/Trin 0 af/).waitFor({ timeout: 60_000 });
  expect(performance.now() - since).toBeLessThan(10_000);
});

test('nothing in the console: no error of ours, and nothing that the content security policy forbids', () => {
  expect(stage.complaints).toEqual([]);
});
