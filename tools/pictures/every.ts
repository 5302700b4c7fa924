import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../scripts/steps.mjs';
import { makePeople } from './people.ts';
import { eachLook, goTo, placesOf } from './places.ts';
import { openStage } from './stage.ts';

/** Pictures of every place of the page, for people to look at: empty, ordinary and very full, narrow and wide, in Danish and in English. */

/** @param entries how many entries the full citizen's timeline holds */
export const takeEvery = async (folder: string, entries: number): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const stage = await openStage();
  try {
    const people = await makePeople(stage.ask, entries, (done) => say(`${done} of ${entries} entries`));
    const page = await stage.page();
    const places = placesOf(people);
    for (const [i, place] of places.entries()) {
      await goTo(page, stage.url, place).catch((error: unknown) => {
        say(`${place.name} is not reached: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
      });
      await eachLook(page, async (width, language) => {
        await page.screenshot({ path: join(folder, `${place.name}.${language}.${width}.png`), fullPage: true });
      });
      if (i % 10 === 9) say(`${i + 1} of ${places.length} places`);
    }
  } finally {
    await stage.close();
  }
};
