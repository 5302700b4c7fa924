import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb, WEB_FOLDER } from '../scripts/build-web.mjs';
import { fail, PlainError, ROOT, say } from '../scripts/steps.mjs';
import { installForTests } from '../scripts/tools.mjs';
import { openBrowser } from './browser.ts';
import { scenarioCommands } from './scenario/commands.ts';
import { parseScenario } from './scenario/parse.ts';
import { Play } from './scenario/play.ts';
import { openWorlds } from './scenario/worlds.ts';

/** npm run pictures: the pictures of the page in docs/pictures, taken of a story that is played for real. */

const FOLDER = join(ROOT, 'docs', 'pictures');
const STORY = join(ROOT, 'scenarios', '1.1-sick-in-the-contact-course.yaml');
/** Anna is sick: the contact course rests, the jobcentre may summon. */
const STEPS = 9;
const SIZE = { width: 1240, height: 860 };

const main = async (): Promise<void> => {
  await installForTests();
  await buildWeb();
  mkdirSync(FOLDER, { recursive: true });
  const worlds = await openWorlds({ workflowCache: true, page: { folder: WEB_FOLDER } });
  const browser = await openBrowser();
  try {
    const scenario = parseScenario(STORY, readFileSync(STORY, 'utf8'), scenarioCommands);
    const world = await worlds.open(scenario.startEpochMs);
    const play = new Play(scenario, world);
    for (let i = 0; i < scenario.citizens.length + STEPS; i++) {
      const played = await play.next();
      if (played?.failure) throw new PlainError(`the story fails: ${played.text}: ${played.failure.seen}`);
    }
    await world.idle();
    const page = await browser.newPage({ viewport: SIZE, locale: 'da-DK' });
    const take = async (hash: string, ready: string, name: string): Promise<void> => {
      await page.goto(`${world.url}/#/citizens/${[...play.citizens.values()][0]}${hash}`);
      await page.locator(ready).first().waitFor();
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(FOLDER, name) });
      say(`docs/pictures/${name}`);
    };
    await page.goto(world.url);
    await page.getByRole('button', { name: 'Log ind' }).click();
    await page.getByRole('button', { name: 'Log ud' }).waitFor();
    await take('', '.actions li', 'citizen.png');
    await take('/diagram', 'svg.chart', 'diagram.png');
  } finally {
    await browser.close();
    await worlds.close();
  }
};

await main().catch((error: unknown) => {
  fail(error);
});
process.exit(process.exitCode ?? 0);
