import { execFileSync } from 'node:child_process';
import { chownSync, closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own, small enough to be filled. */
export interface SmallDisk {
  /** Not a byte is left. */
  fill(): void;
  /** There is room again. */
  empty(): void;
  /** Unmounts it. */
  close(): void;
}

const MB = 1024 * 1024;

/**
 * Puts a file system in memory over an empty folder. Undefined where this may not be done (it needs the right to mount): then no disk is
 * filled, and whoever asks says so.
 */
export const mountSmallDisk = (
  folder: string,
  mb: number,
  owner?: { readonly uid: number; readonly gid: number },
): SmallDisk | undefined => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mb}m,mode=0700`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const ballast = join(folder, 'ballast');
  const unmount = (): void => {
    try {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    } catch {
      // it is not there any more
    }
  };
  process.on('exit', unmount);
  return {
    fill: () => {
      const file = openSync(ballast, 'a', 0o600);
      const part = Buffer.alloc(4 * MB);
      try {
        for (;;) writeSync(file, part);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    close: () => {
      process.off('exit', unmount);
      unmount();
    },
  };
};
