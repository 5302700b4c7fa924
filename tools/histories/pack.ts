import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import proto from '@temporalio/proto';

/** The recorded histories of one released version, in one file: lists in clear what it holds, then the histories, compressed together. */

const { History } = proto.temporal.api.history.v1;
export type HistoryOf = ReturnType<typeof History.decode>;

export interface Recorded {
  /** Unique in its version: `pilot to its end, hans`. */
  readonly name: string;
  readonly type: string;
  readonly workflowId: string;
  /** What it passes through: rules, dates, paths; see `reached.ts`. */
  readonly reaches: readonly string[];
  readonly history: HistoryOf;
}

/** A window that reaches from one history to the next: they are much alike. */
const LARGE_WINDOW = 24;

/** What a version has no history of, and why there is none. */
export interface Without {
  readonly goal: string;
  readonly why: string;
}

interface Contents {
  readonly without: readonly Without[];
  readonly histories: readonly (Omit<Recorded, 'history'> & { readonly events: number; readonly bytes: number })[];
}

/** A thing a line, so that a difference can be read. */
const lines = (things: readonly unknown[]): string => `[${things.map((t) => `\n${JSON.stringify(t)}`).join(',')}\n]`;

/** @param quality of compression, 1 to 11 @returns its bytes */
export const writePack = (
  file: string,
  recorded: readonly Recorded[],
  without: readonly Without[] = [],
  quality = constants.BROTLI_MAX_QUALITY,
): number => {
  const bodies = recorded.map((r) => Buffer.from(History.encode(r.history).finish()));
  const contents = recorded.map(({ history, ...rest }, i) => ({ ...rest, events: history.events.length, bytes: bodies[i]?.length ?? 0 }));
  const packed = brotliCompressSync(Buffer.concat(bodies), {
    params: { [constants.BROTLI_PARAM_LGWIN]: LARGE_WINDOW, [constants.BROTLI_PARAM_QUALITY]: quality },
  });
  writeFileSync(`${file}.json`, `{"without": ${lines(without)},\n"histories": ${lines(contents)}}\n`);
  writeFileSync(`${file}.br`, packed);
  return packed.length;
};

const contentsOf = (file: string): Contents => JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Contents;

export const withoutHistory = (file: string): readonly Without[] => contentsOf(file).without;

export const readPack = (file: string): readonly Recorded[] => {
  const all = brotliDecompressSync(readFileSync(`${file}.br`));
  let at = 0;
  return contentsOf(file).histories.map(({ bytes, name, type, workflowId, reaches }) => {
    const history = History.decode(all.subarray(at, at + bytes));
    at += bytes;
    return { name, type, workflowId, reaches, history };
  });
};
