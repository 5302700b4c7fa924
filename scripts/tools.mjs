// Programs from outside npm that tests use. Each is found, or undefined; none is installed from here without being asked.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, isProgram, runStep, say } from './steps.mjs';

/** The folder with PostgreSQL's server programs (initdb, pg_ctl, postgres). Debian keeps it off the PATH. */
export function findPostgres() {
  const onPath = findOnPath('initdb');
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join('/usr/lib/postgresql', version, 'bin'));
  const found = folders.find((folder) => isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres')));
  return found ?? (onPath ? join(onPath, '..') : undefined);
}

/** A Chromium that playwright-core can drive; CHROMIUM names another. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = findOnPath(name);
    if (found) return found;
  }
  return undefined;
}

/** Debian's PostgreSQL and Chromium, where we may install them; elsewhere they are named and the tests that need them fail. */
export async function installForTests() {
  const missing = [];
  if (!findPostgres()) missing.push('postgresql');
  if (!findChromium()) missing.push('chromium');
  if (missing.length === 0) return;
  const apt = findOnPath('apt-get');
  const root = process.getuid?.() === 0;
  const sudo = !root && process.env.CI ? findOnPath('sudo') : undefined;
  if (!apt || !(root || sudo)) {
    say(`missing: ${missing.join(', ')}; the tests that need them will fail. Debian: apt-get install ${missing.join(' ')}`);
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (/** @type {string} */ what, /** @type {string[]} */ args) =>
    runStep({
      what,
      command: sudo ?? apt,
      args: sudo ? ['-n', apt, ...args] : args,
      env,
      progress: (line) => (/^(Get:\d+|Unpacking|Setting up) ?\S*/.test(line) ? line.slice(0, 70) : undefined),
    });
  try {
    await run('apt-get update', ['-qq', 'update']);
    await run(`installing ${missing.join(' and ')}`, ['install', '-y', '--no-install-recommends', ...missing]);
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\nThe tests that need ${missing.join(' or ')} will fail.`);
  }
}
