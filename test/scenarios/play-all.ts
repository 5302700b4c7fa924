import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames } from '../../machines/shapes.ts';
import { parseScenario, type Scenario } from '../../tools/scenario/parse.ts';
import { type Played, playScenario } from '../../tools/scenario/play.ts';
import type { Worlds } from '../../tools/scenario/world.ts';
import { openWorlds } from '../../tools/scenario/worlds.ts';

const FOLDER = new URL('../../scenarios/', import.meta.url).pathname;

/** Every scenario file of the project. */
export const scenarios = (): readonly { readonly file: string; readonly scenario: Scenario }[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, scenario: parseScenario(join('scenarios', file), readFileSync(join(FOLDER, file), 'utf8'), commandNames) }));

/** Plays each scenario file through HTTP, a real worker and the time-skipping engine, as a test of its own titled by its requirement. */
export const playAll = (
  title: string,
  { only, ...options }: { readonly workflowCache: boolean; readonly only?: readonly string[] },
): void => {
  const chosen = scenarios().filter(({ file }) => !only || only.includes(file));
  if (only && chosen.length !== only.length) throw new Error(`some of these scenarios are gone: ${only.join(', ')}`);
  describe.concurrent(title, () => {
    let worlds: Worlds;
    beforeAll(async () => {
      worlds = await openWorlds(options);
    });
    afterAll(async () => {
      await worlds.close();
    });
    for (const { file, scenario } of chosen) {
      // The time-skipping server can stand still on a busy machine (see tools/engine/clock.ts): once more then. A course that is wrong is
      // wrong twice, since time, order and ids of a file are the same each time it is played.
      it(`${scenario.rule} ${scenario.title} (${file})`, { timeout: 300_000, retry: 1 }, async () => {
        const world = await worlds.open(scenario.startEpochMs);
        const failed: Played[] = [];
        try {
          const played = await playScenario(scenario, world, (step) => step.failure && failed.push(step));
          expect(failed).toEqual([]);
          expect(played).toEqual({ passed: true, left: 0 });
        } finally {
          await world.close();
        }
      });
    }
  });
};
