import type { Example } from './examples.ts';
import type { Citation, Row, Section } from './sections.ts';

/** A row with the examples that hold it. */
export interface TracedRow {
  readonly row: Row;
  readonly examples: readonly Example[];
  /** `held`: an example shows it; `empty`: it has to be shown and is not; `none`: there is nothing to build. */
  readonly state: 'held' | 'empty' | 'none';
}

/** What is built has to be shown; the other statements say why there is nothing. */
export const mustHold = (row: Row): boolean => row.kind !== 'background' && row.kind !== 'other-system';

/** A lettered row is shown by what cites the letter; another by whatever cites its section. */
const shows = (cites: readonly Citation[], row: Row): boolean =>
  cites.some((c) => c.section === row.section && (row.letter === null || c.letter === row.letter));

export const trace = (rows: readonly Row[], examples: readonly Example[]): readonly TracedRow[] =>
  rows.map((row) => {
    if (!mustHold(row)) return { row, examples: [], state: 'none' };
    const found = examples.filter((e) => shows(e.cites, row));
    return { row, examples: found, state: found.length > 0 ? 'held' : 'empty' };
  });

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** What breaks the chain from the note to the tests, a line each: rows that nothing shows, and examples of nothing. */
export const brokenChain = (rows: readonly Row[], examples: readonly Example[], known: readonly Section[]): readonly string[] => {
  const empty = new Map<string, string[]>();
  for (const { row, state } of trace(rows, examples)) {
    if (state !== 'empty') continue;
    const begin = row.letter === null ? row.section : `${row.section} ${row.letter}`;
    empty.set(begin, [...(empty.get(begin) ?? []), `${row.id} "${short(row.text)}"`]);
  }
  const untested = [...empty].map(([begin, ids]) => `no test's title begins with "${begin}", so nothing shows ${ids.join(', ')}`);
  const uncited = examples
    .filter((e) => e.kind === 'scenario' && e.cites.length === 0)
    .map((e) => `${e.file} has no \`rule\` that is a section of the note`);
  const unknown = examples.flatMap((e) =>
    e.cites
      .filter((c) => !known.some((s) => s.id === c.section))
      .map((c) => `${e.file}: ${e.kind} "${e.title}" cites ${c.section}, which is no section`),
  );
  return [...untested, ...uncited, ...unknown];
};
