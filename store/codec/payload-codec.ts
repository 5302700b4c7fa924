import { gunzipSync, gzipSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { SerializationContext } from '@temporalio/common/lib/converter/serialization-context.js';
import proto from '@temporalio/proto';
import { type KeyVault, PAYLOADS_KEY } from '../keys/key-vault.ts';
import { isAway, patiently } from '../patience.ts';
import { KeyLost } from '../unavailable.ts';
import { seal, unseal } from './seal.ts';

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

/** What a workflow is given in the place of what was not sealed under its key: whoever wrote that is not of this register. */
export const NOT_SEALED = { notSealed: true } as const;

/** The citizen's key is destroyed: nothing can be asked of its workflows, and nothing of them can be read. */
export class CitizenForgotten extends Error {
  override readonly name = 'CitizenForgotten';
  constructor() {
    super(DESTROYED.en);
  }
}

/** How long a key that was looked up is used without looking again (milliseconds): a destroyed one is forgotten by every process by then. */
export const KEY_KEPT_MS = 10_000;
const MOST_KEPT = 10_000;
const PAUSES = { client: { first: 100, longest: 500 }, worker: { first: 100, longest: 5_000 } };

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const read = (value: Uint8Array | null | undefined): string | undefined => (value ? Buffer.from(value).toString('utf8') : undefined);

export const keyOfCitizen = (citizenId: string): string => `citizen/${citizenId}`;
/** The tombstone of a destroyed key is a key too: where it stands, no new one is made. */
const tombstoneOf = (keyId: string): string => `destroyed/${keyId}`;

/** The key's id for a workflow: `citizen/<id>` for a citizen and each of its courses; one key for the few that are of no citizen. */
export const keyIdOf = (workflowId: string | undefined): string => {
  const [first, citizenId] = workflowId?.split('/') ?? [];
  return first === 'citizen' && citizenId ? keyOfCitizen(citizenId) : PAYLOADS_KEY;
};

/** The id of the key that a payload is sealed under; undefined for one that is in clear. */
export const sealedUnder = (payload: Payload): string | undefined =>
  read(payload.metadata?.[ENCODING]) === SEALED ? (read(payload.metadata?.[KEY_ID]) ?? '') : undefined;

/** Words, ids, dates and codes in plain ASCII, as this program writes them in a line for operators. */
const LINE = /^[\x20-\x7e]{1,400}$/;
/** What no such line holds: an address of mail, a CPR number, two words with capitals beside each other (a name, a street). */
const PERSONAL = /@|(?<![\da-f-])\d{6}[- ]?\d{4}(?![\da-f-])|\b[A-Z]\S*\s+[A-Z]/;

/**
 * Whether a bare text may stand in clear. Summaries are made by this program from nothing personal (a test looks through all payloads of
 * whole scenarios); this is the second lock: what does not look like a summary is sealed like all else.
 */
const looksLikeSummary = (json: string): boolean => {
  try {
    const line: unknown = JSON.parse(json);
    return typeof line === 'string' && LINE.test(line) && !PERSONAL.test(line);
  } catch {
    return false;
  }
};

/**
 * Summaries and current details are what an operator reads in the UI without opening an input: bare lines of words, ids and dates, and the
 * answer of the UI's own metadata query, which is in no history. They are left in clear. All else is sealed.
 */
const isLine = (payload: Payload): boolean =>
  read(payload.metadata?.[ENCODING]) === 'json/plain' && looksLikeSummary(Buffer.from(payload.data ?? []).toString('utf8'));

const forOperators = (payload: Payload): boolean => {
  if (!read(payload.metadata?.[ENCODING])?.startsWith('json/')) return false;
  const data = Buffer.from(payload.data ?? []);
  return data[0] === 0x22 ? looksLikeSummary(data.toString('utf8')) : data.subarray(0, 14).toString() === '{"definition":';
};

const inClear = (value: unknown): Payload => ({ metadata: { [ENCODING]: text('json/plain') }, data: text(JSON.stringify(value)) });
const gone = (): Payload => inClear(DESTROYED);

/** What stands in the place of a failure's message and stack when the citizen's key is lost: it cannot be sealed, and must be written. */
const LOST_FAILURE = { message: 'the key of this citizen is not there', stack_trace: '' };
/** The message and the stack of a failure, as the SDK hands them to the codec. */
const isFailure = (payload: Payload): boolean =>
  Buffer.from(payload.data ?? [])
    .toString('utf8')
    .startsWith('{"message":') && read(payload.metadata?.[ENCODING]) === 'json/plain';

/** Bytes from which on it pays to make them smaller: snapshots are long, commands and answers are not. */
const LONG = 2_048;

const sealed = (payload: Payload, keyId: string, key: Buffer): Payload => {
  const bytes = Buffer.from(PayloadMessage.encode(payload).finish());
  return {
    metadata: { [ENCODING]: text(SEALED), [KEY_ID]: text(keyId) },
    data: seal(key, keyId, bytes.length < LONG ? bytes : gzipSync(bytes, { level: 1 })),
  };
};

/** Gzip's first two bytes; a payload's message never begins with the first of them. */
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const opened = (payload: Payload, keyId: string, key: Buffer): Payload => {
  const bytes = unseal(key, keyId, payload.data ?? Buffer.alloc(0));
  return PayloadMessage.decode(isGzip(bytes) ? gunzipSync(bytes) : bytes);
};

const openedOrNot = (payload: Payload, keyId: string, key: Buffer): Payload => {
  try {
    return opened(payload, keyId, key);
  } catch {
    return inClear(NOT_SEALED);
  }
};

export interface CodecOptions {
  /**
   * `client` (API, scripts, UI): what is said to a forgotten citizen's workflows throws {@link CitizenForgotten}; what they said is read as
   * {@link DESTROYED}. `worker`: what it would write is {@link DESTROYED}, since a worker must be able to fail a task; what it would have to
   * act upon throws, so that no workflow ever takes the words for its input. What comes to a workflow without the seal of its own key (in
   * clear, under another key, altered) is {@link NOT_SEALED}: to throw there would stop the workflow for whoever sends it such a thing.
   */
  readonly side: 'client' | 'worker';
  readonly keptMs?: number;
  /** How long a client waits for the place of the keys; not at all when left out. A worker waits for as long as it takes. */
  readonly patienceMs?: number;
  /** Told whether the place of the keys answers. */
  readonly onKeys?: (there: boolean) => void;
}

export const citizenCodec = (vault: KeyVault, { side, keptMs = KEY_KEPT_MS, patienceMs = 0, onKeys }: CodecOptions): PayloadCodec => {
  /** Keys that are there, for a while. That one is not there is never kept: it may be made by another process in the same moment. */
  const kept = new Map<string, { readonly key: Buffer; readonly at: number }>();

  const keep = (keyId: string, key: Buffer): Buffer => {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(keyId, { key, at: performance.now() });
    return key;
  };

  /** Undefined: destroyed. @throws KeyLost when it is neither there nor destroyed; none is made in its place */
  const keyFor = async (keyId: string): Promise<Buffer | undefined> => {
    const found = kept.get(keyId);
    if (found && performance.now() - found.at < keptMs) return found.key;
    kept.delete(keyId);
    const key = await vault.get(keyId);
    if (key) return keep(keyId, key);
    if (await vault.has(tombstoneOf(keyId))) return undefined;
    throw new KeyLost(keyId, 'is not there, and was not destroyed');
  };

  /**
   * A worker waits while the place of the keys is away: what a codec throws while a failure is encoded ends the worker. A client waits no
   * longer than its caller would. A key that is lost is no outage: the workflow's task fails, and is tried again until the key is back.
   */
  const keyOf = (keyId: string): Promise<Buffer | undefined> =>
    patiently(
      side === 'client' ? patienceMs : Number.POSITIVE_INFINITY,
      async () => {
        try {
          const key = await keyFor(keyId);
          onKeys?.(true);
          return key;
        } catch (error) {
          if (isAway(error)) onKeys?.(false);
          throw error;
        }
      },
      PAUSES[side],
    );

  return {
    encode: async (payloads, context?: SerializationContext) => {
      if (payloads.length === 0) return payloads;
      const keyId = keyIdOf(context?.workflowId);
      let key: Buffer | undefined;
      try {
        key = await keyOf(keyId);
      } catch (error) {
        if (!(error instanceof KeyLost) || side === 'client' || !payloads.every(isFailure)) throw error;
        return payloads.map(() => inClear(LOST_FAILURE));
      }
      if (!key && side === 'client') throw new CitizenForgotten();
      return payloads.map((payload) => {
        if (!key) return gone();
        return forOperators(payload) ? payload : sealed(payload, keyId, key);
      });
    },
    decode: async (payloads, context?: SerializationContext) => {
      const own = side === 'worker' && context?.workflowId !== undefined ? keyIdOf(context.workflowId) : undefined;
      return Promise.all(
        payloads.map(async (payload): Promise<Payload> => {
          const keyId = sealedUnder(payload);
          if (own !== undefined && keyId !== own) return keyId === undefined && isLine(payload) ? payload : inClear(NOT_SEALED);
          if (keyId === undefined) return payload;
          const key = await keyOf(keyId);
          if (key) return own === undefined ? opened(payload, keyId, key) : openedOrNot(payload, keyId, key);
          if (side === 'worker') throw new CitizenForgotten();
          return gone();
        }),
      );
    },
  };
};

/** Makes the key that all of a citizen is sealed under: at its creation, and never again. @throws CitizenForgotten */
export const makeCitizenKey = async (vault: KeyVault, citizenId: string): Promise<void> => {
  if (await isForgotten(vault, citizenId)) throw new CitizenForgotten();
  await vault.create(keyOfCitizen(citizenId));
  if (!(await isForgotten(vault, citizenId))) return;
  // forgotten in this very moment: what was made is taken back
  await vault.destroy(keyOfCitizen(citizenId));
  throw new CitizenForgotten();
};

/** Whether the citizen's key is destroyed. */
export const isForgotten = (vault: KeyVault, citizenId: string): Promise<boolean> => vault.has(tombstoneOf(keyOfCitizen(citizenId)));

/** From now on no key is made for the citizen; one that is there goes on opening what it sealed. */
export const markForgotten = async (vault: KeyVault, citizenId: string): Promise<void> => {
  await vault.create(tombstoneOf(keyOfCitizen(citizenId)));
};

/** Destroys the key of a citizen who is marked. @returns whether it is gone */
export const destroyCitizenKey = async (vault: KeyVault, citizenId: string): Promise<boolean> => {
  await vault.destroy(keyOfCitizen(citizenId));
  return !(await vault.has(keyOfCitizen(citizenId)));
};
