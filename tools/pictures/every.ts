import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../scripts/steps.mjs';
import { makePeople } from './people.ts';
import { goTo, placesOf } from './places.ts';
import { openStage } from './stage.ts';

/** Pictures of every place of the page, for people to look at: empty, ordinary and very full, narrow and wide, in Danish and in English. */

const WIDTHS = [360, 1440];
const LANGUAGES = ['da', 'en'];

/** @param entries how many entries the full citizen's timeline holds */
export const takeEvery = async (folder: string, entries: number): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const stage = await openStage();
  try {
    const people = await makePeople(stage.ask, entries, (done) => say(`${done} of ${entries} entries`));
    for (const width of WIDTHS)
      for (const language of LANGUAGES) {
        const page = await stage.page(width);
        const places = placesOf(people);
        for (const [i, place] of places.entries()) {
          const path = join(folder, `${place.name}.${language}.${width}.png`);
          try {
            await goTo(page, stage.url, place, language);
          } catch (error) {
            say(`${place.name} is not reached: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
          }
          await page.screenshot({ path, fullPage: true });
          if (i % 10 === 9) say(`${width} px, ${language}: ${i + 1} of ${places.length}`);
        }
        await page.context().close();
      }
  } finally {
    await stage.close();
  }
};
