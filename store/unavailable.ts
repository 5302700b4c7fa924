/**
 * The store, or the place of its keys, cannot be reached just now: nothing was decided, the call may be made again. The API answers 503.
 * Errors of the caller's own making (a broken constraint, text that is no date) are not this error.
 */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
  constructor(what: string, cause?: unknown) {
    super(`${what}${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause });
  }
}

/**
 * A key that must be there is not, or cannot be used: moved away, emptied, altered, of another vault. Nothing is made in its place; it works
 * again when the key is back. A key that was destroyed is another matter: its content is gone, and that is no error.
 */
export class KeyLost extends StoreUnavailable {
  /** For the log. */
  override readonly name: string = 'KeyLost';
  readonly keyId: string;
  /** The record that cannot be read, for those who have to look for its key. */
  readonly recordId: string | undefined;
  constructor(keyId: string, why: string, cause?: unknown) {
    super(`the key ${keyId} ${why}`, cause);
    this.keyId = keyId;
    this.recordId = keyId.startsWith('record/') ? keyId.slice('record/'.length) : undefined;
  }
}

/** A setting is missing or wrong. The message is one line for the person who starts the program; it never holds a key. */
export class StoreSettingError extends Error {
  override readonly name = 'StoreSettingError';
}

const LOST_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // no Unix socket there
  '55000', // not in the state for it: a standby, a server that is coming up
  '55006', // in use
  '55P03', // a lock was not to be had in time
  '57014', // the statement took longer than it may
  '40001', // two transactions in each other's way: made again, it goes through
  '40P01',
  '25006', // read only: a standby, or a disk that is full
]);
/** Beginnings of SQLSTATE: 08 connection, 53 resources (disk, memory), 57P an operator or a start or stop, 58 the system underneath. */
const LOST_CLASSES = ['08', '53', '57P', '58'];
const LOST_TEXT =
  /could not (?:extend|write|create|open) (?:to )?file|timeout exceeded when trying to connect|connection terminated|query read timeout|client has encountered a connection error|not queryable|pool after calling end|PGlite is clos/i;

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** What a driver threw, as the store throws it: StoreUnavailable when the server was not there, else the same error. */
export function asStoreError(error: unknown, what: string): unknown {
  if (error instanceof StoreUnavailable || !(error instanceof Error)) return error;
  // Node tries each address of a name and reports one error for all of them
  const causes = error instanceof AggregateError ? error.errors.filter((e) => e instanceof Error) : [error];
  const lost = causes.some((e) => {
    const code = codeOf(e);
    return (
      LOST_CONNECTION.has(code) ||
      (/^[0-9A-Z]{5}$/.test(code) && LOST_CLASSES.some((start) => code.startsWith(start))) ||
      LOST_TEXT.test(e.message)
    );
  });
  return lost ? new StoreUnavailable(what, causes[0] ?? error) : error;
}

/** Waits no longer than `ms`; the work itself goes on, its late failure is nobody's. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable(`${what} did not answer within ${ms} ms`)), ms);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
