import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeLists } from '../../machines/code-lists/index.ts';
import { costOfNews, type NewsCost, tellAt, tellings } from '../../tools/pictures/news.ts';
import { ADVISER, FULL, makePeople, type People } from '../../tools/pictures/people.ts';
import { eachLook, goTo, type Place, placesOf } from '../../tools/pictures/places.ts';
import { openStage, type Stage } from '../../tools/pictures/stage.ts';

/** What holds for every place of the page, with an empty, an ordinary and a very full citizen: at both widths, in both languages. */

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
let stage: Stage;
let people: People;
let page: Page;
let known: readonly string[] = [];

beforeAll(async () => {
  stage = await openStage();
  people = await makePeople(stage.ask, 100);
  page = await stage.page();
  known = [
    ...Object.values(codeLists).flatMap((list) => list.entries.flatMap((e) => e.name ?? [])),
    'Borgerforløb',
    FULL.name,
    ADVISER,
  ].sort((a, b) => b.length - a.length);
}, 240_000);
afterAll(async () => {
  await stage?.close();
});

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds, as lines that name the rule and the place. */
const violations = async (): Promise<readonly string[]> => {
  const { violations: found } = await page.evaluate<{ readonly violations: readonly Violation[] }>('axe.run()');
  return found.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} (${n.failureSummary?.slice(0, 200)})`));
};

/** Small words that one language has and the other does not: what is said in the wrong one holds several of them. */
const SMALL_WORDS = {
  da: /\b(the|of|and|is|are|was|with|from|has|not|which|by)\b/gi,
  en: /\b(og|ikke|af|til|er|der|ved|eller|hvis|som|fra|bliver|skal)\b|[æøå]/gi,
} as const;

/** A text without what has one name in both languages: codes, people, addresses. */
const own = (text: string): string => known.reduce((rest, name) => rest.replaceAll(name, ''), text);

/** Texts in the wrong language. What says of itself which language it is in (the note's own words) is left out, and so is what people wrote. */
const foreign = async (language: 'da' | 'en'): Promise<readonly string[]> => {
  const texts = await page.evaluate<readonly string[]>(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const said = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (!around.closest('[lang]:not(html), [data-written], option, script, style') && around.checkVisibility()) said.push(node.data.trim());
    }
    return [...new Set(said)];
  })()`);
  return texts.filter((text) => (own(text).match(SMALL_WORDS[language])?.length ?? 0) >= 2);
};

/** What the server said before the change of language and that still stands, when all answers have come. */
const stale = (): Promise<readonly string[]> => page.locator('main span[lang="da"]:not([data-written])').allTextContents();

const wrongAt = async (place: Place): Promise<readonly string[]> => {
  const wrong: string[] = [];
  await goTo(page, stage.url, place);
  await page.evaluate(axe);
  const told = (width: number, language: string, lines: readonly string[]): void => {
    wrong.push(...lines.map((line) => `${place.name} ${width} ${language}: ${line}`));
  };
  await eachLook(
    page,
    async (width, language) => {
      const found = [...(await violations()), ...(await foreign(language)).map((text) => `not in the reader’s language: ${text}`)];
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (wide > width) found.push(`${wide} px wide`);
      if (language === 'en') found.push(...(await stale()).map((text) => `left in the language of before: ${text}`));
      told(width, language, found);
    },
    async (width, language) =>
      told(
        width,
        language,
        (await foreign(language)).map((text) => `does not say that it is still in the language of before: ${text}`),
      ),
  );
  return wrong;
};

// before the places: the last of them are stories, and with a story the world begins anew
const told = Object.keys(tellings);
test.each(told)(
  'news of another client costs the same where much is known as where little is: at "%s"',
  { timeout: 180_000, retry: 1 },
  async (place) => {
    const costs = [];
    for (const id of [people.ordinary, people.full]) {
      await goTo(page, stage.url, { name: place, hash: `#/citizens/${id}${place}`, ready: 'main h2' });
      costs.push(await costOfNews(page, () => tellAt(stage.ask, id, place, 0)));
    }
    const [few, many] = costs as [NewsCost, NewsCost];
    // what is in sight, and nothing twice
    expect(many.requests).toEqual(few.requests);
    expect(new Set(many.requests).size).toBe(many.requests.length);
    expect(many.requests.length).toBeLessThanOrEqual(place === '' ? 3 : 2);
    // the newest line that was known, and what is new
    expect(many.entries).toBeLessThanOrEqual(place === '/timeline' ? 3 : 0);
    expect(many.elements).toBeLessThanOrEqual(few.elements + 40);
  },
);

const names = placesOf({ empty: '', ordinary: '', full: '' }).map(({ name }) => name);

test.each(names)(
  'axe finds no violation, nothing sticks out and one language is spoken, at 360 and 1440 px, in Danish and in English: %s',
  {
    timeout: 180_000,
    // on a machine where others work beside it an answer may not come in time, which the page then says
    retry: 1,
  },
  async (name) => {
    const place = placesOf(people).find((p) => p.name === name);
    expect(place && (await wrongAt(place))).toEqual([]);
  },
);

test('nothing in the console: no error of ours, and nothing that the content security policy forbids', () => {
  expect(stage.complaints).toEqual([]);
});
