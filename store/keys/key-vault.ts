/** The keys of the vault itself: for `hmac`, and for the few payloads that are of no citizen. */
export const LOOKUP_KEY = 'system/lookup';
export const PAYLOADS_KEY = 'system/payloads';
export const OWN_KEYS = [LOOKUP_KEY, PAYLOADS_KEY] as const;

/**
 * The keys that content is sealed under, each 32 random bytes, kept wrapped by the master key and apart from what they seal: a backup of the
 * store, or its write-ahead log, holds no readable content once the key here is destroyed.
 *
 * Key ids are made by the program and may hold slashes: `record/<recordId>`, `citizen/<citizenId>`. At most 200 characters of text
 * (`encodeURIComponent` counted). Every call but `hmac` throws StoreUnavailable when the place of the keys
 * cannot be reached or is not this vault's, and KeyLost for a key that is there and cannot be used.
 */
export interface KeyVault {
  /**
   * Holds no key yet, not even its own: either it is new, or it is not the one that is meant. It is looked at as it is now: another process
   * may have begun it since it was opened.
   */
  isFresh(): Promise<boolean>;
  /** Makes the vault's own keys where it is fresh. Before that no key is made and no hash given. */
  begin(): Promise<void>;
  /**
   * The key with this id, made if there is none: the same one for all who ask at once. For the moment in which what it seals begins; a key
   * that is missing later is lost, and none is made in its place.
   */
  create(keyId: string): Promise<Buffer>;
  get(keyId: string): Promise<Buffer | undefined>;
  /** Those that are there. */
  getMany(keyIds: readonly string[]): Promise<Map<string, Buffer>>;
  has(keyId: string): Promise<boolean>;
  /** Gone for ever when it returns, and known as destroyed. Nothing there is no error. */
  destroy(keyId: string): Promise<void>;
  /** Which of these were destroyed, and not made again since: the others are there, or lost, or were never made. */
  destroyed(keyIds: readonly string[]): Promise<Set<string>>;
  /**
   * Wraps every key anew under this master key and answers how many. A kill in the middle leaves each key wrapped by the one or the other,
   * all readable with both given; a second call does the rest. Keys that are destroyed meanwhile stay destroyed. A process that has only the
   * old master key can make no key from then on.
   */
  rotate(newMasterKey: Buffer): Promise<number>;
  /**
   * Keyed hash (HMAC-SHA-256, hex) to find a CPR number or compare folded texts by. Its key is one of the vault's own, so a new master key
   * changes no hash.
   */
  hmac(text: string): string;
  /** Destroys all keys but that of `hmac`: for empty worlds in tests and scenarios. */
  clear(): Promise<void>;
  reachable(timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
}
