import { createHmac, randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { buildWeb, WEB_FOLDER } from '../../scripts/build-web.mjs';
import { openBrowser } from '../browser.ts';
import { openWorlds } from '../scenario/worlds.ts';
import { type Front, openFront } from '../time-machine/front.ts';
import { TimeMachine } from '../time-machine/machine.ts';

/** The time machine with a real browser in front: real API, real worker, the time-skipping engine. */

export interface Stage {
  readonly url: string;
  /** Asks the API as a role, past the page: another client. */
  ask(
    role: string,
    org: string | null,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  /** A page in a window of its own; whatever it complains of fails the test that calls {@link Stage.complaints}. */
  page(width?: number): Promise<Page>;
  readonly complaints: string[];
  close(): Promise<void>;
}

export const openStage = async (start = '2022-03-14'): Promise<Stage> => {
  await buildWeb();
  const secret = randomBytes(16).toString('hex');
  const seal = (text: string): string => createHmac('sha256', secret).update(text).digest('hex');
  const worlds = await openWorlds({ workflowCache: true, page: { folder: WEB_FOLDER, seal, timeMachine: true } });
  const machine = await TimeMachine.open(worlds, start);
  const front: Front = await openFront(
    0,
    () => machine.target,
    (method, path, body) => machine.answer(method, path, body),
  );
  const browser = await openBrowser();
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    url: front.url,
    complaints,
    ask: async (role, org, path, body) => {
      const answer = await fetch(`${machine.target}${path}`, {
        headers: { authorization: `Bearer ${await machine.token(role, org)}`, 'content-type': 'application/json', 'accept-language': 'da' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    page: async (width = 1440) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'da-DK' });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // the browser says so of every answer that is no 2xx; those are looked at where they are expected
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
      });
      return page;
    },
    close: async () => {
      await browser.close();
      await front.close();
      await worlds.close();
    },
  };
};

/** Signs in by the chooser. */
export const signIn = async (page: Page, url: string, role: string, office?: string): Promise<void> => {
  await page.goto(url);
  await page.getByLabel('Rolle').selectOption(role);
  if (office !== undefined) await page.locator('#office').fill(office);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await page.getByRole('button', { name: 'Log ud' }).waitFor();
};
