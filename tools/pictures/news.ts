import type { Page, Response } from 'playwright-core';
import type { Ask } from './people.ts';

/** What a piece of news costs an open page: counted, since time depends on the machine. */

export interface NewsCost {
  /** From the call of another client until something of it stands on the page. */
  readonly ms: number;
  /** What the page asked the API for because of it. */
  readonly requests: readonly string[];
  readonly bytes: number;
  /** Lines of the timeline that came with it. */
  readonly entries: number;
  /** Elements that were put on the page. */
  readonly elements: number;
}

/** Counts elements that come; its text is evaluated in the page. */
const WATCH = `(() => {
  globalThis.put = 0;
  globalThis.watching?.disconnect();
  globalThis.watching = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.nodeType === 1) globalThis.put += 1 + node.querySelectorAll('*').length;
  });
  globalThis.watching.observe(document.querySelector('main'), { childList: true, subtree: true });
})()`;

/** Looks at each frame; the page's policy lets nobody wait by a text that is evaluated in it. */
export const until = (page: Page, holds: string): Promise<unknown> =>
  page.evaluate(`new Promise((done) => {
    const look = () => ((${holds}) ? done(true) : requestAnimationFrame(look));
    look();
  })`);

const QUIET_MS = 1_200;

/** Until the page has asked nothing for a while: what is counted then belongs to the news alone. */
const quiet = async (page: Page): Promise<void> => {
  let last = performance.now();
  let open = 0;
  const begun = (): void => {
    open += 1;
    last = performance.now();
  };
  const ended = (): void => {
    open = Math.max(0, open - 1);
    last = performance.now();
  };
  page.on('request', begun);
  for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end as 'requestfinished', ended);
  while (open > 0 || performance.now() - last < QUIET_MS) await page.waitForTimeout(50);
  page.off('request', begun);
  for (const end of ['requestfinished', 'requestfailed'] as const) page.off(end as 'requestfinished', ended);
};

/**
 * What the page does when it hears of a change, wherever it is.
 * @param tell makes the change, as another client
 */
export const costOfNews = async (page: Page, tell: () => Promise<unknown>): Promise<NewsCost> => {
  await quiet(page);
  await page.evaluate(WATCH);
  const before = await page.evaluate<string>("document.querySelector('main').textContent");
  const answers: Response[] = [];
  const heard = (answer: Response): void => {
    if (/\/citizens\//.test(answer.url()) && !answer.url().endsWith('/events')) answers.push(answer);
  };
  page.on('response', heard);
  const since = performance.now();
  await tell();
  await until(page, `document.querySelector('main').textContent !== ${JSON.stringify(before)}`);
  const ms = performance.now() - since;
  await quiet(page);
  page.off('response', heard);
  let bytes = 0;
  let entries = 0;
  for (const answer of answers) {
    const body = await answer.body();
    bytes += body.length;
    if (/\/timeline/.test(answer.url())) entries += (JSON.parse(body.toString()) as { timeline: readonly unknown[] }).timeline.length;
  }
  const requests = answers
    .map((answer) =>
      answer
        .url()
        .replace(/^.*\/citizens\/[^/?]+/, '')
        .replace(/(?<=since=).*/, '…'),
    )
    .sort();
  return { ms, requests, bytes, entries, elements: await page.evaluate<number>('globalThis.put') };
};

/** What another client does, by the place of the page where it is seen. */
export const tellings: Readonly<Record<string, (i: number) => readonly [command: string, payload: unknown]>> = {
  '': (i) => ['register-job-search-requirement', { perWeek: 6 + i }],
  '/timeline': (i) => ['register-job-search-requirement', { perWeek: 1 + i }],
  '/records': (i) => ['register-contact-person', { type: 33, name: `Nr. ${i}`, from: '2022-03-14' }],
};

export const tellAt = async (ask: Ask, citizenId: string, place: string, i: number): Promise<void> => {
  const [command, payload] = tellings[place]?.(i) ?? [];
  const { status, body } = await ask('jobcentre', '101', `/citizens/${citizenId}/${command}`, payload);
  if (status !== 200) throw new Error(`${command} is answered ${status}: ${JSON.stringify(body)}`);
};
