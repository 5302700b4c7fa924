// node scripts/run.mjs FILE.ts [ARGS...]: runs a TypeScript file of the project, after installing what is missing.
import './env-file.mjs';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { installDependencies } from './install.mjs';
import { fail, PlainError, ROOT } from './steps.mjs';

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

try {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new PlainError('usage: node scripts/run.mjs FILE.ts [ARGS...]');
  await installDependencies();
  // tsx is found from the project, whatever folder this is called in; relative arguments keep their meaning.
  const tsx = import.meta.resolve('tsx');
  const script = resolve(ROOT, file);
  if (!existsSync(script)) throw new PlainError(`no such file: ${file}`);
  const child = spawn(process.execPath, ['--import', tsx, script, ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; this process only waits for it. The others are passed on.
  process.on('SIGINT', () => {});
  for (const name of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(name, () => child.kill(name));
  child.on('error', fail);
  child.on('close', (code, signal) => process.exit(code ?? 128 + (SIGNALS[/** @type {'SIGINT'} */ (signal)] ?? 0)));
} catch (error) {
  fail(error);
}
