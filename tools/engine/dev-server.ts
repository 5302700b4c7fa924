import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { endProcess, forgetRunning, freePort, logFile, needPort, noteRunning, stillRunning } from '../../scripts/processes.mjs';
import { PlainError, say } from '../../scripts/steps.mjs';
import { findTemporalCli } from './temporal-cli.ts';

export interface DevServerOptions {
  /** 0: any free port. */
  port?: number;
  uiPort?: number;
  /** No UI. */
  headless?: boolean;
  /** The SQLite file that keeps everything; without it all is lost when the server ends. */
  dbFilename?: string;
  /** With the server's own defaults for that file, not with ours. */
  asInstalled?: boolean;
  /** The program to run; found or installed when left out. */
  cli?: string;
  /**
   * Under this name the process is noted in .data/run: it outlives this one when that is killed, and a later run finds it.
   * Without a name it ends with this process.
   */
  noteAs?: string;
  /** What is waited for: that its namespace answers, or only that its port is open (what connects then waits by itself). */
  until?: 'answers' | 'listens';
  /** Name of its log in .data/log. */
  log?: string;
}

export interface DevServer {
  readonly address: string;
  readonly uiUrl: string | undefined;
  /** Undefined for a server that an earlier, killed run had left and that is used again. */
  readonly child: ChildProcess | undefined;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Ends the server when the pipe on its stdin closes: with this process, however that ends. The shell becomes the server, so that the
 * child's id is the server's.
 */
const TETHER = 'exec 3<&0; ( cat <&3 >/dev/null; kill -KILL $$ 2>/dev/null ) & exec "$@" 3<&-';

/** Starts Temporal's development server on loopback and waits until its namespace `default` answers. */
export async function startDevServer(options: DevServerOptions = {}): Promise<DevServer> {
  const { headless = false, dbFilename, noteAs, log = 'temporal', until = 'answers' } = options;
  const cli = options.cli ?? (await findTemporalCli());
  const left = noteAs === undefined ? undefined : await takeOver(noteAs, options);
  if (left) return left;

  const wanted = options.port ?? 7233;
  await needPort(wanted, 'Temporal', 'TEMPORAL_PORT');
  const port = wanted || (await anyPort());
  const wantedUi = options.uiPort ?? 8233;
  if (!headless) await needPort(wantedUi, "Temporal's UI", 'UI_PORT');
  const uiPort = wantedUi || (await anyPort());

  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'];
  args.push(...(headless ? ['--headless'] : ['--ui-port', String(uiPort)]));
  if (dbFilename !== undefined) {
    mkdirSync(dirname(dbFilename), { recursive: true });
    // Measured: 1.4 times faster for one citizen, 1.7 times for sixteen, and still safe against a killed process.
    args.push('--db-filename', dbFilename);
    if (!options.asInstalled) args.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL');
  }
  const file = logFile(log);
  const out = openSync(file, 'a');
  // Detached: Ctrl-C reaches a whole process group, and the workers need the server while they shut down.
  const tethered = noteAs === undefined && process.platform !== 'win32';
  const child = tethered
    ? spawn('sh', ['-c', TETHER, 'sh', cli, ...args], { stdio: ['pipe', out, out], detached: true })
    : spawn(cli, args, { stdio: ['ignore', out, out], detached: true });
  closeSync(out);
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('exit', () => {
      child.stdin?.destroy();
      resolve();
    });
  });
  const pid = child.pid;
  if (pid === undefined) throw new PlainError(`Temporal did not start: ${cli} cannot be run`);

  const address = `127.0.0.1:${port}`;
  const uiUrl = headless ? undefined : `http://localhost:${uiPort}`;
  if (noteAs !== undefined) noteRunning(noteAs, { pid, words: words(args), address, ...(uiUrl === undefined ? {} : { uiUrl }) });

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(dbFilename === undefined ? 'SIGKILL' : 'SIGTERM'); // a second's tidying is for what is kept
      const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killer);
    }
    if (noteAs !== undefined) forgetRunning(noteAs);
  }

  try {
    await namespaceAnswers(address, () => child.exitCode !== null || child.signalCode !== null, until);
  } catch (error) {
    await stop();
    const reason = error instanceof PlainError ? error.message : String(error);
    throw new PlainError(`Temporal did not start: ${reason}. ${lastLine(file)}`);
  }
  return { address, uiUrl, child, pid, stop };
}

/** A server that a killed run left: used again when it is as wanted and answers, else ended by its id. */
async function takeOver(
  noteAs: string,
  { port = 7233, uiPort = 8233, headless, dbFilename }: DevServerOptions,
): Promise<DevServer | undefined> {
  const left = stillRunning(noteAs);
  if (!left) return undefined;
  const { pid, address, uiUrl } = left;
  const asWanted =
    address !== undefined &&
    (port === 0 || address === `127.0.0.1:${port}`) &&
    (headless ? uiUrl === undefined : uiPort === 0 || uiUrl === `http://localhost:${uiPort}`) &&
    (dbFilename === undefined || left.words.includes(dbFilename));
  if (
    asWanted &&
    (await namespaceAnswers(address, () => false, 'answers', 5_000).then(
      () => true,
      () => false,
    ))
  ) {
    say(`Temporal of an earlier run still works (process ${pid}): used again`);
    const stop = async () => {
      await endProcess(pid);
      forgetRunning(noteAs);
    };
    return { address, uiUrl, child: undefined, pid, stop };
  }
  say(`ending Temporal of an earlier run (process ${pid})`);
  await endProcess(pid);
  forgetRunning(noteAs);
  return undefined;
}

/** What tells our server from another program that was given the same process id. */
function words(args: string[]): string[] {
  return args.filter((word) => word !== '--ui-port');
}

async function anyPort(): Promise<number> {
  const port = await freePort(0);
  if (port === undefined) throw new PlainError('no free port on 127.0.0.1');
  return port;
}

/** First the port, then the namespace: gRPC waits a second and longer after a refused connection, and the server is up in 0.3 s. */
async function namespaceAnswers(address: string, ended: () => boolean, last: 'answers' | 'listens', timeoutMs = 60_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  const waitFor = async (ready: () => Promise<boolean>): Promise<void> => {
    while (!(await ready())) {
      if (ended()) throw new PlainError('it ended at once');
      if (Date.now() > until) throw new PlainError(`no answer on ${address} within ${timeoutMs / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await waitFor(() => listens(Number(address.split(':').at(-1))));
  if (last === 'listens') return;
  const { Connection } = await import('@temporalio/client'); // half a second of loading that a start can do without
  const connection = Connection.lazy({ address });
  const describe = () => connection.workflowService.describeNamespace({ namespace: 'default' });
  const answers = () => connection.withDeadline(Date.now() + 2_000, describe);
  try {
    await waitFor(() =>
      answers().then(
        () => true,
        () => false,
      ),
    );
  } finally {
    await connection.close();
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function lastLine(file: string): string {
  const line = readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
  return line.length > 300 ? `${line.slice(0, 300)} …` : line;
}
