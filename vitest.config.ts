import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** `short` leaves out what is long by nature (`*.long.test.ts`), `long` plays nothing else; otherwise all. */
const part = process.env.VITEST_PART;
const LONG = 'test/**/*.long.test.ts';

/** What takes longest begins first, so that no processor is idle at the end. */
const FIRST = ['scenarios/', 'web/places', 'web/marked', 'durability/', 'privacy/', 'app/', 'workflows/', 'engine/', 'machines/p', 'docs/'];
const rank = ({ moduleId }: TestSpecification): number => {
  const at = FIRST.findIndex((words) => moduleId.includes(`/test/${words}`));
  return at < 0 ? FIRST.length : at;
};
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

/** Tests that leave nothing behind in their process: the modules are loaded once for all of them, not once a file. */
const TOGETHER = ['api', 'code-lists', 'machines', 'note', 'ports', 'rehearse', 'scenario-player'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

const NOT_NOW = ['**/node_modules/**', ...(part === 'short' ? [LONG] : [])];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    maxWorkers: 2,
    maxConcurrency: 3,
    projects:
      part === 'long'
        ? // they wait for what was killed, stopped or put off more than they compute
          [{ extends: true, test: { name: 'long', include: [LONG], maxWorkers: 3 } }]
        : [
            { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: [...NOT_NOW, ...TOGETHER] } },
            { extends: true, test: { name: 'together', include: TOGETHER, exclude: NOT_NOW, isolate: false } },
          ],
  },
});
