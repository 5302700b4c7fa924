import { isoAt } from '../../machines/core/calendar.ts';
import type { Caller } from '../../machines/core/types.ts';
import type { Context } from './context.ts';
import { problem } from './problems.ts';

/** JSON with its fields in order, so that the same body is the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** An id from a keyed hash, in the form of a UUID (version 8: made by own rules). */
export const uuidOf = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');

/** What an answer is kept as: without texts, and a refusal in both languages. */
export interface Kept {
  readonly status: number;
  readonly body: unknown;
}

export interface Key {
  /** The same for every repeat: the workflow answers a repeat as it answered the first. */
  readonly commandId: string;
  /** The first answer, where there is one. @throws 422 idempotency-key-reused */
  answer(): Promise<Kept | undefined>;
  /** Takes the key for this request before anything is done. @throws 422 idempotency-key-reused */
  reserve(now: number): Promise<void>;
  /** Keeps the answer, unless one is kept already; answers the one that is kept now. */
  keep(kept: Kept, now: number): Promise<Kept>;
}

/**
 * The id that a citizen gets when it is created with a key: the same for every repeat, so that the store makes it once and answers each time as
 * the first. @throws 422 idempotency-key-reused
 */
export const creationKeyOf = async (
  ctx: Context,
  request: { readonly caller: Caller; readonly key: string; readonly body: unknown; readonly now: number },
): Promise<string> => {
  const { caller, key, body, now } = request;
  const keyHash = ctx.hash(`idempotency ${canonical(['new citizen', caller.role, caller.org, key])}`);
  const requestHash = ctx.hash(`request ${canonical(['create-citizen', body])}`);
  const citizenId = uuidOf(ctx.hash(`citizen ${keyHash}`));
  const reserved = `${keyHash}.reserved`;
  const row = { keyHash: reserved, citizenId, commandId: citizenId, requestHash, status: 0, body: null, at: isoAt(now) };
  await ctx.store.keepAnswer(row);
  if ((await ctx.store.answer(reserved))?.requestHash !== requestHash) throw problem('idempotency-key-reused');
  return citizenId;
};

/**
 * An idempotency key, valid for the citizen and the caller. The key itself is kept nowhere, and of the body only a keyed hash: so a repeat
 * with another body is seen, also when the first request died half way.
 */
export const keyOf = (
  ctx: Context,
  request: { readonly citizenId: string; readonly caller: Caller; readonly key: string; readonly command: string; readonly body: unknown },
): Key => {
  const { citizenId, caller, key, command, body } = request;
  const keyHash = ctx.hash(`idempotency ${canonical([citizenId, caller.role, caller.org, key])}`);
  const requestHash = ctx.hash(`request ${canonical([command, body])}`);
  const commandId = uuidOf(ctx.hash(`command ${keyHash}`));
  const reservation = `${keyHash}.reserved`;

  const stored = async (id: string): Promise<Kept | undefined> => {
    const found = await ctx.store.answer(id);
    if (found && found.requestHash !== requestHash) throw problem('idempotency-key-reused');
    return found && { status: found.status, body: found.body };
  };
  const put = (id: string, kept: Kept, now: number): Promise<void> =>
    ctx.store.keepAnswer({ keyHash: id, citizenId, commandId, requestHash, status: kept.status, body: kept.body, at: isoAt(now) });

  return {
    commandId,
    answer: () => stored(keyHash),
    reserve: async (now) => {
      await put(reservation, { status: 0, body: null }, now);
      await stored(reservation);
    },
    keep: async (kept, now) => {
      await put(keyHash, kept, now);
      return (await stored(keyHash)) ?? kept;
    },
  };
};
