import type { Example } from './examples.ts';
import type { Row, Section } from './sections.ts';

/** A row with the examples that hold it. */
export interface TracedRow {
  readonly row: Row;
  readonly examples: readonly Example[];
  /** `held`: an example shows it; `empty`: it has to be shown and is not; `partly`: half of it is built, and it says which; `none`: nothing is. */
  readonly state: 'held' | 'empty' | 'partly' | 'none';
}

/** What is built has to be shown; the other statements say why there is nothing, or not all. */
export const mustHold = (row: Row): boolean => row.kind === 'rule' || row.kind === 'text' || row.kind === 'requirement';

/** A sentence of the note is shown by what names it, by its own number; a row that is not in the note by what cites its section and letter. */
const shows = ({ cites, proves }: Example, row: Row): boolean =>
  row.kind === 'requirement'
    ? cites.some((c) => c.section === row.section && (row.letter === null || c.letter === row.letter))
    : proves.includes(row.id);

export const trace = (rows: readonly Row[], examples: readonly Example[]): readonly TracedRow[] =>
  rows.map((row) => {
    if (row.kind === 'partly') return { row, examples: examples.filter((e) => shows(e, row)), state: 'partly' };
    if (!mustHold(row)) return { row, examples: [], state: 'none' };
    const found = examples.filter((e) => shows(e, row));
    return { row, examples: found, state: found.length > 0 ? 'held' : 'empty' };
  });

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** What breaks the chain from the note to the tests, a line each: rows that nothing shows, and examples of nothing. */
export const brokenChain = (rows: readonly Row[], examples: readonly Example[], known: readonly Section[]): readonly string[] => {
  const untested = trace(rows, examples).flatMap(({ row, state }) => {
    if (state !== 'empty') return [];
    if (row.kind !== 'requirement') return [`no test's title has [${row.id}] and no scenario proves it: "${short(row.text)}"`];
    return [`no test's title begins with "${row.letter === null ? row.section : `${row.section} ${row.letter}`}": "${short(row.text)}"`];
  });
  const ids = new Set(rows.map((row) => row.id));
  const ofNothing = examples.flatMap((e) =>
    e.proves.filter((id) => !ids.has(id)).map((id) => `${e.file}: ${e.kind} "${e.title}" proves ${id}, which is no sentence of the note`),
  );
  const uncited = examples
    .filter((e) => e.kind === 'scenario' && e.cites.length === 0)
    .map((e) => `${e.file} has no \`rule\` that is a section of the note`);
  const unknown = examples.flatMap((e) =>
    e.cites
      .filter((c) => !known.some((s) => s.id === c.section))
      .map((c) => `${e.file}: ${e.kind} "${e.title}" cites ${c.section}, which is no section`),
  );
  return [...untested, ...ofNothing, ...uncited, ...unknown];
};
