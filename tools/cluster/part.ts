import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from '../../scripts/steps.mjs';

/** One process of the cluster, as a service manager keeps it. */
export interface Part {
  readonly name: string;
  pid(): number | undefined;
  /** Starts it and waits until it does its work. */
  start(): Promise<void>;
  /** Tells it to end, and waits until it has. */
  stop(): Promise<void>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  signal(name: NodeJS.Signals): void;
}

export interface PartOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly options?: SpawnOptions;
  /** Its log goes to `<logs>/<name>.log`. */
  readonly logs: string;
  readonly ready: () => Promise<boolean>;
  readonly stopSignal?: NodeJS.Signals;
  readonly readyWithinMs?: number;
}

const STOP_WITHIN_MS = 45_000;

export const partOf = ({
  name,
  command,
  args,
  options,
  logs,
  ready,
  stopSignal = 'SIGTERM',
  readyWithinMs = 180_000,
}: PartOptions): Part => {
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  const log = join(logs, `${name}.log`);
  const lives = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  const lastResort = (): void => void (lives() && child?.kill('SIGKILL'));
  process.on('exit', lastResort);
  return {
    name,
    pid: () => (lives() ? child?.pid : undefined),
    signal: (signal) => void child?.kill(signal),
    start: async () => {
      const out = openSync(log, 'a', 0o600);
      const mine = spawn(command, [...args], { ...options, stdio: ['ignore', out, out] });
      closeSync(out);
      child = mine;
      ended = new Promise((resolve) => mine.once('exit', () => resolve()).once('error', () => resolve()));
      for (const until = Date.now() + readyWithinMs; !(await ready().catch(() => false)); await pause(100)) {
        const tail = (): string =>
          readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .slice(-5)
            .map((line) => line.slice(0, 300))
            .join('\n  ');
        if (!lives()) throw new PlainError(`${name} ended at once (log: ${log})\n  ${tail()}`);
        if (Date.now() > until)
          throw new PlainError(`${name} does not come up within ${readyWithinMs / 1_000} s (log: ${log})\n  ${tail()}`);
      }
    },
    stop: async () => {
      if (!lives()) return;
      child?.kill(stopSignal);
      const killer = setTimeout(() => child?.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(killer);
    },
    kill: async () => {
      if (!lives()) return;
      child?.kill('SIGKILL');
      await ended;
    },
  };
};

export const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** A file with its `${NAME}`s filled in. @throws PlainError for one that nobody gave */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\$\{([A-Z_]+)\}/g, (whole, name: string) => {
    if (name === 'NAME') return whole;
    const value = values[name];
    if (value === undefined) throw new PlainError(`the template asks for ${name}, which nobody gives`);
    return String(value);
  });
