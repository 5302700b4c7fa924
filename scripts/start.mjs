// npm start: installs what is missing and brings everything up; see USAGE. Plain Node until the packages are there.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checkNode, installDependencies } from './install.mjs';
import { endLeftover, endProcess, forgetRunning, logFile, needPort, noteRunning, portFrom, stillRunning } from './processes.mjs';
import { DATA, fail, PlainError, ROOT, say } from './steps.mjs';

const USAGE = `npm start [-- --help]

Installs what is missing, then starts Temporal with its UI, the worker, the API and the citizen page.
Ctrl-C stops, a second Ctrl-C stops at once; nothing is lost by a kill.

Settings (environment):
  PORT              the API and the citizen page (8080)
  TEMPORAL_PORT     the embedded Temporal server (7233)
  UI_PORT           its UI (8233)
  TEMPORAL_ADDRESS  a Temporal server to use instead; likewise TEMPORAL_PROFILE or TEMPORAL_CONFIG_FILE
  TEMPORAL_CLI      the Temporal CLI to run, when it is not on the PATH
  DATA_DIR          where everything that must last is kept (.data)
  DATABASE_URL      a PostgreSQL database to use instead of the embedded one

Logs: .data/log/temporal.log, .data/log/serve.log`;

/** Ctrl-C under npm arrives twice, from the terminal and from npm: what comes within that time is one. */
const SAME_SIGNAL_MS = 1_000;
/** How long the API and the workers may take to finish what they are doing. */
const SERVE_PATIENCE_MS = 20_000;
const RESTARTS = 5;

/** @type {{ temporal?: import('../tools/engine/dev-server.ts').DevServer, serve?: import('node:child_process').ChildProcess }} */
const running = {};
let stoppingSince = 0;
/** @type {Promise<void> | undefined} */
let stopped;

try {
  if (readArguments()) await main();
} catch (error) {
  if (!stopped) fail(error);
  await stop();
}

function readArguments() {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return false;
  }
  if (args.length > 0) throw new PlainError(`unknown argument ${args[0]}: npm start -- --help shows the settings`);
  return true;
}

async function main() {
  checkNode();
  const port = portFrom('PORT', 8080);
  const temporalPort = portFrom('TEMPORAL_PORT', 7233);
  const uiPort = portFrom('UI_PORT', 8233);
  const other = stillRunning('start');
  if (other && other.pid !== process.pid) throw new PlainError(`it already runs here (process ${other.pid}): stop that one first`);
  noteRunning('start', { pid: process.pid, words: ['start.mjs'] });
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, onSignal);

  await endLeftover('serve', 'API and worker');
  await needPort(port, 'the API', 'PORT', '0.0.0.0');
  await installDependencies();
  const env = { ...process.env, PORT: String(port), DATA_DIR: DATA };
  if (!process.env.TEMPORAL_ADDRESS && !process.env.TEMPORAL_PROFILE && !process.env.TEMPORAL_CONFIG_FILE) {
    const temporal = await startTemporal(temporalPort, uiPort);
    env.TEMPORAL_ADDRESS = temporal.address;
    env.TEMPORAL_UI_URL = temporal.uiUrl;
  } else {
    // A server of that kind that an earlier run had started here is not needed now.
    await endLeftover('temporal', 'Temporal');
  }
  if (!stopped) await serve(env);
}

/** @param {number} port @param {number} uiPort */
async function startTemporal(port, uiPort) {
  const { register } = await import('tsx/esm/api');
  register();
  const { findTemporalCli } = await import('../tools/engine/temporal-cli.ts');
  const { startDevServer } = await import('../tools/engine/dev-server.ts');
  const cli = await findTemporalCli();
  const options = { cli, port, uiPort, dbFilename: join(DATA, 'temporal.db'), noteAs: 'temporal' };
  const temporal = await startDevServer(options);
  running.temporal = temporal;
  if (stopped) throw new PlainError('stopped');
  say(`Temporal is up: ${temporal.address}, its UI ${temporal.uiUrl}`);
  let restarts = 0;
  /** @param {import('../tools/engine/dev-server.ts').DevServer} server */
  const watch = (server) => {
    server.child?.once('exit', async (code, signal) => {
      if (stopped) return;
      say(`Temporal ended (${signal ?? `exit code ${code}`}); starting it again, nothing is lost`);
      try {
        if (++restarts > RESTARTS) throw new PlainError(`Temporal ended ${restarts} times: see ${shown(logFile('temporal'))}`);
        running.temporal = await startDevServer(options);
        watch(running.temporal);
      } catch (error) {
        fail(error);
        await stop();
      }
    });
  };
  watch(temporal);
  return temporal;
}

/** @param {NodeJS.ProcessEnv} env */
async function serve(env) {
  const file = logFile('serve');
  const log = createWriteStream(file, { flags: 'a' });
  const args = ['--import', import.meta.resolve('tsx'), '--import', new URL('./with-parent.mjs', import.meta.url).href];
  const script = resolve(ROOT, process.env.SERVE_SCRIPT ?? 'scripts/serve.ts'); // tests have one of their own
  // What it prints is for the person at the console, what it writes to stderr is its log. Its own process group, so that Ctrl-C
  // reaches only this one, which ends it before the server that it needs to end well.
  const child = spawn(process.execPath, [...args, script], { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'], detached: true });
  running.serve = child;
  if (child.pid) noteRunning('serve', { pid: child.pid, words: [script] });
  let tail = '';
  child.stderr?.on('data', (chunk) => {
    log.write(chunk);
    tail = (tail + chunk).slice(-16_000);
  });
  const code = await new Promise((resolve) => child.on('error', () => resolve(1)).on('close', (code, signal) => resolve(code ?? signal)));
  forgetRunning('serve');
  if (stopped) return;
  if (code !== 0) {
    say(`${reasonIn(tail) ?? `the API and worker ended (${code})`} (log: ${shown(file)})`);
    process.exitCode = 1;
  }
  await stop();
}

/** The last line in a log that was written for people: no JSON, no frame of a stack. @param {string} tail */
function reasonIn(tail) {
  const lines = tail.split('\n').map((line) => line.trimEnd());
  const plain = lines.filter((line) => line.trim() && !/^[{}[\]]|^\s+at |^\s+\^|^Node\.js v|^\s*\w+: |^file:|^\s/.test(line));
  const thrown = lines.filter((line) => /^(Uncaught )?[A-Z]\w*(Error|Exception)?( \[.*\])?: /.test(line));
  return thrown.at(-1)?.replace(/^(Uncaught )?[A-Z]\w*( \[.*\])?: /, '') ?? plain.at(-1);
}

function onSignal() {
  if (stoppingSince === 0) {
    stoppingSince = Date.now();
    say('stopping … (Ctrl-C again: at once)');
    stop();
  } else if (Date.now() - stoppingSince > SAME_SIGNAL_MS) {
    say('stopped at once');
    running.serve?.kill('SIGKILL');
    running.temporal?.child?.kill('SIGKILL');
    forgetRunning('start');
    process.exit(130);
  }
}

/** In order: first what needs the server, then the server. */
function stop() {
  stopped ??= (async () => {
    const { serve: child, temporal } = running;
    if (child?.pid && child.exitCode === null && child.signalCode === null) await endProcess(child.pid, SERVE_PATIENCE_MS);
    forgetRunning('serve');
    await temporal?.stop();
    if (stillRunning('start')?.pid === process.pid) forgetRunning('start');
    process.exit(process.exitCode ?? 0);
  })();
  return stopped;
}

/** @param {string} file */
function shown(file) {
  return file.startsWith(ROOT) ? relative(ROOT, file) : file;
}
