import { parseArgs } from 'node:util';
import { stillRunning } from '../../scripts/processes.mjs';
import { checkSettings } from '../../scripts/settings.mjs';
import { PlainError, say } from '../../scripts/steps.mjs';
import { StoreSettingError, StoreUnavailable } from '../../store/store.ts';
import { WrongCall } from './places.ts';

/** What the three commands share: `--help`, plain errors, exit codes (1 it failed, 2 it was called wrongly). */

interface Flags {
  readonly [name: string]: 'string' | 'boolean';
}
type Values<F extends Flags> = { readonly [N in keyof F]?: F[N] extends 'string' ? string : boolean };

const WRONG_CALL = 2;

export const program = async <F extends Flags>(usage: string, flags: F, work: (values: Values<F>) => Promise<number>): Promise<void> => {
  process.umask(0o077);
  const options = Object.fromEntries([...Object.entries(flags), ['help', 'boolean'] as const].map(([name, type]) => [name, { type }]));
  let values: Readonly<Record<string, unknown>>;
  try {
    values = parseArgs({ args: process.argv.slice(2), options: { ...options, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    say(`${(error instanceof Error ? error.message : String(error)).split('. ')[0]}\n\n${usage}`);
    process.exitCode = WRONG_CALL;
    return;
  }
  if (values.help) {
    console.log(usage);
    return;
  }
  try {
    checkSettings(process.env);
    process.exitCode = await work(values as Values<F>);
  } catch (error) {
    const plain = error instanceof PlainError || error instanceof StoreSettingError || error instanceof StoreUnavailable;
    say(plain ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = error instanceof WrongCall ? WRONG_CALL : 1;
  }
};

/** @throws PlainError when the program of this data folder runs */
export const mustBeStopped = (what: string): void => {
  for (const name of ['start', 'serve', 'temporal']) {
    const left = stillRunning(name);
    if (left) throw new PlainError(`the program runs here (process ${left.pid}): stop it before ${what}`);
  }
};

export const SETTINGS_NOTE = `Places are those of the program: DATA_DIR, or DATABASE_URL, KEYS_DATABASE_URL (KEYS_DIR), DELETIONS_DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_DATABASE_URL.`;
