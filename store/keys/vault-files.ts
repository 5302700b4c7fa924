import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreSettingError, StoreUnavailable } from '../unavailable.ts';
import { destroyFile, replaceFile, writeOnce } from './durable-file.ts';
import type { MasterKeys, WrappedKey } from './master-key.ts';
import type { KeyVault } from './vault.ts';

export const LOOKUP_KEY = 'system/lookup';
const SUFFIX = '.key';
/** Beside a key that is destroyed while a rotation runs, so that the rotation cannot bring it back. */
const GONE = '.gone';
const ROTATING = 'rotating';
const RETIRED = 'retired';

/**
 * One small file a key, `<2 hex>/<encoded key id>.key`, written whole or not at all. Processes of one machine may share the folder.
 * Destroying overwrites and removes; a disk that keeps old blocks (flash, snapshots) keeps only a wrapped key, which a rotation of the master
 * key ends.
 */
export async function openFileVault(folder: string, masters: MasterKeys): Promise<KeyVault> {
  const vault = new FileVault(folder, masters);
  await vault.open();
  return vault;
}

class FileVault implements KeyVault {
  readonly #folder: string;
  readonly #masters: MasterKeys;
  #lookup: Buffer = Buffer.alloc(0);

  constructor(folder: string, masters: MasterKeys) {
    this.#folder = folder;
    this.#masters = masters;
  }

  async open(): Promise<void> {
    at(() => mkdirSync(this.#folder, { recursive: true, mode: 0o700 }));
    this.#lookup = (await this.get(LOOKUP_KEY)) ?? (await this.create(LOOKUP_KEY));
  }

  async create(keyId: string): Promise<Buffer> {
    const file = this.#file(keyId);
    return at(() => {
      const there = this.#read(keyId);
      if (there) return there;
      this.#refuseRetired();
      if (existsSync(`${file}${GONE}`))
        throw new StoreUnavailable('a key with this id was destroyed while a rotation of the master key is under way');
      // an overwritten file is what a kill left of a key that was being destroyed
      if (existsSync(file)) destroyFile(file, 0);
      const made = writeOnce(file, print(this.#masters.wrap(keyId, randomBytes(32))));
      if (made) this.#refuseRetired(file);
      const key = this.#read(keyId);
      if (!key) throw new StoreUnavailable('the key was destroyed while it was made');
      return key;
    });
  }

  async get(keyId: string): Promise<Buffer | undefined> {
    return at(() => this.#read(keyId));
  }

  async getMany(keyIds: readonly string[]): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const id of keyIds) {
      const key = await this.get(id);
      if (key) found.set(id, key);
    }
    return found;
  }

  async has(keyId: string): Promise<boolean> {
    return at(() => existsSync(this.#file(keyId)));
  }

  async destroy(keyId: string): Promise<void> {
    at(() => this.#destroy(this.#file(keyId)));
  }

  #destroy(file: string): void {
    // what a rotation that was killed half way has left beside the file is the same key, wrapped anew
    for (const beside of temporaries(file)) destroyFile(beside, sizeOf(beside));
    destroyFile(file, sizeOf(file));
    if (!existsSync(join(this.#folder, ROTATING))) return;
    // the rotation may have read the key before and be about to put it back: it looks for this mark after it has
    writeOnce(`${file}${GONE}`, '');
    destroyFile(file, sizeOf(file));
  }

  async rotate(newMasterKey: Buffer): Promise<number> {
    return at(() => {
      this.#masters.use(newMasterKey);
      const current = this.#masters.current;
      rmSync(join(this.#folder, RETIRED, current), { force: true });
      // before the keys are listed: what another process makes under an old master key is in the list, or is not made
      for (const old of this.#masters.others) writeOnce(join(this.#folder, RETIRED, old), '');
      writeOnce(join(this.#folder, ROTATING), '');
      let count = 0;
      for (const { keyId, file } of this.#all()) {
        const kept = parse(readIfThere(file));
        if (!kept || kept.master === current) continue;
        replaceFile(file, print(this.#masters.wrap(keyId, this.#masters.unwrap(keyId, kept))));
        if (existsSync(`${file}${GONE}`)) destroyFile(file, sizeOf(file));
        else count += 1;
      }
      for (const { file } of this.#all()) if (existsSync(`${file}${GONE}`)) destroyFile(file, sizeOf(file));
      rmSync(join(this.#folder, ROTATING), { force: true });
      for (const mark of this.#names(GONE)) rmSync(mark, { force: true });
      return count;
    });
  }

  /** May be passed on by itself. */
  readonly hmac = (text: string): string => createHmac('sha256', this.#lookup).update(text).digest('hex');

  async clear(): Promise<void> {
    for (const { keyId, file } of this.#all()) if (keyId !== LOOKUP_KEY) at(() => this.#destroy(file));
  }

  async reachable(): Promise<boolean> {
    return existsSync(this.#folder);
  }

  async close(): Promise<void> {}

  /** No key is made under a master key that a rotation has retired: it would be lost with it. */
  #refuseRetired(made?: string): void {
    if (!existsSync(join(this.#folder, RETIRED, this.#masters.current))) return;
    if (made) destroyFile(made, sizeOf(made));
    throw new StoreSettingError('the master key was rotated: start this process again with the new MASTER_KEY');
  }

  #file(keyId: string): string {
    const name = encodeURIComponent(keyId);
    if (name.length > 200 || keyId === '') throw new RangeError('a key id has 1 to 200 characters');
    return join(this.#folder, createHash('sha256').update(keyId).digest('hex').slice(0, 2), `${name}${SUFFIX}`);
  }

  #read(keyId: string): Buffer | undefined {
    const kept = parse(readIfThere(this.#file(keyId)));
    return kept && this.#masters.unwrap(keyId, kept);
  }

  #names(suffix: string): string[] {
    return readdirSync(this.#folder)
      .filter((name) => /^[0-9a-f]{2}$/.test(name))
      .flatMap((name) => readdirSync(join(this.#folder, name)).map((file) => join(this.#folder, name, file)))
      .filter((file) => file.endsWith(suffix));
  }

  #all(): { keyId: string; file: string }[] {
    return this.#names(SUFFIX).map((file) => ({ file, keyId: decodeURIComponent(file.slice(file.lastIndexOf('/') + 1, -SUFFIX.length)) }));
  }
}

const print = ({ master, wrapped }: WrappedKey): string => `v1.${master}.${wrapped.toString('base64')}\n`;

/** `undefined` for what is no key any more. */
function parse(text: string): WrappedKey | undefined {
  const [, master, wrapped] = /^v1\.([0-9a-f]{16})\.([A-Za-z0-9+/=]+)\n$/.exec(text) ?? [];
  return master && wrapped ? { master, wrapped: Buffer.from(wrapped, 'base64') } : undefined;
}

/** Files that were on their way to this place when their process was killed. */
function temporaries(file: string): string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  const name = `${basename(file)}.`;
  return readdirSync(folder)
    .filter((other) => other.startsWith(name) && other.endsWith('.tmp'))
    .map((other) => join(folder, other));
}

const sizeOf = (file: string): number => Buffer.byteLength(readIfThere(file));

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** A full disk, a folder that was taken away: for the caller the keys cannot be reached. */
function at<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new StoreUnavailable('the folder of the keys cannot be used', error);
    throw error;
  }
}
