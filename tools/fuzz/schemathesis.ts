import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone, CACHE, findOnPath, MissingTool, PlainError, ROOT, readIfThere, runStep } from '../../scripts/steps.mjs';

/** schemathesis, in a virtual environment of its own. Every package is pinned: with another version the same seed makes other requests. */

const HERE = join(ROOT, 'tools', 'fuzz');
const REQUIREMENTS = join(HERE, 'requirements.txt');
const VENV = join(CACHE, 'venv');
const PROGRAM = join(VENV, 'bin', 'schemathesis');
/** Copied last, so that it stands for a whole installation. */
const DONE = join(VENV, 'requirements.txt');
const GET_PYTHON =
  "Python 3.10 or later (Debian: apt-get install python3 python3-venv). It runs schemathesis, which makes the API's random requests";

const ready = (): boolean => existsSync(PROGRAM) && readIfThere(DONE) === readFileSync(REQUIREMENTS, 'utf8');

/**
 * The program, installed when it is not there yet.
 * @throws MissingTool without Python
 */
export const findSchemathesis = async (path?: string): Promise<string> => {
  const python = findOnPath('python3', path);
  if (!python) throw new MissingTool('python3', GET_PYTHON);
  return alone(join(CACHE, 'venv.lock'), async () => {
    if (ready()) return PROGRAM;
    rmSync(VENV, { recursive: true, force: true });
    await runStep({ what: 'Python environment for schemathesis', command: python, args: ['-m', 'venv', VENV] }).catch((error: unknown) => {
      rmSync(VENV, { recursive: true, force: true });
      const text = error instanceof Error ? error.message : String(error);
      throw /ensurepip|venv/.test(text) ? new MissingTool("python3's venv", `${GET_PYTHON}\n${text}`) : error;
    });
    await runStep({
      what: 'schemathesis: installing it with pip',
      command: join(VENV, 'bin', 'python'),
      args: ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-deps', '-r', REQUIREMENTS],
      progress: (line) => (/^(Collecting|Downloading|Installing)/.test(line) ? line.slice(0, 70) : undefined),
    });
    cpSync(REQUIREMENTS, DONE);
    return PROGRAM;
  });
};

/** What the requests are made with: see hooks.py. */
export interface Ground {
  readonly today: string;
  readonly tokens: readonly { readonly role: string; readonly org: string | null; readonly token: string }[];
  /** With the ids of what they have, by the name that the API gives them. */
  readonly citizens: readonly {
    readonly id: string;
    readonly known: Readonly<Record<string, readonly string[]>>;
    /** Takes these commands and no others; empty: any. */
    readonly only: readonly string[];
  }[];
  /** Roles that may give a command. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Values that mean something, by the field's name, or by the command's and the field's. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
}

export interface Run {
  /** Base address of the API; its document is at `/openapi.json`. */
  readonly url: string;
  readonly ground: Ground;
  readonly seed: number;
  /** Random requests for each operation and way (valid, invalid), beside those at the boundaries of its schema. */
  readonly maxExamples: number;
  /** The run is ended, and has failed, after so long. */
  readonly limitMs: number;
  readonly onlyOperation?: string;
}

export interface Outcome {
  readonly ok: boolean;
  /** What schemathesis printed. */
  readonly out: string;
  /** How often each operation was answered with each status. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** No answer that is an error of ours, none with a status, a media type or a body that is not in the document. */
export const CHECKS = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_schema_conformance'] as const;

/** Ends with what was found; the requests come one after the other, in an order that the seed decides. */
export const schemathesis = async (program: string, run: Run): Promise<Outcome> => {
  const folder = mkdtempSync(join(tmpdir(), 'borgerforloeb-fuzz-'));
  try {
    const groundFile = join(folder, 'ground.json');
    const countsFile = join(folder, 'counts.json');
    writeFileSync(groundFile, JSON.stringify(run.ground), { mode: 0o600 });
    const args = [
      ...['--config-file', join(HERE, 'schemathesis.toml')],
      ...['run', `${run.url}/openapi.json`, '--workers', '1', '--seed', String(run.seed), '--max-examples', String(run.maxExamples)],
      ...['--phases', 'examples,coverage,fuzzing', '--checks', CHECKS.join(','), '--continue-on-failure', '--no-color'],
      ...['--suppress-health-check', 'all', '--warnings', 'off', '--request-timeout', '30', '--output-truncate', 'false'],
      ...(run.onlyOperation === undefined ? [] : ['--include-operation-id', run.onlyOperation]),
    ];
    const env = {
      ...process.env,
      SCHEMATHESIS_HOOKS: join(HERE, 'hooks.py'),
      FUZZ_GROUND: groundFile,
      FUZZ_COUNTS: countsFile,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONHASHSEED: '0',
      COLUMNS: '160',
    };
    const { code, out } = await ended(program, args, { cwd: folder, env, limitMs: run.limitMs });
    const counts = existsSync(countsFile) ? (JSON.parse(readFileSync(countsFile, 'utf8')) as Outcome['counts']) : {};
    if (code === 'late')
      throw new PlainError(`schemathesis was not done after ${run.limitMs / 1000} s, and was ended.\n${out.slice(-2_000)}`);
    return { ok: code === 0, out, counts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Runs a program to its end; `late` when it had to be ended. */
const ended = (
  command: string,
  args: readonly string[],
  { cwd, env, limitMs }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly limitMs: number },
): Promise<{ readonly code: number | 'late' | null; readonly out: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let late = false;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk));
    const killer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limitMs);
    const stop = (): void => void child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(killer);
      process.off('SIGTERM', stop);
      resolve({ code: late ? 'late' : code, out });
    });
  });
