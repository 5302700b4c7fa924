import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Payload } from '@temporalio/common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../scripts/steps.mjs';
import { sealedUnder } from '../../store/codec/payload-codec.ts';
import { scenarioCommands } from '../../tools/scenario/commands.ts';
import { parseScenario } from '../../tools/scenario/parse.ts';
import { playScenario } from '../../tools/scenario/play.ts';
import type { Worlds } from '../../tools/scenario/world.ts';
import { openWorlds } from '../../tools/scenario/worlds.ts';
import { recording } from './recording.ts';

/*
 * What Temporal is given in clear: every payload of whole scenarios is looked at on its way through the codec. A line in clear must consist
 * of words that stand in the program itself, of ids, numbers and dates: nothing that came in from outside.
 */

const seen = { clear: new Set<string>(), metadata: new Set<string>(), given: [] as string[], sealed: 0 };

const look = (given: Payload, made: Payload): void => {
  const text = Buffer.from(given.data ?? []).toString('utf8');
  seen.given.push(text);
  if (sealedUnder(made) !== undefined) seen.sealed += 1;
  else (text.startsWith('{"definition":') ? seen.metadata : seen.clear).add(text);
};

const SCENARIOS = [
  '1.1-sick-in-the-contact-course',
  '1.1-f-back-in-group-1',
  '1.8-recovery',
  '3.1-pilot-and-the-subscription',
  '3.3-support-needs',
  '3.4-contacts-from-udb',
  '3.6-education-order',
  '4.3-cv-status-after-change-of-a-kasse',
  '5.1-quarantine',
  '6.1-early-pension',
  '7.1-contact-persons-deleted',
  '7.2-not-submitted',
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [],
  );

/** The words that the program is written with. */
const vocabulary = (): ReadonlySet<string> =>
  new Set(
    ['machines', 'workflows', 'activities', 'api']
      .flatMap((folder) => filesIn(join(ROOT, folder)))
      .flatMap((file) => readFileSync(file, 'utf8').match(/[a-zæøå]+/gi) ?? [])
      .map((word) => word.toLowerCase()),
  );

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

let worlds: Worlds;
/** Every text of the scenarios that a person could have written. */
const written = new Set<string>();
beforeAll(async () => {
  worlds = await openWorlds({ workflowCache: true, watchCodec: (codec) => recording(codec, look) });
}, 120_000);
afterAll(() => worlds.close());

test.each(SCENARIOS)(
  '%s is played',
  async (name) => {
    const file = join(ROOT, 'scenarios', `${name}.yaml`);
    const text = readFileSync(file, 'utf8');
    for (const [, cpr, person] of text.matchAll(/cpr: "([\d-]+)", name: "?([^",}]+)"?/g))
      for (const t of [cpr, person]) if (t) written.add(t.trim());
    for (const [, key, value] of text.matchAll(
      /\b(name|email|phone|title|description|freeText|escoStarTitle|incident|comment|wish|status): "([^"]+)"/g,
    ))
      if (key !== 'status' && value && !value.includes('$')) written.add(value);
    const scenario = parseScenario(file, text, scenarioCommands);
    const world = await worlds.open(scenario.startEpochMs);
    try {
      const failed: unknown[] = [];
      await playScenario(scenario, world, (step) => step.failure && failed.push(step));
      expect(failed).toEqual([]);
    } finally {
      await world.close();
    }
  },
  120_000,
);

test('what is in clear is made of the program’s own words, of ids, numbers and dates', () => {
  const words = vocabulary();
  expect(seen.clear.size).toBeGreaterThan(50);
  expect(seen.sealed).toBeGreaterThan(1_000);
  const strange = [...seen.clear].filter((line) =>
    (line.replaceAll(UUID, '').match(/[^\W\d_]+/gu) ?? []).some((word) => !words.has(word.toLowerCase())),
  );
  expect(strange).toEqual([]);
});

test('neither in clear nor under the seal is there a name, a text or a number of the people in the scenarios', () => {
  expect(written.size).toBeGreaterThan(20);
  const all = seen.given.join('\n');
  expect([...written].filter((text) => all.includes(text) || all.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  expect(all.match(/(?<![\da-f-])(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}-?\d{4}(?![\da-f-])/g) ?? []).toEqual([]);
});
