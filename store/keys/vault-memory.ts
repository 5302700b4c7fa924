import { createHmac, randomBytes } from 'node:crypto';
import { type KeyVault, OWN_KEYS } from './key-vault.ts';

/** Keys in memory. There is nothing to wrap them for, so `rotate` only counts. */
export function openMemoryVault(): KeyVault {
  const keys = new Map<string, Buffer>(OWN_KEYS.map((id) => [id, randomBytes(32)]));
  const destroyed = new Set<string>();
  const lookup = randomBytes(32);
  return {
    isFresh: async () => false,
    begin: async () => undefined,
    create: async (keyId) => {
      const key = keys.get(keyId) ?? randomBytes(32);
      keys.set(keyId, key);
      destroyed.delete(keyId);
      return key;
    },
    get: async (keyId) => keys.get(keyId),
    getMany: async (keyIds) =>
      new Map(
        keyIds.flatMap((id) => {
          const key = keys.get(id);
          return key ? [[id, key] as const] : [];
        }),
      ),
    has: async (keyId) => keys.has(keyId),
    destroy: async (keyId) => {
      keys.delete(keyId);
      destroyed.add(keyId);
    },
    destroyed: async (keyIds) => new Set(keyIds.filter((id) => destroyed.has(id))),
    rotate: async () => keys.size,
    hmac: (text) => createHmac('sha256', lookup).update(text).digest('hex'),
    clear: async () => {
      for (const id of [...keys.keys()]) if (!OWN_KEYS.some((own) => own === id)) keys.delete(id);
      destroyed.clear();
    },
    reachable: async () => true,
    close: async () => undefined,
  };
}
