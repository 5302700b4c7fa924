// Processes that must not be left behind: ports, run files in .data/run, ending by id. Plain Node, no dependencies.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DATA, isRunning, PlainError, readIfThere, say } from './steps.mjs';

/** @param {string} name */
const runFile = (name) => join(DATA, 'run', `${name}.json`);
/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The words of a running process's command line, or undefined. @param {number} pid */
export function commandLine(pid) {
  try {
    if (existsSync(`/proc/${pid}/cmdline`)) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Notes a process that we started, so that a later run finds it when this one was killed.
 * @param {string} name @param {import('./processes.d.mts').RunNote} note
 */
export function noteRunning(name, note) {
  const file = runFile(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(note));
  renameSync(`${file}.${process.pid}`, file);
}

/** @param {string} name */
export function forgetRunning(name) {
  rmSync(runFile(name), { force: true });
}

/**
 * The process that was noted under this name, if it still runs and is still ours: an id may have gone to another program since,
 * so its command line must hold every word that was noted.
 * @param {string} name
 * @returns {import('./processes.d.mts').RunNote | undefined}
 */
export function stillRunning(name) {
  /** @type {import('./processes.d.mts').RunNote} */
  let note;
  try {
    note = JSON.parse(readIfThere(runFile(name)));
  } catch {
    return undefined;
  }
  const line = Number.isInteger(note?.pid) && note.pid > 1 ? commandLine(note.pid) : undefined;
  if (line !== undefined && note.words.length > 0 && note.words.every((word) => line.includes(word))) return note;
  forgetRunning(name);
  return undefined;
}

/**
 * Asks a process to end, waits, and kills it when it has not ended by then. Only ever by its id.
 * @param {number} pid @param {number} [patienceMs]
 */
export async function endProcess(pid, patienceMs = 10_000) {
  signal(pid, 'SIGTERM');
  if (await gone(pid, patienceMs)) return;
  signal(pid, 'SIGKILL');
  await gone(pid, 5_000);
}

/** @param {number} pid @param {NodeJS.Signals} name */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended already
  }
}

/** @param {number} pid @param {number} withinMs */
async function gone(pid, withinMs) {
  for (const until = Date.now() + withinMs; Date.now() < until; await pause(25)) {
    // A killed process stays as a zombie, with no command line, until its parent has taken note.
    if (!isRunning(pid) || commandLine(pid) === undefined) return true;
  }
  return false;
}

/** @param {number} port @param {string} [host] @returns {Promise<number | undefined>} the port if it can be listened on (0: any free one) */
export function freePort(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/** @param {number} port @param {string} what @param {string} setting @param {string} [host] */
export async function needPort(port, what, setting, host) {
  if (port === 0 || (await freePort(port, host)) !== undefined) return;
  throw new PlainError(`Port ${port} (${what}) is taken by another program. Choose another: ${setting}=${port + 1}`);
}

/** The file of a log in .data/log; what has grown past 20 MB is put aside first, one generation. @param {string} name */
export function logFile(name) {
  const file = join(DATA, 'log', `${name}.log`);
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).isFile() && statSync(file).size > 20_000_000) renameSync(file, `${file}.1`);
  return file;
}

/** Ends what a killed run left under this name. @param {string} name @param {string} what */
export async function endLeftover(name, what) {
  const left = stillRunning(name);
  if (!left) return;
  say(`ending ${what} of an earlier run that was killed (process ${left.pid})`);
  await endProcess(left.pid);
  forgetRunning(name);
}
