import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb, WEB_FOLDER } from '../scripts/build-web.mjs';
import { fail, PlainError, ROOT, say } from '../scripts/steps.mjs';
import { installForTests } from '../scripts/tools.mjs';
import { openBrowser } from './browser.ts';
import { takeEvery } from './pictures/every.ts';
import { tellSmoothness } from './pictures/smooth.ts';
import { scenarioCommands } from './scenario/commands.ts';
import { parseScenario } from './scenario/parse.ts';
import { Play } from './scenario/play.ts';
import { openWorlds } from './scenario/worlds.ts';

/** npm run pictures: the pictures of the page in docs/pictures, taken of a story that is played for real. */

const USAGE = `npm run pictures [-- --every FOLDER [--entries 300] | --smooth [--entries 2000]]

Takes the two pictures of the README (docs/pictures) of a story that is played for real. With --every: of every place of the page, with an
empty, an ordinary and a very full citizen, at 360 and 1440 px, in Danish and in English, into FOLDER, to be looked at. With --smooth: no pictures, but how
long a citizen's timeline of so many entries takes to open, to show whole, to filter and to scroll through, in a real browser.`;

const FOLDER = join(ROOT, 'docs', 'pictures');
const STORY = join(ROOT, 'scenarios', '1.1-sick-in-the-contact-course.yaml');
/** Anna is sick: the contact course rests, the jobcentre may summon. */
const STEPS = 9;
const SIZE = { width: 1240, height: 860 };

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { every: { type: 'string' }, entries: { type: 'string' }, smooth: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    strict: true,
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const entries = Number(values.entries ?? (values.smooth ? 2_000 : 300));
  if (!Number.isInteger(entries) || entries < 100) throw new PlainError(`--entries ${values.entries}: a whole number from 100`);
  await installForTests();
  if (values.smooth) return tellSmoothness(entries);
  if (values.every !== undefined) return takeEvery(values.every, entries);
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
  fail(error instanceof TypeError && 'code' in error ? new PlainError(`${error.message}\n${USAGE}`) : error);
});
process.exit(process.exitCode ?? 0);
