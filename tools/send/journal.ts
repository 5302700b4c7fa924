import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A line of the file, as it is sent: with a key, so that a repeat does nothing twice. */
export interface Sendable {
  readonly line: number;
  readonly text: string;
  /** Whose it is, as the line names it; undefined when it names nobody. */
  readonly citizen: string | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A line with a key of its own stays as it is. One without gets one from its text and from how often the same text has stood before it: the same
 * each time the file is sent, wherever the sending begins.
 */
const withKey = (line: number, text: string, times: Map<string, number>): Sendable => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, text, citizen: undefined };
  }
  if (!isObject(value)) return { line, text, citizen: undefined };
  const { cpr, citizenId, idempotencyKey } = value;
  const citizen = typeof citizenId === 'string' ? citizenId : typeof cpr === 'string' ? cpr.replace('-', '') : undefined;
  if (idempotencyKey !== undefined) return { line, text, citizen };
  const hash = createHash('sha256').update(text).digest('hex');
  const nth = times.get(hash) ?? 0;
  times.set(hash, nth + 1);
  return { line, text: JSON.stringify({ ...value, idempotencyKey: `send-${hash.slice(0, 40)}-${nth}` }), citizen };
};

/** The lines of a file, blank ones left out. */
export async function* sendableLines(file: string): AsyncGenerator<Sendable> {
  const times = new Map<string, number>();
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() !== '') yield withKey(line, text, times);
  }
}

export interface Counts {
  accepted: number;
  refused: number;
  failed: number;
}

interface State extends Counts {
  /** Up to which line everything has its answer. */
  line: number;
  readonly hash: string;
  /** Citizens of whom a command could not be decided. */
  readonly held: string[];
  /** How long the two files were then (bytes): what was written after it is written again. */
  readonly failedBytes: number;
  readonly refusedBytes: number;
}

/** What stands beside the file while it is being sent; all of it may name people, so it is for its owner only. */
export const journalOf = (file: string, hash: string) => {
  const names = { progress: `${file}.progress`, failed: `${file}.failed.ndjson`, refused: `${file}.refused.ndjson` };
  const mode = 0o600;
  const before = (): State | undefined => {
    if (!existsSync(names.progress)) return undefined;
    const state = JSON.parse(readFileSync(names.progress, 'utf8')) as State;
    return state.hash === hash ? state : undefined;
  };
  const found = before();
  const state: State = found ?? { line: 0, hash, held: [], accepted: 0, refused: 0, failed: 0, failedBytes: 0, refusedBytes: 0 };
  const bytes = { failed: state.failedBytes, refused: state.refusedBytes };
  for (const name of ['failed', 'refused'] as const) {
    if (!found || bytes[name] === 0) rmSync(names[name], { force: true });
    else truncateSync(names[name], bytes[name]);
  }
  const append = (name: keyof typeof bytes, line: string): void => {
    appendFileSync(names[name], line, { mode });
    bytes[name] += Buffer.byteLength(line);
  };
  /** Everything up to this line has its answer. Written whole or not at all: a sender may be killed in the middle of it. */
  const save = (line: number): void => {
    state.line = line;
    const text = JSON.stringify({ ...state, held: [...held], failedBytes: bytes.failed, refusedBytes: bytes.refused });
    writeFileSync(`${names.progress}.part`, text, { mode });
    renameSync(`${names.progress}.part`, names.progress);
  };
  const held = new Set(state.held);
  return {
    names,
    counts: state as Counts,
    /** Lines up to this one were answered by an earlier run. */
    resumed: state.line,
    isHeld: (citizen: string | undefined): boolean => citizen !== undefined && held.has(citizen),
    accept: (): void => {
      state.accepted += 1;
    },
    refuse: (line: number, problem: unknown): void => {
      state.refused += 1;
      append('refused', `${JSON.stringify({ line, problem })}\n`);
    },
    /** @param hold the citizen, by each name that is known: later commands wait for this one */
    fail: ({ text }: Sendable, hold: readonly (string | undefined)[]): void => {
      state.failed += 1;
      append('failed', `${text}\n`);
      for (const name of hold) if (name !== undefined) held.add(name);
    },
    save,
    done: (): void => rmSync(names.progress, { force: true }),
  };
};

export type Journal = ReturnType<typeof journalOf>;
