import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreSettingError } from '../unavailable.ts';

/**
 * When the process with this id began, in the kernel's ticks since the machine started; 'unknown' where the system does not tell. With it, an
 * id that was given to another process after a kill or a restart is not taken for the old one.
 */
function begun(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return 'unknown';
  }
}

function lives(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, under another user
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = begun(pid);
  if (now !== 'unknown' && start !== 'unknown') return now === start;
  return pid !== process.pid;
}

const mine = new Set<string>();

/**
 * Makes this process the only one that has the folder open; two at once would destroy the database. A claim left by a killed process is
 * taken over. Answers how to give it back.
 *
 * @throws StoreSettingError one line, when another living process has it
 */
export function claimFolder(folder: string): () => void {
  const file = join(folder, 'claim');
  const own = `${file}.${process.pid}`;
  if (mine.has(file)) throw new StoreSettingError(`the store in ${folder} is already open in this process`);
  writeFileSync(own, `${process.pid} ${begun(process.pid)}\n`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        linkSync(own, file);
        mine.add(file);
        return () => {
          if (mine.delete(file)) rmSync(file, { force: true });
        };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const [pid = '0', start = 'unknown'] = readIfThere(file).trim().split(' ');
      if (Number(pid) > 0 && lives(Number(pid), start)) {
        throw new StoreSettingError(
          `the store in ${folder} is open in process ${pid}; stop that one first, or set DATABASE_URL to share a PostgreSQL`,
        );
      }
      rmSync(file, { force: true });
    }
    throw new StoreSettingError(`the store in ${folder} is being opened by another process at the same time; try again`);
  } finally {
    rmSync(own, { force: true });
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
