// Makes sure that the packages are installed as package-lock.json says. Plain Node: this is what runs first on a fresh machine.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, CACHE, findOnPath, hashOf, MissingTool, PlainError, ROOT, readIfThere, runStep } from './steps.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
const MARKER = join(MODULES, '.installed');

/** One clear line instead of a syntax error deep in a package. */
export function checkNode(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const least = /** @type {string} */ (engines.node).replace(/[^\d.]/g, '');
  const [a = 0, b = 0] = version.split('.').map(Number);
  const [c = 0, d = 0] = least.split('.').map(Number);
  if (a < c || (a === c && b < d))
    throw new PlainError(`Node ${version} is too old: Node ${least} or later is needed (https://nodejs.org)`);
}

/** Runs `npm ci` when node_modules is missing or not what package-lock.json says. */
export async function installDependencies() {
  checkNode();
  if (isInstalled()) return;
  await alone(join(CACHE, 'npm-ci.lock'), async () => {
    if (isInstalled()) return;
    const npm = npmCommand();
    await runStep({
      what: 'installing the packages (npm ci)',
      command: npm.command,
      args: [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      quietMs: 0,
      causeFirst: true,
    });
    writeFileSync(MARKER, fingerprint());
  });
}

/** The lock file, and what decides which binaries are installed from it. */
function fingerprint() {
  return hashOf(readFileSync(LOCK), process.platform, process.arch, process.versions.modules);
}

function isInstalled() {
  if (readIfThere(MARKER) === fingerprint()) return true;
  // Someone may have run npm ci by hand, or only the lock file's notes have changed: npm keeps a list of what it installed.
  if (sameAsLock()) {
    writeFileSync(MARKER, fingerprint());
    return true;
  }
  return false;
}

function sameAsLock() {
  const installed = readIfThere(join(MODULES, '.package-lock.json'));
  if (installed === '') return false;
  const have = JSON.parse(installed).packages;
  const want = Object.entries(JSON.parse(readFileSync(LOCK, 'utf8')).packages);
  return want.every(([path, { version, optional }]) => path === '' || (have[path] ? have[path].version === version : optional === true));
}

function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script) && existsSync(script)) return { command: process.execPath, args: [script] };
  const npm = findOnPath('npm');
  if (!npm) throw new MissingTool('npm', 'it comes with Node (https://nodejs.org); Debian: apt-get install npm');
  return { command: npm, args: [] };
}
