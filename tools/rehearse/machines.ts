import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CACHE, PlainError, ROOT } from '../../scripts/steps.mjs';
import type { Machines } from './compare.ts';

/** What machines of earlier commits called by another name. */
interface Earlier {
  readonly tell: Machines['takeCallback'];
}

/**
 * The machines of another version, beside those of today in one process. They are pure, so loading them is all that it takes.
 * `to` is a git ref, a folder with a `machines/` in it, or one file that stands where a file of `machines/` has the same path or name.
 */
export const loadMachines = async (to: string): Promise<{ readonly machines: Machines; readonly close: () => void }> => {
  const work = join(CACHE, 'rehearsal');
  mkdirSync(work, { recursive: true });
  // inside the project, so that the packages are found
  const folder = mkdtempSync(join(work, 'machines-'));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    lay(to, folder);
    const loaded: Machines & Earlier = await import(pathToFileURL(join(folder, 'machines', 'citizen.ts')).href);
    if (typeof loaded.decide !== 'function' || typeof loaded.upgrade !== 'function')
      throw new PlainError(`the machines of ${to} are older than 0.2.0 and cannot be rehearsed`);
    return { machines: { ...loaded, takeCallback: loaded.takeCallback ?? loaded.tell }, close };
  } catch (error) {
    close();
    throw error;
  }
};

const lay = (to: string, folder: string): void => {
  if (!existsSync(to)) layRef(to, folder);
  else if (statSync(to).isDirectory()) {
    if (!existsSync(join(to, 'machines', 'citizen.ts'))) throw new PlainError(`${to} has no machines/citizen.ts`);
    cpSync(join(to, 'machines'), join(folder, 'machines'), { recursive: true });
  } else {
    cpSync(join(ROOT, 'machines'), join(folder, 'machines'), { recursive: true });
    cpSync(to, join(folder, placeOf(to)));
  }
};

/** Which file of machines/ a rule file stands for. */
const placeOf = (file: string): string => {
  const own = relative(ROOT, resolve(file));
  if (own.startsWith('machines/')) return own;
  const all = execFileSync('git', ['ls-files', 'machines'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  const name = file.split(/[/\\]/).at(-1) ?? '';
  const same = all.filter((path) => path.split('/').at(-1) === name);
  const [place] = same;
  if (place === undefined || same.length > 1) throw new PlainError(`${file}: ${same.length} files of machines/ have this name`);
  return place;
};

const layRef = (ref: string, folder: string): void => {
  try {
    execFileSync('git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd: ROOT, stdio: 'pipe' });
  } catch {
    throw new PlainError(`${ref} is no file, no folder and no git ref`);
  }
  const tar = execFileSync('git', ['archive', '--format=tar', ref, 'machines'], { cwd: ROOT, maxBuffer: 1 << 28 });
  execFileSync('tar', ['-x', '-C', folder], { input: tar });
};
