import { createHmac, randomBytes } from 'node:crypto';
import type { KeyVault } from './vault.ts';

/** Keys in memory. There is nothing to wrap them for, so `rotate` only counts. */
export function openMemoryVault(): KeyVault {
  const keys = new Map<string, Buffer>();
  const lookup = randomBytes(32);
  return {
    create: async (keyId) => {
      const key = keys.get(keyId) ?? randomBytes(32);
      keys.set(keyId, key);
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
    },
    rotate: async () => keys.size,
    hmac: (text) => createHmac('sha256', lookup).update(text).digest('hex'),
    clear: async () => keys.clear(),
    reachable: async () => true,
    close: async () => undefined,
  };
}
