import type { Page } from 'playwright-core';
import { say } from '../../scripts/steps.mjs';
import { makePeople } from './people.ts';
import { openStage, signIn } from './stage.ts';

/** How smooth a very long timeline is, in a real browser. */

export interface Smoothness {
  /** How many entries were on the page at most. */
  readonly shown: number;
  /** From the press on the tab to the first entries. */
  readonly openMs: number;
  /** The longest press on "show older" until all entries are on the page. */
  readonly moreMs: number;
  /** Filtering all of them by one rule. */
  readonly filterMs: number;
  /** From another client's command until it stands first. */
  readonly newsMs: number;
  /** Between two frames while all of it is scrolled from top to bottom. */
  readonly frames: { readonly count: number; readonly medianMs: number; readonly p95Ms: number; readonly worstMs: number };
}

/** Scrolls through all of the page, most of a window at each frame, and tells how long each frame took. */
const SCROLL = `new Promise((done) => {
  window.scrollTo(0, 0);
  const frames = [];
  let last;
  const next = (now) => {
    if (last !== undefined) frames.push(now - last);
    last = now;
    const before = window.scrollY;
    window.scrollBy({ top: 300, behavior: 'instant' });
    if (window.scrollY === before && frames.length > 10) done(frames);
    else requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;

const took = async (act: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await act();
  return performance.now() - since;
};

/** Looks at each frame; the page's policy lets nobody wait by a text that is evaluated in it. */
const until = (page: Page, holds: string): Promise<unknown> =>
  page.evaluate(`new Promise((done) => {
    const look = () => ((${holds}) ? done(true) : requestAnimationFrame(look));
    look();
  })`);

const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const entries = (page: Page): Promise<number> => page.locator('.entry').count();

/** @param tell asks the API as another client */
export const smoothnessOf = async (page: Page, url: string, citizenId: string, tell: () => Promise<unknown>): Promise<Smoothness> => {
  await page.goto(`${url}/#/citizens/${citizenId}`);
  await page.locator('nav.tabs a').first().waitFor();
  const openMs = await took(async () => {
    await page.locator('nav.tabs a').nth(2).click();
    await page.locator('.entry').first().waitFor();
  });
  let moreMs = 0;
  for (const more = page.getByRole('button', { name: /^Vis ældre/ }); (await more.count()) > 0; ) {
    const before = await entries(page);
    const ms = await took(async () => {
      await more.click();
      await until(page, `document.querySelectorAll('.entry').length > ${before}`);
    });
    moreMs = Math.max(moreMs, ms);
  }
  const frames = (await page.evaluate<number[]>(SCROLL)).sort((a, b) => a - b);
  const first = await page.locator('main p[role=status]').textContent();
  const newsMs = await took(async () => {
    await tell();
    await until(page, `document.querySelector('main p[role=status]')?.textContent !== ${JSON.stringify(first)}`);
  });
  const shown = await entries(page);
  const rule = page.locator('#by-rule');
  const filterMs = await took(async () => {
    await rule.selectOption('3.8');
    await until(page, "!document.querySelector('.entry .facts')?.textContent.includes('dagpengetimer')");
  });
  return {
    shown,
    openMs,
    moreMs,
    filterMs,
    newsMs,
    frames: { count: frames.length, medianMs: at(frames, 0.5), p95Ms: at(frames, 0.95), worstMs: frames.at(-1) ?? 0 },
  };
};

/** @param count how many entries the timeline holds */
export const tellSmoothness = async (count: number): Promise<void> => {
  const stage = await openStage();
  try {
    const { full } = await makePeople(stage.ask, count, (done) => say(`${done} of ${count} entries`));
    const page = await stage.page();
    await signIn(page, stage.url, 'jobcentre', '101');
    const s = await smoothnessOf(page, stage.url, full, () =>
      stage.ask('jobcentre', '101', `/citizens/${full}/register-job-search-requirement`, { perWeek: 4 }),
    );
    const ms = (value: number): string => `${Math.round(value)} ms`;
    say(`${s.shown} entries on the page`);
    say(
      `opened in ${ms(s.openMs)}; the longest "show older" ${ms(s.moreMs)}; filtered in ${ms(s.filterMs)}; news shown in ${ms(s.newsMs)}`,
    );
    const { count: n, medianMs, p95Ms, worstMs } = s.frames;
    say(`scrolled through in ${n} frames: median ${ms(medianMs)}, 95 % within ${ms(p95Ms)}, the longest ${ms(worstMs)}`);
  } finally {
    await stage.close();
  }
};
