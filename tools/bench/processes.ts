import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../../scripts/steps.mjs';

/** What the system knows of processes, from /proc: their CPU time and memory, and who started whom. Linux only. */

export const needProc = (): void => {
  if (!existsSync('/proc/self/stat')) throw new PlainError('the bench reads CPU time and memory from /proc: it runs on Linux only');
};

const TICKS_A_SECOND = 100;

const fieldsOf = (pid: number): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return []; // it has ended
  }
};

/** CPU seconds, user and system, used so far; 0 for one that has ended. */
export const cpuOf = (pid: number): number => {
  const fields = fieldsOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_A_SECOND;
};

/** Resident memory in MB; 0 for one that has ended. */
export const memoryOf = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
};

export const commandLineOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

/** Bytes of a file or of a folder with all that lies in it. */
export const bytesOf = (path: string): number => {
  if (!existsSync(path)) return 0;
  const stat = lstatSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0) : stat.size;
};

const started = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

/** Notes a child so that it ends with this program, whatever happens. */
export const watch = (child: ChildProcess): ChildProcess => {
  started.add(child);
  child.once('exit', () => started.delete(child));
  return child;
};

/** A TypeScript program of ours with a channel; resolves when it says ready. */
export const startScript = (file: string, args: readonly string[], options: ForkOptions = {}): Promise<ChildProcess> => {
  const child = watch(
    fork(file, [...args], {
      execArgv: ['--import', import.meta.resolve('tsx')],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      ...options,
    }),
  );
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new PlainError(`${file} ended early (${code})`)));
    child.on('message', (message: { ready?: boolean }) => {
      if (message.ready) resolve(child);
    });
  });
};

/** Asks a child to end, and kills it when it has not within the time. */
export const stop = async (child: ChildProcess | undefined, patienceMs = 15_000): Promise<void> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(killer);
};
