// What the bring-up scripts share: lines for the person who waits, tools that may be missing, steps that take long.
// Plain Node with no dependencies, since it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
/** What must last. DATA_DIR names another folder, for a second system beside the first. */
export const DATA = resolve(ROOT, process.env.DATA_DIR || '.data');
/** What can be made again: programs fetched or built. One for all. */
export const CACHE = join(ROOT, '.data', 'cache');

/** A failure whose message is all that a person needs: it is printed as one line, with no stack. */
export class PlainError extends Error {
  name = 'PlainError';
}

/** A tool that is not on this machine; the message names it and says how to get it. */
export class MissingTool extends PlainError {
  name = 'MissingTool';
  /** @param {string} tool @param {string} how */
  constructor(tool, how) {
    super(`${tool} is missing. Get it: ${how}`);
    this.tool = tool;
  }
}

const live = process.stderr.isTTY === true && process.env.CI === undefined;

/** @param {string} line */
export function say(line) {
  process.stderr.write(live ? `\r\x1b[K${line}\n` : `${line}\n`);
}

/** Prints a PlainError's message, or another error whole, and sets the exit code. @param {unknown} error */
export function fail(error) {
  say(error instanceof PlainError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}

/** The full path of a program on the PATH, or undefined. @param {string} name */
export function findOnPath(name, path = process.env.PATH ?? '') {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`, name] : [name];
  for (const folder of path.split(delimiter).filter(Boolean)) {
    for (const candidate of names) {
      const file = join(folder, candidate);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {(string | Uint8Array)[]} parts */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** @param {number} since */
export function elapsed(since) {
  const seconds = Math.round((Date.now() - since) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Runs a command to its end and shows that it is under way: what it does, for how long, and how far it is.
 * On a terminal one line is kept up to date; elsewhere a line comes every 15 seconds, so that a log stays short.
 * Rejects with a PlainError that holds the last lines of its output, or the first where the tool names the cause there.
 *
 * @param {import('./steps.d.mts').Step} step
 * @returns {Promise<string>} what it wrote to stdout
 */
export function runStep({ what, command, args, cwd = ROOT, env = process.env, progress, quietMs = 1500, timeoutMs, causeFirst = false }) {
  const since = Date.now();
  let out = '';
  let tail = '';
  let head = '';
  let seen = '';
  let spoken = false;
  const line = () => `${what} … ${elapsed(since)}${seen ? `, ${seen}` : ''}`;
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const take = (/** @type {Buffer} */ chunk) => {
    tail = (tail + chunk).slice(-8000);
    if (head.length < 8000) head += chunk;
    for (const text of String(chunk).split('\n')) if (text.trim()) seen = progress?.(text.trim()) ?? seen;
  };
  child.stdout.on('data', (chunk) => {
    out += chunk;
    take(chunk);
  });
  child.stderr.on('data', take);
  let next = since + quietMs;
  const ticker = setInterval(() => {
    if (Date.now() < next) return;
    spoken = true;
    if (live) process.stderr.write(`\r\x1b[K${line()}`);
    else say(line());
    next = Date.now() + (live ? 500 : 15_000);
  }, 250);
  const killer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) {
        if (spoken) say(`${what}: done in ${elapsed(since)}`);
        resolve(out);
      } else {
        const lines = (causeFirst ? head : tail).trim().split('\n');
        const cause = (causeFirst ? lines.slice(0, 12) : lines.slice(-12)).join('\n  ');
        reject(new PlainError(`${what} failed (${signal ?? `exit code ${code}`}).\n  ${cause}`));
      }
    });
  }).finally(() => {
    clearInterval(ticker);
    clearTimeout(killer);
    process.off('SIGTERM', pass);
  });
}

/**
 * Does `work` while no other process does work under the same lock file. What a killed process left is taken over.
 * The lock only saves work done twice: what is made under it must still appear at once, by a rename.
 *
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const holder = Number(readIfThere(lock));
    if (holder > 0 && !isRunning(holder)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) say(`waiting for process ${holder}, which prepares the same (${basename(lock, '.lock')})`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
export function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
