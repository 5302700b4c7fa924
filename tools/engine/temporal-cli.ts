import { createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { alone, CACHE, findOnPath, isProgram, MissingTool, PlainError, runStep, say } from '../../scripts/steps.mjs';

/**
 * The version that `go install` builds. Later tags carry a `replace` in their go.mod and cannot be installed so.
 * Holds Temporal Server 1.29.1 and UI 2.42.1.
 */
const CLI_MODULE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
/** `go install -v` names each package it compiles; about so many on a machine that has compiled nothing yet. */
const CLI_PACKAGES = 1_200;
/** Where the TypeScript SDK, too, asks for the archive of the CLI that belongs to its version. */
const DOWNLOAD = 'https://temporal.download/cli/default';
const SDK_VERSION = '1.24.0';

export interface CliSearch {
  env?: NodeJS.ProcessEnv;
  /** Where a copy from an earlier run is kept. */
  cache?: string;
  download?: (to: string) => Promise<void>;
}

/**
 * The Temporal CLI, which holds the server and its UI. In this order: `TEMPORAL_CLI`, the PATH, the copy of an earlier run, the download
 * that the SDK also uses (given up after a few seconds where there is no Internet), `go install` (about 3 minutes on two cores).
 *
 * @throws MissingTool when none of them works; PlainError when TEMPORAL_CLI does not
 */
export async function findTemporalCli({ env = process.env, cache = CACHE, download = downloadCli }: CliSearch = {}): Promise<string> {
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
      if (!(await tryDownload(made, download))) await build(made, env);
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

async function tryDownload(to: string, download: (to: string) => Promise<void>): Promise<boolean> {
  try {
    await download(to);
    return existsSync(to) && (await answers(to));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    say(`Temporal CLI: no download (${error instanceof Error ? error.message : error}${cause})`);
    rmSync(to, { force: true });
    return false;
  }
}

async function downloadCli(to: string): Promise<void> {
  const platform = { win32: 'windows', darwin: 'darwin' }[process.platform as string] ?? 'linux';
  const query = new URLSearchParams({
    arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
    platform,
    format: 'tar.gz',
    'sdk-name': 'sdk-typescript',
    'sdk-version': SDK_VERSION,
  });
  const info = await fetch(`${DOWNLOAD}?${query}`, { signal: AbortSignal.timeout(5_000) });
  if (!info.ok) throw new Error(`answer ${info.status}`);
  const { archiveUrl, fileToExtract } = (await info.json()) as { archiveUrl: string; fileToExtract: string };
  say('Temporal CLI: downloading');
  const stalled = new AbortController();
  const archive = await fetch(archiveUrl, { signal: AbortSignal.any([stalled.signal, AbortSignal.timeout(10 * 60_000)]) });
  if (!archive.ok || !archive.body) throw new Error(`answer ${archive.status}`);
  const file = join(dirname(to), 'archive.tar.gz');
  let timer = setTimeout(() => stalled.abort(), 10_000);
  async function* watched(body: AsyncIterable<Uint8Array>) {
    for await (const chunk of body) {
      clearTimeout(timer);
      timer = setTimeout(() => stalled.abort(), 10_000);
      yield chunk;
    }
  }
  try {
    await pipeline(watched(Readable.fromWeb(archive.body as import('node:stream/web').ReadableStream)), createWriteStream(file));
  } finally {
    clearTimeout(timer);
  }
  const args = ['-xzf', file, '-C', dirname(to), fileToExtract];
  await runStep({ what: 'Temporal CLI: unpacking', command: 'tar', args });
  if (join(dirname(to), fileToExtract) !== to) renameSync(join(dirname(to), fileToExtract), to);
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
