import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KeyLost, StoreSettingError, StoreUnavailable } from '../unavailable.ts';
import { destroyFile, replaceFile, writeOnce } from './durable-file.ts';
import { type KeyVault, LOOKUP_KEY, OWN_KEYS } from './key-vault.ts';
import type { MasterKeys, WrappedKey } from './master-key.ts';

const SUFFIX = '.key';
/** Beside a key that is destroyed while a rotation runs, so that the rotation cannot bring it back. */
const GONE = '.gone';
const ROTATING = 'rotating';
const RETIRED = 'retired';
/** A mark for each key that was destroyed, under the hash of its id. */
const DESTROYED = 'destroyed';

/**
 * One small file a key, `<2 hex>/<encoded key id>.key`, written whole or not at all. Processes of one machine may share the folder.
 * Destroying overwrites and removes; a disk that keeps old blocks (flash, snapshots) keeps only a wrapped key, which a rotation of the master
 * key ends.
 */
export async function openFileVault(folder: string, masters: MasterKeys): Promise<KeyVault> {
  const vault = new FileVault(folder, masters);
  vault.open();
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

  /** Takes up its own key where there is one; changes nothing. */
  open(): void {
    at(() => {
      if (!existsSync(this.#file(LOOKUP_KEY))) return;
      this.#lookup = this.#read(LOOKUP_KEY) ?? this.#lookup;
      if (!this.#begun) throw new StoreSettingError(`the vault's own key in ${this.#folder} is damaged: restore the folder`);
    });
  }

  get #begun(): boolean {
    return this.#lookup.length > 0;
  }

  async isFresh(): Promise<boolean> {
    if (!this.#begun) this.open();
    return !this.#begun;
  }

  async begin(): Promise<void> {
    if (this.#begun) return;
    at(() => {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      for (const keyId of [...OWN_KEYS].reverse()) if (!this.#read(keyId)) this.#make(keyId);
      this.#lookup = this.#read(LOOKUP_KEY) ?? this.#lookup;
    });
  }

  async create(keyId: string): Promise<Buffer> {
    return at(() => {
      const there = this.#read(keyId);
      if (there) return there;
      this.#mustBeOurs();
      return this.#make(keyId);
    });
  }

  #make(keyId: string): Buffer {
    const file = this.#file(keyId);
    this.#refuseRetired();
    if (existsSync(`${file}${GONE}`))
      throw new StoreUnavailable('a key with this id was destroyed while a rotation of the master key is under way');
    // an overwritten file is what a kill left of a key that was being destroyed
    if (existsSync(file) && !parse(readIfThere(file))) destroyFile(file, 0);
    const made = writeOnce(file, print(this.#masters.wrap(keyId, randomBytes(32))));
    if (made) this.#refuseRetired(file);
    rmSync(this.#mark(keyId), { force: true });
    const key = this.#read(keyId);
    if (!key) throw new StoreUnavailable('the key was destroyed while it was made');
    return key;
  }

  async get(keyId: string): Promise<Buffer | undefined> {
    return at(() => {
      const key = this.#read(keyId);
      if (!key) this.#mustBeOurs();
      return key;
    });
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
    return at(() => {
      if (existsSync(this.#file(keyId))) return true;
      this.#mustBeOurs();
      return false;
    });
  }

  async destroy(keyId: string): Promise<void> {
    at(() => {
      this.#mustBeOurs();
      // first the mark: what a kill leaves half overwritten is then known as destroyed
      writeOnce(this.#mark(keyId), `${keyId} ${new Date().toISOString()}\n`);
      this.#destroy(this.#file(keyId));
    });
  }

  async destroyed(keyIds: readonly string[]): Promise<Set<string>> {
    return at(() => new Set(keyIds.filter((keyId) => existsSync(this.#mark(keyId)))));
  }

  #mark(keyId: string): string {
    return join(this.#folder, markFile(keyId));
  }

  /** A key that is not there says something only in the vault that was opened: else it was taken away, or another is in its place. */
  #mustBeOurs(): void {
    if (!existsSync(this.#file(LOOKUP_KEY))) throw new StoreUnavailable('the folder of the keys is not there, or is another one');
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
    for (const { keyId, file } of this.#all()) if (!OWN_KEYS.some((own) => own === keyId)) at(() => this.#destroy(file));
    at(() => rmSync(join(this.#folder, DESTROYED), { recursive: true, force: true }));
  }

  async reachable(): Promise<boolean> {
    return existsSync(this.#file(LOOKUP_KEY));
  }

  async close(): Promise<void> {}

  /** No key is made under a master key that a rotation has retired: it would be lost with it. */
  #refuseRetired(made?: string): void {
    if (!existsSync(join(this.#folder, RETIRED, this.#masters.current))) return;
    if (made) destroyFile(made, sizeOf(made));
    throw new StoreSettingError('the master key was rotated: start this process again with the new MASTER_KEY');
  }

  #file(keyId: string): string {
    return join(this.#folder, keyFile(keyId));
  }

  /** Undefined: not there, or destroyed. @throws KeyLost for one that is there and no longer what was written */
  #read(keyId: string): Buffer | undefined {
    const file = this.#file(keyId);
    if (!existsSync(file)) return undefined;
    const kept = parse(readIfThere(file));
    if (kept) return this.#masters.unwrap(keyId, kept);
    if (!existsSync(file) || existsSync(this.#mark(keyId))) return undefined;
    throw new KeyLost(keyId, 'is damaged: its file does not hold what was written');
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

/** Where a key lies below the folder of a vault. */
export function keyFile(keyId: string): string {
  const name = encodeURIComponent(keyId);
  if (name.length > 200 || keyId === '') throw new RangeError('a key id has 1 to 200 characters');
  return join(createHash('sha256').update(keyId).digest('hex').slice(0, 2), `${name}${SUFFIX}`);
}

/** Where the mark of a destroyed key lies below the folder of a vault. */
export function markFile(keyId: string): string {
  const hash = createHash('sha256').update(keyId).digest('hex');
  return join(DESTROYED, hash.slice(0, 2), hash);
}

export const print = ({ master, wrapped }: WrappedKey): string => `v1.${master}.${wrapped.toString('base64')}\n`;

/** `undefined` for what is no key any more. */
export function parse(text: string): WrappedKey | undefined {
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
