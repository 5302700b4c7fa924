import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** `short` leaves out what is long by nature (`*.long.test.ts`), `long` plays nothing else; otherwise all. */
const part = process.env.VITEST_PART;
const LONG = 'test/**/*.long.test.ts';

/** What takes longest begins first, so that no processor is idle at the end. */
const FIRST = ['scenarios/', 'durability/', 'privacy/', 'app/', 'workflows/', 'engine/', 'machines/p', 'docs/'];
const rank = ({ moduleId }: TestSpecification): number => {
  const at = FIRST.findIndex((words) => moduleId.includes(`/test/${words}`));
  return at < 0 ? FIRST.length : at;
};
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

export default defineConfig({
  test: {
    include: part === 'long' ? [LONG] : ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...(part === 'short' ? [LONG] : [])],
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    maxWorkers: 2,
    maxConcurrency: 3,
  },
});
