import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { SerializationContext } from '@temporalio/common/lib/converter/serialization-context.js';
import proto from '@temporalio/proto';
import type { KeyVault } from './vault.ts';

/**
 * What Temporal keeps of a citizen is sealed under a key of that citizen's own (AES-256-GCM; gzip before, since snapshots are long).
 * The key's id stands in the payload; the key lies in the vault. Once it is destroyed, histories and their backups are noise.
 */

const PayloadMessage = proto.temporal.api.common.v1.Payload;

const ENCODING = 'encoding';
const SEALED = 'binary/sealed';
const KEY_ID = 'key-id';
/** What stands in the place of a payload whose key is destroyed. */
export const DESTROYED = {
  destroyed: true,
  en: 'The key of this citizen is destroyed: the content cannot be read',
  da: 'Borgerens nøgle er destrueret: indholdet kan ikke læses',
} as const;

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** How long a key that was looked up is used without looking again (milliseconds): a destroyed one is forgotten by every process by then. */
const KEPT = 30_000;

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const read = (value: Uint8Array | null | undefined): string | undefined => (value ? Buffer.from(value).toString('utf8') : undefined);

/** The key's id for a workflow: `citizen/<id>` for a citizen and each of its courses; one key for the few that are of no citizen. */
export const keyIdOf = (workflowId: string | undefined): string => {
  const parts = workflowId?.split('/') ?? [];
  return parts[0] === 'citizen' && parts[1] ? `citizen/${parts[1]}` : 'system/payloads';
};

/**
 * Summaries and current details are what an operator reads in the UI without opening an input: bare texts of words, ids and dates, and the
 * answer of the UI's own metadata query. They are made by this program from nothing personal, and left in clear. All else is sealed.
 */
const forOperators = (payload: Payload): boolean => {
  if (!read(payload.metadata?.[ENCODING])?.startsWith('json/')) return false;
  const data = Buffer.from(payload.data ?? []);
  return data[0] === 0x22 || data.subarray(0, 14).toString() === '{"definition":';
};

const gone = (): Payload => ({ metadata: { [ENCODING]: text('json/plain') }, data: text(JSON.stringify(DESTROYED)) });

export interface CitizenCodec extends PayloadCodec {
  /** Destroys the citizen's key: nothing that Temporal holds of the citizen can be read any more, here at once, elsewhere within seconds. */
  destroyKey(citizenId: string): Promise<void>;
}

export const citizenCodec = (vault: KeyVault): CitizenCodec => {
  const kept = new Map<string, { readonly key: Buffer | undefined; readonly at: number }>();

  const find = async (keyId: string): Promise<Buffer | undefined> => {
    const found = kept.get(keyId);
    if (found && performance.now() - found.at < KEPT) return found.key;
    const key = await vault.get(keyId);
    if (kept.size > 10_000) kept.clear();
    kept.set(keyId, { key, at: performance.now() });
    return key;
  };

  /** The tombstone of a destroyed key is a key too: where it stands, no new one is made. */
  const destroyedId = (keyId: string): string => `destroyed/${keyId}`;

  const forSealing = async (keyId: string): Promise<Buffer | undefined> => {
    const found = await find(keyId);
    if (found) return found;
    if (await vault.has(destroyedId(keyId))) return undefined;
    const key = await vault.create(keyId);
    kept.set(keyId, { key, at: performance.now() });
    return key;
  };

  return {
    encode: async (payloads, context?: SerializationContext) => {
      if (payloads.length === 0) return payloads;
      const keyId = keyIdOf(context?.workflowId);
      const key = await forSealing(keyId);
      return payloads.map((payload) => {
        if (forOperators(payload)) return payload;
        if (!key) return gone();
        const iv = randomBytes(IV_BYTES);
        const cipher = createCipheriv('aes-256-gcm', key, iv);
        cipher.setAAD(Buffer.from(keyId));
        const plain = gzipSync(PayloadMessage.encode(payload).finish(), { level: 1 });
        const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
        return { metadata: { [ENCODING]: text(SEALED), [KEY_ID]: text(keyId) }, data: Buffer.concat([iv, cipher.getAuthTag(), sealed]) };
      });
    },
    decode: async (payloads) =>
      Promise.all(
        payloads.map(async (payload): Promise<Payload> => {
          if (read(payload.metadata?.[ENCODING]) !== SEALED) return payload;
          const keyId = read(payload.metadata?.[KEY_ID]) ?? '';
          const key = await find(keyId);
          if (!key) return gone();
          const data = Buffer.from(payload.data ?? []);
          const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, IV_BYTES));
          decipher.setAAD(Buffer.from(keyId));
          decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
          const plain = Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
          return PayloadMessage.decode(gunzipSync(plain));
        }),
      ),
    destroyKey: async (citizenId) => {
      const keyId = keyIdOf(`citizen/${citizenId}`);
      await vault.create(destroyedId(keyId));
      await vault.destroy(keyId);
      kept.set(keyId, { key: undefined, at: performance.now() });
    },
  };
};
