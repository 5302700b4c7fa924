import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const usage = `npm run scenario -- FILE...

Plays each scenario file through the real HTTP API, a real worker and the time-skipping engine.
A folder means all .yaml files in it and below. Exits 0 only when all passed, 1 when some failed, 2 when it was called wrongly.

  --no-cache   the worker keeps no workflow in memory: every workflow task is a replay
  --lanes N    files played side by side (default 2)
  --repeat N   each file is played N times from the same start of the engine (default 1)
  --quiet      prints the steps of failed files only
  --help       this text`;

export interface Options {
  readonly help: boolean;
  readonly workflowCache: boolean;
  readonly lanes: number;
  readonly repeat: number;
  readonly quiet: boolean;
  readonly files: readonly string[];
}

/** A call that cannot be carried out as it was written. */
export class UsageError extends Error {}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const numberOf = (name: string, text: string | undefined, usual: number): number => {
  if (text === undefined) return usual;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--${name} needs a number from 1 on, not "${text}"`);
  return Number(text);
};

const read = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        'no-cache': { type: 'boolean' },
        lanes: { type: 'string' },
        repeat: { type: 'string' },
        quiet: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((messageOf(error).split('. ')[0] ?? '').replaceAll(/\s*\n\s*/g, ' '));
  }
};

export const readOptions = (args: readonly string[]): Options => {
  const { values, positionals } = read(args);
  return {
    help: values.help === true,
    workflowCache: values['no-cache'] !== true,
    lanes: numberOf('lanes', values.lanes, 2),
    repeat: numberOf('repeat', values.repeat, 1),
    quiet: values.quiet === true,
    files: positionals,
  };
};

const isScenario = (name: string): boolean => /\.ya?ml$/.test(name);

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      const kind = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
      if (kind?.isDirectory()) return entry.isSymbolicLink() ? [] : filesBelow(path);
      return kind?.isFile() && isScenario(entry.name) ? [path] : [];
    });

/** A name as it was given; one that is not there is looked for where npm was called, since npm runs scripts in the project's folder. */
const placeOf = (name: string, folders: readonly string[]): { path: string; isFolder: boolean } => {
  for (const folder of folders) {
    const path = resolve(folder, name);
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind) return { path: folder === folders[0] ? name : path, isFolder: kind.isDirectory() };
  }
  throw new UsageError(`${name}: no such file or folder`);
};

/** The files to play, each once, in the order named and sorted inside a folder; `folders` are where names are looked for. */
export const scenarioFiles = (names: readonly string[], folders: readonly string[]): string[] => {
  if (names.length === 0) throw new UsageError('no scenario file named; npm run scenario -- FILE... (--help tells more)');
  const found = new Map<string, string>();
  for (const name of names) {
    const { path, isFolder } = placeOf(name, folders);
    const files = isFolder ? filesBelow(path) : [path];
    if (files.length === 0) throw new UsageError(`${name}: no .yaml file in this folder`);
    for (const file of files) if (!found.has(resolve(file))) found.set(resolve(file), file);
  }
  return [...found.values()];
};
