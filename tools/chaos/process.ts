import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../../scripts/steps.mjs';
import { childrenOf } from '../engine/proc.ts';

/** A program of ours that is started again whenever it ends, as a service manager does. */
export interface Kept {
  pid(): number | undefined;
  /** How often it was started. */
  starts(): number;
  /** SIGKILL; it comes up again after the pause. */
  kill(downMs: number): void;
  stop(): Promise<void>;
}

export const keep = (script: string, env: NodeJS.ProcessEnv): Kept => {
  let child: ChildProcess | undefined;
  let said = '';
  let starts = 0;
  let pauseMs = 200;
  let stopping = false;
  let ended: Promise<void>;
  const start = (): void => {
    starts += 1;
    const mine = spawn(process.execPath, [script], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
    child = mine;
    mine.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-4_000);
    });
    ended = new Promise((resolve) => mine.once('close', () => resolve()));
    void ended.then(() => {
      if (stopping) return;
      setTimeout(start, pauseMs);
      pauseMs = 200;
    });
  };
  start();
  const lastResort = (): void => void child?.kill('SIGKILL');
  process.on('exit', lastResort);
  return {
    pid: () => (child?.exitCode === null && child.signalCode === null ? child.pid : undefined),
    starts: () => starts,
    kill: (downMs) => {
      pauseMs = downMs;
      child?.kill('SIGKILL');
    },
    stop: async () => {
      stopping = true;
      child?.kill('SIGTERM');
      const killer = setTimeout(() => child?.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(killer);
      process.off('exit', lastResort);
      if (process.env.CHAOS_SHOW) process.stderr.write(said);
    },
  };
};

/** Stops a process and its children where they stand: connections stay open and nobody answers. */
export const freeze = async (pid: number | undefined, ms: number): Promise<void> => {
  if (pid === undefined) return;
  const all = [pid, ...childrenOf(pid)];
  const tell = (signal: NodeJS.Signals): void => {
    for (const one of all)
      try {
        process.kill(one, signal);
      } catch {
        // it has ended
      }
  };
  tell('SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, ms));
  tell('SIGCONT');
};
