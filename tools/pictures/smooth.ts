import type { Page } from 'playwright-core';
import { say } from '../../scripts/steps.mjs';
import { costOfNews, type NewsCost, tellAt, tellings, until } from './news.ts';
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

const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const entries = (page: Page): Promise<number> => page.locator('.entry').count();

export const smoothnessOf = async (page: Page, url: string, citizenId: string): Promise<Smoothness> => {
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
    frames: { count: frames.length, medianMs: at(frames, 0.5), p95Ms: at(frames, 0.95), worstMs: frames.at(-1) ?? 0 },
  };
};

/** How many pieces of news are told at each place. */
const TIMES = 5;

/** @param count how many entries the timeline holds */
export const tellSmoothness = async (count: number): Promise<void> => {
  const stage = await openStage();
  try {
    const { full, ordinary } = await makePeople(stage.ask, count, (done) => say(`${done} of ${count} entries`));
    const page = await stage.page();
    await signIn(page, stage.url, 'jobcentre', '101');
    const s = await smoothnessOf(page, stage.url, full);
    const ms = (value: number): string => `${Math.round(value)} ms`;
    say(`${s.shown} entries on the page`);
    say(`opened in ${ms(s.openMs)}; the longest "show older" ${ms(s.moreMs)}; filtered in ${ms(s.filterMs)}`);
    const { count: n, medianMs, p95Ms, worstMs } = s.frames;
    say(`scrolled through in ${n} frames: median ${ms(medianMs)}, 95 % within ${ms(p95Ms)}, the longest ${ms(worstMs)}`);
    // few entries and very many in turn, so that whatever else the machine does meets both
    for (const place of Object.keys(tellings))
      for (const [who, id] of [
        ['few entries', ordinary],
        [`${count} entries`, full],
      ] as const) {
        await page.goto(`${stage.url}/#/citizens/${id}${place}`);
        const costs: NewsCost[] = [];
        for (let i = 0; i < TIMES; i++) costs.push(await costOfNews(page, () => tellAt(stage.ask, id, place, i)));
        const [last] = costs.slice(-1);
        const times = costs.map((c) => c.ms).sort((a, b) => a - b);
        say(
          `news at "${place}", ${who}: shown in ${ms(at(times, 0.5))} (${ms(times[0] ?? 0)} to ${ms(times.at(-1) ?? 0)}); ${last?.requests.length} requests, ${last?.entries} entries, ${last?.bytes} bytes, ${last?.elements} elements`,
        );
      }
  } finally {
    await stage.close();
  }
};
