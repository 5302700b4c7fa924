// npm test [-- VITEST ARGS], npm run test:long: installs what is missing, runs the tests; the last line says `N passed, N failed`.
// Without arguments what is long by nature (test/**/*.long.test.ts) is left to test:long; a path is played whatever it is.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { installDependencies } from './install.mjs';
import { DATA, fail, ROOT, say } from './steps.mjs';
import { installForTests } from './tools.mjs';

let tally = { passed: 0, failed: 0 };
try {
  await installDependencies();
  await ensureBuilt();
  const { register } = await import('tsx/esm/api');
  register();
  const { prepareTimeSkipping } = await import('../tools/engine/time-skipping.ts');
  const { findTemporalCli } = await import('../tools/engine/temporal-cli.ts');
  // What is missing is named, and the tests that need it fail; the others still say what they find.
  for (const prepare of [prepareTimeSkipping, findTemporalCli, installForTests]) await prepare().catch(fail);
  const [first, ...rest] = process.argv.slice(2);
  tally = first === '--long' ? await runTests('long', rest) : await runTests(first ? 'all' : 'short', process.argv.slice(2));
} catch (error) {
  fail(error);
}
if (tally.failed > 0 || tally.passed === 0) process.exitCode = 1;
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);

/** @param {'short' | 'long' | 'all'} part @param {string[]} args */
async function runTests(part, args) {
  const report = join(DATA, 'run', `tests-${process.pid}.json`);
  mkdirSync(join(DATA, 'run'), { recursive: true });
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const flags = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, ...flags, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, VITEST_PART: part },
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.on('error', () => resolve(1)).on('close', (code) => resolve(code ?? 1)));
  const counted = count(report);
  rmSync(report, { force: true });
  if (code !== 0 && counted.failed === 0) {
    say('vitest failed though no test did: see above');
    counted.failed = 1;
  }
  return counted;
}

/** @param {string} report */
function count(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that does not even load has no tests to fail.
    const broken = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    );
    showSlowest(testResults);
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** Where the time went. @param {{ name: string, startTime: number, endTime: number }[]} files */
function showSlowest(files) {
  const seconds = (/** @type {{ startTime: number, endTime: number }} */ file) => (file.endTime - file.startTime) / 1_000;
  const total = files.reduce((sum, file) => sum + seconds(file), 0);
  say(`${files.length} files of tests, ${Math.round(total)} s in all, two at a time; the longest:`);
  for (const file of [...files].sort((a, b) => seconds(b) - seconds(a)).slice(0, 15))
    say(`${seconds(file).toFixed(0).padStart(5)} s  ${relative(ROOT, file.name)}`);
}
