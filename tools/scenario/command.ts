import { readFileSync } from 'node:fs';
import { scenarioCommands } from './commands.ts';
import { type Options, readOptions, scenarioFiles, UsageError, usage } from './options.ts';
import { parseScenario, type Scenario } from './parse.ts';
import { type Played, playScenario } from './play.ts';
import { ScenarioError } from './source.ts';
import type { Worlds } from './world.ts';

export type OpenWorlds = (options: { workflowCache: boolean }) => Promise<Worlds>;

/** Where the command prints to and looks for files, so that a test can call it. */
export interface Surroundings {
  out(line: string): void;
  err(line: string): void;
  /** Where file names are looked for, in this order. */
  readonly folders: readonly string[];
  /** Called once the engine is up, with what to do when the user stops the command. */
  onStop?(stop: () => Promise<void>): void;
}

type Print = (line: string) => void;

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Carries the command out and answers its exit code: 0 all passed, 1 some failed, 2 called wrongly. */
export const scenarioCommand = async (args: readonly string[], openWorlds: OpenWorlds, surroundings: Surroundings): Promise<0 | 1 | 2> => {
  try {
    const options = readOptions(args);
    if (options.help) {
      surroundings.out(usage);
      return 0;
    }
    return await playFiles(scenarioFiles(options.files, surroundings.folders), options, openWorlds, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    surroundings.err(`scenario: ${error.message}`);
    return 2;
  }
};

/** A file that can be played, or the line that says why not. */
type Read = { readonly file: string; readonly scenario: Scenario | null; readonly problem: string };

const read = (file: string): Read => {
  try {
    return { file, scenario: parseScenario(file, readFileSync(file, 'utf8'), scenarioCommands), problem: '' };
  } catch (error) {
    const problem = error instanceof ScenarioError ? error.message : `${file}: ${firstLine(error)}`;
    return { file, scenario: null, problem };
  }
};

const playFiles = async (
  files: readonly string[],
  options: Options,
  openWorlds: OpenWorlds,
  { out, err, onStop }: Surroundings,
): Promise<0 | 1> => {
  const started = performance.now();
  const all = files.map(read);
  for (const { problem } of all) if (problem !== '') out(`✗ ${problem}`);
  const playable = all.flatMap(({ scenario }) => (scenario ? [scenario] : []));
  const failed = new Set(all.filter(({ scenario }) => !scenario).map(({ file }) => file));
  const summary = (): 0 | 1 => {
    out(`${all.length - failed.size} passed, ${failed.size} failed`);
    return failed.size === 0 ? 0 : 1;
  };
  if (playable.length === 0) return summary();

  let worlds: Worlds;
  try {
    worlds = await openWorlds({ workflowCache: options.workflowCache });
  } catch (error) {
    err(`scenario: the engine cannot be started: ${firstLine(error)}`);
    for (const { file } of playable) failed.add(file);
    return summary();
  }
  onStop?.(() => worlds.close());
  try {
    const plays = Array.from({ length: options.repeat }, (_, round) => playable.map((scenario) => ({ scenario, round: round + 1 }))).flat();
    const streamed = !options.quiet && (options.lanes === 1 || plays.length === 1);
    const lane = async (): Promise<void> => {
      for (let next = plays.shift(); next; next = plays.shift()) {
        const kept: string[] = [];
        const print: Print = streamed ? out : (line) => kept.push(line);
        const from = performance.now();
        const passed = await playFile(next.scenario, options.repeat > 1 ? `, round ${next.round}` : '', worlds, print);
        if (!passed) failed.add(next.scenario.file);
        if (!(options.quiet && passed)) for (const line of kept) out(line);
        out(
          `${passed ? '✓ passed' : '✗ FAILED'}  ${next.scenario.file}${options.repeat > 1 ? `, round ${next.round}` : ''}  (${seconds(from)})`,
        );
      }
    };
    await Promise.all(Array.from({ length: Math.min(options.lanes, plays.length) }, lane));
  } finally {
    await worlds.close().catch((error: unknown) => err(`scenario: the engine did not stop cleanly: ${firstLine(error)}`));
  }
  out(`total ${seconds(started)}`);
  return summary();
};

const playFile = async (scenario: Scenario, round: string, worlds: Worlds, print: Print): Promise<boolean> => {
  print(
    `${scenario.file}${round}${scenario.title === null ? '' : `  ${scenario.title}`}${scenario.rule === null ? '' : ` (${scenario.rule})`}`,
  );
  try {
    const world = await worlds.open(scenario.startEpochMs);
    try {
      const { passed, left } = await playScenario(scenario, world, (played) => printStep(played, print));
      if (left > 0) print(`        ${left} more ${left === 1 ? 'step' : 'steps'} not played`);
      return passed;
    } finally {
      await world.close().catch((error: unknown) => print(`        the world did not close cleanly: ${firstLine(error)}`));
    }
  } catch (error) {
    print(`  ✗     no world to play in: ${firstLine(error)}`);
    return false;
  }
};

const printStep = ({ line, at, text, failure }: Played, print: Print): void => {
  print(`  ${failure ? '✗' : '✓'} ${String(line).padStart(4)}  ${(at ?? '').padEnd(16)}  ${text}`);
  if (!failure) return;
  print(`           expected  ${failure.expected}`);
  print(`           seen      ${failure.seen}`);
  if (failure.nearest !== null) print(`           nearest   ${failure.nearest}`);
};
