import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Small files that must be there, whole, when the call returns: also after a kill, a crash of the machine or a second process at the same
 * moment. Each is written beside its place, synced, then put there in one step.
 */
function beside(file: string, content: string, put: (temporary: string) => void): void {
  const folder = dirname(file);
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    put(temporary);
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(folder);
  if (made !== undefined) syncFolder(dirname(folder));
}

/** Answers whether this call made it; one that is there already is left as it is. */
export function writeOnce(file: string, content: string): boolean {
  let made = true;
  beside(file, content, (temporary) => {
    try {
      linkSync(temporary, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      made = false;
    }
  });
  return made;
}

export function replaceFile(file: string, content: string): void {
  beside(file, content, (temporary) => renameSync(temporary, file));
}

/** Overwrites, then removes: what is left on the disk is not the content. Nothing there is no error. */
export function destroyFile(file: string, size: number): void {
  let handle: number;
  try {
    handle = openSync(file, 'r+');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  try {
    writeSync(handle, Buffer.alloc(size), 0, size, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  rmSync(file, { force: true });
  syncFolder(dirname(file));
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
