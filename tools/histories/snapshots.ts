import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { deadlines } from '../../machines/citizen.ts';
import { leavesOf } from '../../machines/core/decision.ts';
import type { Dated } from '../../machines/core/law.ts';
import type { CitizenState, Item } from '../../machines/core/types.ts';

/** Stored states of citizens as a released version has them: what later versions' migrations are tested against. */
export interface Stored {
  readonly name: string;
  readonly state: CitizenState;
  /** The dates as that version had them. */
  readonly dates: readonly Dated[];
}

/** `pilot ended`: the states that the things of a citizen are in. */
export const statesIn = ({ items }: CitizenState): readonly string[] => [
  ...new Set(
    Object.entries(items as Readonly<Record<string, readonly Item[]>>).flatMap(([machine, things]) =>
      things.flatMap(({ value }) => leavesOf(value).map((leaf) => `${machine} ${leaf}`)),
    ),
  ),
];

/** As few of them as are in every state that any of them is in. */
export const chosenStates = (all: readonly { readonly name: string; readonly state: CitizenState }[]): readonly Stored[] => {
  const left = new Set(all.flatMap(({ state }) => statesIn(state)));
  const news = ({ state }: { readonly state: CitizenState }): number => statesIn(state).filter((s) => left.has(s)).length;
  const chosen: Stored[] = [];
  while (left.size > 0) {
    const [next] = [...all].sort((a, b) => news(b) - news(a) || JSON.stringify(a.state).length - JSON.stringify(b.state).length);
    if (!next) break;
    for (const s of statesIn(next.state)) left.delete(s);
    const dates = deadlines(next.state).map(({ id, on, rule }) => ({ id, on, rule }));
    chosen.push({ ...next, dates });
  }
  return chosen;
};

/** @returns its bytes */
export const writeSnapshots = (file: string, stored: readonly Stored[]): number => {
  const packed = brotliCompressSync(Buffer.from(JSON.stringify(stored)));
  writeFileSync(`${file}.br`, packed);
  return packed.length;
};

export const readSnapshots = (file: string): readonly Stored[] =>
  JSON.parse(brotliDecompressSync(readFileSync(`${file}.br`)).toString('utf8'));
