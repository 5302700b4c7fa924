import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from '../../scripts/steps.mjs';
import type { YearsFigures } from './figures.ts';
import type { How } from './load.ts';

const SCENARIO = 'scenarios/5.1-quarantine.yaml';

/** A scenario that spans two years of law, from the command line as a reader plays it: engine, store, worker, API and all. */
export const measureYears = async ({ say }: How): Promise<YearsFigures> => {
  say(SCENARIO);
  const since = performance.now();
  await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'tools/scenario.ts', SCENARIO], { cwd: ROOT });
  return { scenario: SCENARIO, from: '2022-03-28', to: '2024-04-01', seconds: (performance.now() - since) / 1_000 };
};
