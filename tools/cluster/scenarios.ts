import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cprNumber } from '../../machines/cpr.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { scenarioCommands } from '../scenario/commands.ts';
import { parseScenario, type Scenario } from '../scenario/parse.ts';
import { playScenario } from '../scenario/play.ts';
import type { World } from '../scenario/world.ts';
import type { Cluster } from './ground.ts';

const FOLDER = join(ROOT, 'scenarios');
/** The rules as they are now have been in force since then. */
const RELEASE = Date.parse('2022-03-14T00:00:00+01:00');

let serial = Math.floor(Math.random() * 900);
/** Someone else who is as old on the moved day as this one was on the scenario's; what is no CPR number stays so. */
const asOld = (cpr: string, shiftMs: number): string => {
  const known = cprNumber(cpr);
  if (!known) return cpr;
  const born = new Date(Date.parse(known.birthDate) + shiftMs).toISOString().slice(0, 10);
  const [year = '', month = '', day = ''] = born.split('-');
  serial = (serial + 1) % 1_000;
  return `${day}${month}${year.slice(2)}${year < '2000' ? 1 : 4}${String(serial).padStart(3, '0')}`;
};

/** Those that tell of what was in force on their own days only. */
const OF_THEIR_DAYS: readonly string[] = [
  '0-shapes-roles-and-dates.yaml', // dates that are none
  '0-who-reads-what.yaml', // code lists on the day of the release
  '3.1-job-goal-and-description-read-back.yaml', // the pilot ended with 2023
  '3.1-reassessed-as-obviously-ready.yaml',
  '3.3-needs-removed-after-a-job-plan.yaml',
  '5.1-a-quarantine-ahead-does-not-run-yet.yaml', // so did code 96
];

/** A scenario whose steps all lie on one day under the rules of today, moved to today; undefined for one that needs a clock. */
const movedToToday = (file: string): Scenario | undefined => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const asWritten = parseScenario(file, text, scenarioCommands);
  if (asWritten.startEpochMs < RELEASE || asWritten.steps.some(({ at }) => at)) return undefined;
  const today = Date.parse(new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' }));
  const begun = Date.parse(new Date(asWritten.startEpochMs).toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' }));
  const moved = text
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) =>
      Number.isNaN(Date.parse(date)) ? date : new Date(Date.parse(date) + today - begun).toISOString().slice(0, 10),
    )
    .replaceAll(/cpr: "(\d{6}-?\d{4})"/g, (_, cpr: string) => `cpr: "${asOld(cpr, today - begun)}"`);
  return parseScenario(file, moved, scenarioCommands);
};

/** Those that make sense on a clock that goes by itself; each against the one address, with citizens of its own. */
export const playOnRealClock = async (cluster: Cluster, out: (line: string) => void): Promise<number> => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml') && !OF_THEIR_DAYS.includes(file));
  const world: World = {
    url: cluster.url,
    token: (role, org) => cluster.issuer.sign(role, org),
    now: async () => Date.now(),
    moveTo: async () => undefined,
    idle: () => new Promise((resolve) => setTimeout(resolve, 1_000)),
    close: async () => undefined,
  };
  let [played, failed] = [0, 0];
  for (const file of files) {
    const scenario = movedToToday(file);
    if (!scenario) continue;
    played += 1;
    const { passed } = await playScenario(scenario, world, ({ line, text, failure }) => {
      if (failure) out(`    ${file}:${line} ${text}: expected ${failure.expected}, seen ${failure.seen}`);
    });
    if (!passed) failed += 1;
  }
  out(`  ${played} scenarios that need no other clock than today's; ${failed} failed`);
  return failed;
};
