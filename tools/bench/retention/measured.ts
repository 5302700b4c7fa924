import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PlainError } from '../../../scripts/steps.mjs';
import type { Ask, Say } from './worker.ts';

/** The worker's process, seen from outside. */
export interface Measured {
  /** Puts a record for each, as a command would. */
  put(records: Extract<Ask, { put: unknown }>['put']): Promise<void>;
  /** Bytes of memory, after what is not needed is thrown away. */
  rss(): Promise<number>;
  end(): Promise<void>;
}

/** @param onDeleted told of each deletion that is proved and written down, with its instant (epoch milliseconds) */
export const startWorker = async (address: string, folder: string, bundle: string, onDeleted: (at: number) => void): Promise<Measured> => {
  const child: ChildProcess = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    execArgv: ['--expose-gc', '--import', import.meta.resolve('tsx')],
    env: { ...process.env, ADDRESS: address, FOLDER: folder, BUNDLE: bundle },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting: ((said: Say) => void)[] = [];
  child.on('message', (said: Say) => ('deleted' in said ? onDeleted(said.at) : waiting.shift()?.(said)));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const answer = (): Promise<Say> =>
    Promise.race([
      new Promise<Say>((resolve) => waiting.push(resolve)),
      ended.then(() => {
        throw new PlainError('the worker ended');
      }),
    ]);
  const ask = (what: Ask): Promise<Say> => {
    const answered = answer();
    child.send(what);
    return answered;
  };
  await answer();
  return {
    put: async (records: Extract<Ask, { put: unknown }>['put']): Promise<void> => {
      await ask({ put: records });
    },
    rss: async (): Promise<number> => {
      const said = await ask({ memory: true });
      return 'rss' in said ? said.rss : 0;
    },
    end: async (): Promise<void> => {
      if (child.connected) child.send({ end: true } satisfies Ask);
      const killer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(killer);
    },
  };
};
