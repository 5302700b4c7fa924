// npm start, npm run api, npm run worker, npm run setup: installs and builds what is missing and brings it up; see USAGE. Plain Node.
import './env-file.mjs';
import { spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { checkNode, installDependencies } from './install.mjs';
import { openLogFile } from './log-file.mjs';
import { endLeftover, endProcess, forgetRunning, logFile, needPort, noteRunning, stillRunning } from './processes.mjs';
import { checkSettings, numberSetting, settingsHelp } from './settings.mjs';
import { CACHE, DATA, fail, PlainError, ROOT, say } from './steps.mjs';

const USAGE = `npm start [-- --help]

Installs what is missing, then starts Temporal with its UI, the worker, the API and the citizen page.
Ctrl-C stops, a second Ctrl-C stops at once; nothing is lost by a kill.

  npm run api       the API alone, npm run worker the worker alone, each as often as wanted (TEMPORAL_ADDRESS, DATABASE_URL)
  npm run setup     Temporal's namespace and search attributes, the store's schema; may be run again

Settings (environment), each with its [range] and its (default):

${settingsHelp()}

Logs: .data/log/temporal.log, .data/log/serve.log`;

/** Ctrl-C under npm arrives twice, from the terminal and from npm: what comes within that time is one. */
const SAME_SIGNAL_MS = 1_000;
/** How long the API and the workers may take to finish what they are doing. */
const SERVE_PATIENCE_MS = 20_000;
/** So often something that ends is started again within that time; then it is not by chance. */
const RESTARTS = 5;
const RESTARTS_WITHIN_MS = 10 * 60_000;
const RESTART_PAUSE_MS = 200;
/** Measured with a hundred open citizens: 578 MB without these, 490 with. */
const LEAN = ['--max-semi-space-size=8'];
const LEAN_ENV = { MALLOC_ARENA_MAX: '2' };
const NAMES = { all: 'the API and worker', api: 'the API', worker: 'the worker', setup: 'the setup' };

/** @typedef {import('../tools/engine/dev-server.ts').DevServer} DevServer */
/** `starting`: a Temporal that is on its way up. @type {{ temporal?: DevServer, starting?: Promise<unknown>, serve?: import('node:child_process').ChildProcess }} */
const running = {};
let stoppingSince = 0;
/** @type {Promise<void> | undefined} */
let stopped;

try {
  const mode = readArguments();
  if (mode) await main(mode);
} catch (error) {
  if (!stopped) fail(error);
  await stop();
}

/** @returns {'all' | 'api' | 'worker' | 'setup' | undefined} */
function readArguments() {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return undefined;
  }
  const [mode = 'all'] = args;
  if (args.length > 1 || (mode !== 'all' && mode !== 'api' && mode !== 'worker' && mode !== 'setup'))
    throw new PlainError(`unknown argument ${args.at(-1)}: npm start -- --help shows the settings`);
  return mode;
}

/** @param {'all' | 'api' | 'worker' | 'setup'} mode */
async function main(mode) {
  checkNode();
  checkSettings(process.env);
  const { TEMPORAL_ADDRESS, TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE } = process.env;
  const outside = Boolean(TEMPORAL_ADDRESS || TEMPORAL_PROFILE || TEMPORAL_CONFIG_FILE);
  if (mode !== 'all' && !outside)
    throw new PlainError(`npm run ${mode} needs a Temporal server: TEMPORAL_ADDRESS or a profile (npm start brings its own)`);
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, onSignal);
  endWithNpm();
  if (mode === 'all') {
    const other = stillRunning('start');
    if (other && other.pid !== process.pid) throw new PlainError(`it already runs here (process ${other.pid}): stop that one first`);
    noteRunning('start', { pid: process.pid, words: ['start.mjs'] });
    await endLeftover('serve', 'API and worker');
    await needPort(numberSetting('PORT'), 'the API', 'PORT', '0.0.0.0');
  }
  await installDependencies();
  const program = await ensureBuilt();
  ownOnly();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DATA_DIR: DATA };
  if (mode === 'all' && !outside) {
    const temporal = await startTemporal(program);
    env.TEMPORAL_ADDRESS = temporal.address;
    env.TEMPORAL_UI_URL = temporal.uiUrl;
  } else if (mode === 'all') {
    // A server of that kind that an earlier run had started here is not needed now.
    await endLeftover('temporal', 'Temporal');
  }
  if (!stopped) await serve(env, mode, program);
}

/** @param {string} folder */
function mayList(folder) {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * From now on nobody but the owner reads or lists what is written; what an older version left more open is closed. The keys are looked after
 * where they are written; what can be made again (the cache) says nothing of anybody.
 */
function ownOnly() {
  process.umask(0o077);
  if (process.platform === 'win32') return;
  mkdirSync(DATA, { recursive: true });
  /** @param {string} path */
  const close = (path) => {
    const { mode, uid } = statSync(path);
    const folder = (mode & 0o170000) === 0o040000;
    // a volume is the system's own, lent to our group: what we write in it is ours
    const ours = uid === process.getuid?.();
    if (ours && (mode & 0o077) !== 0) chmodSync(path, mode & 0o700);
    if (folder && (ours || mayList(path)))
      for (const name of readdirSync(path)) if (join(path, name) !== CACHE && name !== 'keys') close(join(path, name));
  };
  close(DATA);
}

/** @param {string} program */
async function startTemporal(program) {
  /** @type {typeof import('../tools/engine/embedded.ts')} */
  const { findTemporalCli, startDevServer } = await import(pathToFileURL(join(program, 'embedded.js')).href);
  const cli = await findTemporalCli();
  const [port, uiPort] = [numberSetting('TEMPORAL_PORT'), numberSetting('UI_PORT')];
  const options = { cli, port, uiPort, dbFilename: join(DATA, 'temporal.db'), noteAs: 'temporal', until: /** @type {const} */ ('listens') };
  /** Whoever stops meanwhile waits for it, and ends it. */
  const bringUp = async () => {
    const starting = startDevServer(options);
    running.starting = starting;
    running.temporal = await starting;
    return running.temporal;
  };
  const temporal = await bringUp();
  if (stopped) throw new PlainError('stopped');
  say(`Temporal is up: ${temporal.address}, its UI ${temporal.uiUrl}`);
  /** @type {number[]} */
  const ends = [];
  /** @param {DevServer} server */
  const watch = (server) => {
    server.child?.once('exit', async (code, signal) => {
      if (stopped) return;
      say(`Temporal ended (${signal ?? `exit code ${code}`}); starting it again, nothing is lost`);
      try {
        ends.push(Date.now());
        const lately = ends.filter((at) => at > Date.now() - RESTARTS_WITHIN_MS).length;
        if (lately > RESTARTS) throw new PlainError(`Temporal ended ${lately} times: see ${shown(logFile('temporal'))}`);
        watch(await bringUp());
      } catch (error) {
        fail(error);
        await stop();
      }
    });
  };
  watch(temporal);
  return temporal;
}

/**
 * Runs the program. One that had come up and ends by itself is started again, after a pause, a bounded number of times; what stops it before
 * it is up is said in one line.
 *
 * @param {NodeJS.ProcessEnv} env @param {'all' | 'api' | 'worker' | 'setup'} mode @param {string} program
 */
async function serve(env, mode, program) {
  const name = mode === 'all' ? 'serve' : mode;
  const file = logFile(name);
  const log = openLogFile(file);
  const given = process.env.SERVE_SCRIPT; // tests have one of their own
  const script = given ? resolve(ROOT, given) : join(program, `${name}.js`);
  const args = [
    ...LEAN,
    ...(given ? ['--import', import.meta.resolve('tsx')] : []),
    '--import',
    new URL('./with-parent.mjs', import.meta.url).href,
  ];
  /** @type {number[]} */
  const ends = [];
  for (;;) {
    // What it prints is for the person at the console, what it writes to stderr is its log. Its own process group, so that Ctrl-C
    // reaches only this one, which ends it before the server that it needs to end well.
    const child = spawn(process.execPath, [...args, script], {
      cwd: ROOT,
      env: { ...LEAN_ENV, ...env },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      detached: true,
    });
    running.serve = child;
    if (child.pid && mode === 'all') noteRunning('serve', { pid: child.pid, words: [script] });
    let tail = '';
    let ready = false;
    child.on('message', (message) => {
      ready ||= /** @type {{ ready?: boolean }} */ (message).ready === true;
    });
    log.onState = (lost) => child.connected && child.send({ log: lost ?? null }, () => undefined);
    child.stderr?.on('data', (chunk) => {
      if (mode === 'setup') process.stderr.write(chunk);
      log.write(chunk);
      tail = (tail + chunk).slice(-16_000);
    });
    const code = await new Promise((resolve) => child.on('error', () => resolve(1)).on('close', (code, signal) => resolve(code ?? signal)));
    if (mode === 'all') forgetRunning('serve');
    if (stopped) return;
    const reason = `${reasonIn(tail) ?? `${NAMES[mode]} ended (${code})`}`;
    ends.push(Date.now());
    const lately = ends.filter((at) => at > Date.now() - RESTARTS_WITHIN_MS).length;
    if (code !== 0 && ready && lately <= RESTARTS) {
      const pause = Math.min(RESTART_PAUSE_MS * 2 ** (lately - 1), 30_000);
      say(`${NAMES[mode]} ended (${reason}); started again in ${pause / 1000} s, nothing is lost`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (stopped) return;
      continue;
    }
    if (code !== 0) {
      if (mode !== 'setup') say(`${reason} (log: ${shown(file)})`);
      process.exitCode = 1;
    }
    return stop();
  }
}

/** The last line in a log that was written for people: no JSON, no frame of a stack. @param {string} tail */
function reasonIn(tail) {
  const lines = tail.split('\n').map((line) => line.trimEnd());
  const plain = lines.filter((line) => line.trim() && !/^[{}[\]]|^\s+at |^\s+\^|^Node\.js v|^\s*\w+: |^file:|^\s/.test(line));
  const thrown = lines.filter((line) => /^(Uncaught )?[A-Z]\w*(Error|Exception)?( \[.*\])?: /.test(line));
  return thrown.at(-1)?.replace(/^(Uncaught )?[A-Z]\w*( \[.*\])?: /, '') ?? plain.at(-1);
}

/** npm that is told to end takes its shell with it and passes nothing on: without this the program would stay. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    if (stoppingSince === 0) onSignal();
  }, 250);
  timer.unref();
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
    const { serve: child } = running;
    if (child?.pid && child.exitCode === null && child.signalCode === null) await endProcess(child.pid, SERVE_PATIENCE_MS);
    forgetRunning('serve');
    await running.starting?.catch(() => undefined);
    await running.temporal?.stop();
    if (stillRunning('start')?.pid === process.pid) forgetRunning('start');
    process.exit(process.exitCode ?? 0);
  })();
  return stopped;
}

/** @param {string} file */
function shown(file) {
  return file.startsWith(ROOT) ? relative(ROOT, file) : file;
}
