import type { Page, Route } from 'playwright-core';
import type { People } from './people.ts';

/** Every place of the page, and how it is reached: for pictures to look at, and for the tests that hold for all of them. */

export interface Place {
  readonly name: string;
  readonly hash: string;
  /** The role that looks; a caseworker of jobcentre 101 unless said. Null: nobody is signed in. */
  readonly as?: string | null;
  /** What is there when the place is ready. */
  readonly ready?: string;
  /** What a reader does there before it is looked at. */
  readonly act?: (page: Page) => Promise<void>;
}

const openAll = async (page: Page): Promise<void> => {
  await page.locator('main details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '');
  });
  await settled(page);
};

const openSteps = async (page: Page): Promise<void> => {
  await page.locator('.story details').evaluate((one) => one.setAttribute('open', ''));
  await settled(page);
};

const button = (page: Page, da: string, en: string) => page.getByRole('button', { name: new RegExp(`^(${da}|${en})$`) });

const TABS = ['', '/diagram', '/timeline', '/courses', '/records'] as const;
const tabName = (tab: string): string => (tab === '' ? 'overview' : tab.slice(1));

const ofCitizen = (who: string, id: string): readonly Place[] =>
  TABS.map((tab) => ({
    name: `${who}-${tabName(tab)}`,
    hash: `#/citizens/${id}${tab}`,
    ...(tab === '/diagram' ? { ready: 'svg.chart' } : {}),
  }));

const form = (id: string, command: string): Place => ({
  name: `form-${command}`,
  hash: `#/citizens/${id}/do/${command}`,
  ready: '#give',
});

const whatIf = async (page: Page): Promise<void> => {
  await page.locator('#field-code').selectOption('2');
  await page.locator('#field-to').fill('2022-03-21');
  await button(page, 'Prøv', 'Try').click();
  await page.locator('.consequences').waitFor();
};

const refusal = async (page: Page): Promise<void> => {
  await page.locator('#field-meetingType').selectOption('7');
  await page.locator('#field-at').fill('2022-06-02T10:00');
  await button(page, 'Udfør', 'Do it').click();
  await page.locator('.alert-error').waitFor();
};

/** All places of the page about these citizens, in the time machine. */
export const placesOf = ({ empty, ordinary, full }: People): readonly Place[] => [
  { name: 'sign-in', hash: '#/', as: null },
  { name: 'sign-in-no-role', hash: '#/sign-in/no-role', as: null },
  { name: 'find', hash: '#/', ready: '#cpr' },
  {
    name: 'find-unknown',
    hash: '#/',
    ready: '#cpr',
    act: async (page) => {
      await page.locator('#cpr').fill('010190-9988');
      await button(page, 'Find', 'Find').click();
      await page.locator('.alert').first().waitFor();
    },
  },
  { name: 'find-all-opened', hash: '#/', ready: '#cpr', act: openAll },
  { name: 'find-as-citizen', hash: '#/', as: `citizen ${ordinary}` },
  { name: 'find-as-system', hash: '#/', as: 'udb', ready: '#cpr' },
  ...ofCitizen('empty', empty),
  ...ofCitizen('ordinary', ordinary),
  ...ofCitizen('full', full),
  { name: 'ordinary-overview-opened', hash: `#/citizens/${ordinary}`, ready: '.actions li', act: openAll },
  { name: 'full-overview-opened', hash: `#/citizens/${full}`, ready: '.actions li', act: openAll },
  { name: 'ordinary-as-a-kasse', hash: `#/citizens/${ordinary}`, as: 'a-kasse 5', ready: '.actions li' },
  { name: 'ordinary-as-citizen', hash: `#/citizens/${ordinary}`, as: `citizen ${ordinary}`, ready: '.actions li' },
  { name: 'ordinary-as-operator', hash: `#/citizens/${ordinary}`, as: 'operator', ready: '.standing' },
  { name: 'ordinary-as-udb', hash: `#/citizens/${ordinary}`, as: 'udb', ready: '#can-do' },
  {
    name: 'ordinary-diagram-whole',
    hash: `#/citizens/${ordinary}/diagram`,
    ready: 'svg.chart',
    act: async (page) => {
      await page.locator('#all-states').check();
      await page.waitForTimeout(1_500);
    },
  },
  {
    name: 'full-diagram-meeting',
    hash: `#/citizens/${full}/diagram`,
    ready: 'svg.chart',
    act: async (page) => {
      await page.locator('#machine').selectOption('meeting');
      await page.locator('svg.chart [data-present]').first().waitFor();
    },
  },
  ...['register-absence', 'register-job-seeker', 'publish-plan', 'register-contact-person', 'register-activity', 'cancel-appointment'].map(
    (command) => form(full, command),
  ),
  { ...form(ordinary, 'report-sick'), name: 'form-of-others' },
  { ...form(ordinary, 'summon'), name: 'form-closed-by-a-rule' },
  { ...form(ordinary, 'summon'), name: 'refusal', act: refusal },
  { ...form(ordinary, 'register-absence'), name: 'what-if', act: whatIf },
  { name: 'form-unknown', hash: `#/citizens/${ordinary}/do/dance` },
  { name: 'citizen-unknown', hash: '#/citizens/nobody', ready: '.alert' },
  { name: 'citizen-of-others', hash: `#/citizens/${ordinary}`, as: 'jobcentre 751', ready: '.alert' },
  { name: 'rules', hash: '#/rules', ready: '.sections li' },
  { name: 'rule-1.1', hash: '#/rules/1.1', ready: '#note' },
  { name: 'rule-1.1-opened', hash: '#/rules/1.1', ready: '#note', act: openAll },
  { name: 'rule-3.5', hash: '#/rules/3.5', ready: '#note' },
  { name: 'rule-0', hash: '#/rules/0', ready: '#rules' },
  { name: 'rule-unknown', hash: '#/rules/99', ready: '.alert' },
  {
    name: 'session-expired',
    hash: `#/citizens/${ordinary}`,
    ready: '.actions li',
    act: async (page) => {
      await page.context().clearCookies();
      await page.locator('nav.tabs a').nth(2).click();
      await page.locator('#role').waitFor();
    },
  },
  {
    name: 'api-away',
    hash: `#/citizens/${ordinary}`,
    ready: '.actions li',
    act: async (page) => {
      await page.context().setOffline(true);
      await page.locator('nav.tabs a').nth(2).click();
      await page.locator('.alert').first().waitFor();
    },
  },
  {
    name: 'api-away-at-first',
    hash: '#/',
    act: async (page) => {
      await page.route('**/session', (route) => route.abort());
      await page.reload();
      await page.locator('.alert').waitFor();
    },
  },
  // the last ones: a story begins a world of its own
  {
    name: 'story-open',
    hash: '#/',
    act: async (page) => {
      await page.locator('#story').selectOption('1.1-sick-in-the-contact-course');
      await page.locator('.story').waitFor({ timeout: 60_000 });
      await openSteps(page);
    },
  },
  {
    name: 'story-over',
    hash: '#/',
    act: async (page) => {
      await button(page, 'Spil til ende', 'Play to the end').click();
      await page.locator('.story .badge-success').waitFor({ timeout: 120_000 });
      await openSteps(page);
    },
  },
];

/** Waits until what is read has come; the stream of news never ends, so the network is never idle. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForTimeout(300);
  await page.locator('.loading').first().waitFor({ state: 'detached' });
};

/** Goes to a place as the role that it is for, in Danish in a wide window. */
export const goTo = async (page: Page, url: string, { hash, as = 'jobcentre 101', ready, act }: Place): Promise<void> => {
  await page.unrouteAll();
  await page.context().setOffline(false);
  await page.context().clearCookies();
  await page.setViewportSize({ width: LOOKS[0][0], height: HEIGHT });
  if (!page.url().startsWith(url)) await page.goto(`${url}/#/rules`);
  await page.evaluate(`localStorage.setItem('language', '${LOOKS[0][1]}')`);
  if (as !== null) {
    const [role, ...org] = as.split(' ');
    const body = JSON.stringify({ role, ...(org.length > 0 ? { org: org.join(' ') } : {}) });
    await page.evaluate(
      `fetch('/session/local', { method: 'POST', headers: { 'content-type': 'application/json', 'x-from-page': '1' }, body: ${JSON.stringify(body)} }).then((a) => { if (!a.ok) throw new Error('not signed in') })`,
    );
  }
  // loaded anew as a whole: another place of the same page would only change what stands behind the #
  await page.goto('about:blank');
  await page.goto(`${url}/${hash}`);
  await page.locator('main h1, main .alert, main .empty').first().waitFor();
  if (ready !== undefined) await page.locator(ready).first().waitFor();
  await settled(page);
  if (act) await act(page);
};

const HEIGHT = 900;
const LOOKS = [
  [1440, 'da'],
  [360, 'da'],
  [360, 'en'],
  [1440, 'en'],
] as const;

type Language = 'da' | 'en';

/**
 * The place where the page is, at each width and in each language.
 * @param meanwhile looks at the moment after a change of language, in which no answer has come in the new one
 */
export const eachLook = async (
  page: Page,
  see: (width: number, language: Language) => Promise<void>,
  meanwhile?: (width: number, language: Language) => Promise<void>,
): Promise<void> => {
  for (const [width, language] of LOOKS) {
    await page.setViewportSize({ width, height: HEIGHT });
    if ((await page.evaluate('document.documentElement.lang')) !== language) {
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const hold = (route: Route): Promise<void> => answered.then(() => route.fallback());
      if (meanwhile) await page.route('**/*', hold);
      await page.locator('.top-tools button[lang]').click();
      try {
        await meanwhile?.(width, language);
      } finally {
        answer();
        if (meanwhile) await page.unroute('**/*', hold);
      }
      await settled(page);
    } else await page.waitForTimeout(100);
    await see(width, language);
  }
};
