import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seal, unseal } from '../codec/seal.ts';
import { KeyLost, StoreSettingError } from '../unavailable.ts';
import { replaceFile, writeOnce } from './durable-file.ts';

/** A key as it is kept: wrapped by the master key that the fingerprint names. */
export interface WrappedKey {
  readonly master: string;
  readonly wrapped: Buffer;
}

export const fingerprint = (master: Buffer): string => createHash('sha256').update('master-key').update(master).digest('hex').slice(0, 16);

/** The master key that wraps, and those that still unwrap while a rotation is under way. */
export class MasterKeys {
  #current: Buffer;
  readonly #known = new Map<string, Buffer>();

  constructor(current: Buffer, previous: readonly Buffer[] = []) {
    for (const key of [current, ...previous]) {
      if (key.length !== 32) throw new StoreSettingError('a master key has 32 bytes');
      this.#known.set(fingerprint(key), key);
    }
    this.#current = current;
  }

  get current(): string {
    return fingerprint(this.#current);
  }

  /** Those that only unwrap. */
  get others(): string[] {
    return [...this.#known.keys()].filter((master) => master !== this.current);
  }

  /** From now on this one wraps; the others still unwrap. */
  use(current: Buffer): void {
    if (current.length !== 32) throw new StoreSettingError('a master key has 32 bytes');
    this.#known.set(fingerprint(current), current);
    this.#current = current;
  }

  wrap(keyId: string, key: Buffer): WrappedKey {
    return { master: this.current, wrapped: seal(this.#current, keyId, key) };
  }

  /**
   * @throws StoreSettingError when the master key that wrapped the vault's own key was not given
   * @throws KeyLost for any other key that cannot be unwrapped
   */
  unwrap(keyId: string, { master, wrapped }: WrappedKey): Buffer {
    const key = this.#known.get(master);
    // the vault's own keys are read at the start: there it is a setting that is wrong
    if (!key && keyId.startsWith('system/')) {
      throw new StoreSettingError(
        `a key is wrapped by master key ${master}, this process has ${[...this.#known.keys()].join(', ')}: give it as MASTER_KEY, or as MASTER_KEY_PREVIOUS while a rotation is under way`,
      );
    }
    if (!key) throw new KeyLost(keyId, `is wrapped by master key ${master}, which is not the MASTER_KEY of this process`);
    try {
      return unseal(key, keyId, wrapped);
    } catch (error) {
      throw new KeyLost(keyId, 'cannot be unwrapped: it was altered, or is another one', error);
    }
  }
}

/** 32 bytes as 64 hexadecimal digits or as base64. `name` is for the message; the value is never shown. */
export function parseMasterKey(text: string, name: string): Buffer {
  const value = text.trim();
  if (/^[0-9a-f]{64}$/i.test(value)) return Buffer.from(value, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(value)) return Buffer.from(value, 'base64');
  throw new StoreSettingError(`${name} must be 32 bytes in hex or base64; make one by: openssl rand -base64 32`);
}

export const masterKeyFile = (dataDir: string): string => join(dataDir, 'master.key');

/** The keys of the local file, the one in use first; a rotation that was cut short leaves the one before it on the second line. */
export function readMasterKeyFile(file: string): [Buffer, ...Buffer[]] | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StoreSettingError(`the master key in ${file} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  const [current, ...previous] = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parseMasterKey(line, file));
  if (!current) throw new StoreSettingError(`the master key file ${file} is empty; restore it, without it nothing kept can be read`);
  return [current, ...previous];
}

export function writeMasterKeyFile(file: string, keys: readonly Buffer[]): void {
  replaceFile(file, `${keys.map((key) => key.toString('base64')).join('\n')}\n`);
}

/**
 * MASTER_KEY from the environment, else the file in the data folder, made on the first start.
 *
 * @throws StoreSettingError one line; in production when MASTER_KEY is not set: a key that lies beside the data protects nothing
 */
export function masterKeysFrom(env: NodeJS.ProcessEnv, dataDir: string): MasterKeys {
  const previous = env.MASTER_KEY_PREVIOUS ? [parseMasterKey(env.MASTER_KEY_PREVIOUS, 'MASTER_KEY_PREVIOUS')] : [];
  if (env.MASTER_KEY) return new MasterKeys(parseMasterKey(env.MASTER_KEY, 'MASTER_KEY'), previous);
  if (env.NODE_ENV === 'production') {
    throw new StoreSettingError(
      'MASTER_KEY is not set: in production it must be given (32 bytes, base64 or hex), a key made beside the data protects nothing',
    );
  }
  const file = masterKeyFile(dataDir);
  let keys = readMasterKeyFile(file);
  if (!keys) {
    writeOnce(file, `${randomBytes(32).toString('base64')}\n`);
    keys = readMasterKeyFile(file);
  }
  if (!keys) throw new StoreSettingError(`the master key file ${file} cannot be made`);
  const [current, ...older] = keys;
  return new MasterKeys(current, [...older, ...previous]);
}
