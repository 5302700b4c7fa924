/**
 * Compares every text that a user sees, and every statement, with the release note: letter by letter, but for white space, layout and the
 * exceptions listed in `docs/note/exceptions.yaml`. Prints each difference and ends with 1 when there is one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { companyActivities } from '../machines/code-lists/company-activities.ts';
import type { CodeEntry, CodeList } from '../machines/code-lists/index.ts';
import { codeLists } from '../machines/code-lists/index.ts';
import { type TextName, textSources, texts } from '../machines/texts.ts';

const noteName = 'dfdg-release-note-2022-03-14.da.txt';
const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const statementSchema = z.strictObject({
  id: z.string(),
  section: z.string(),
  letter: z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).optional(),
  kind: z.enum(['rule', 'text', 'partly', 'other-system', 'background']),
  row: z.string().optional(),
  da: z.string().min(1),
  why: z.string().min(1).optional(),
});

const statementsSchema = z.strictObject({
  sections: z.array(z.strictObject({ section: z.string(), heading: z.string().optional() })),
  statements: z.array(statementSchema),
  forgotten: z.array(z.strictObject({ statement: z.string(), en: z.string() })),
});

const exceptionSchema = z.strictObject({ place: z.string(), note: z.string().min(1), ours: z.string().min(1), why: z.string().min(1) });

const exceptionsSchema = z.strictObject({
  layout: z.strictObject({
    lines: z.array(z.strictObject({ text: z.string(), why: z.string() })),
    bullets: z.array(z.strictObject({ text: z.string(), at: z.enum(['anywhere', 'line-start']), why: z.string() })),
  }),
  exceptions: z.array(exceptionSchema),
});

export type Statement = z.infer<typeof statementSchema>;
export type Exception = z.infer<typeof exceptionSchema>;
export type Layout = z.infer<typeof exceptionsSchema>['layout'];

/** One text of ours, and the section of the note in which it has to stand. */
export interface OurText {
  /** Where it is, for people and for the table of exceptions: `health-activities 1`, `statement 1.1-3`, `texts.pilotProject`. */
  readonly place: string;
  readonly section: string;
  readonly text: string;
  /** It has to be a whole statement, not a part of one: the rows of tables. */
  readonly whole?: boolean;
}

export interface Difference {
  readonly place: string;
  readonly problem: string;
}

export const readNote = () => readFileSync(inProject(`docs/note/${noteName}`), 'utf8');
export const readStatements = () => statementsSchema.parse(parse(readFileSync(inProject('docs/note/statements.yaml'), 'utf8')));
export const readExceptions = () => exceptionsSchema.parse(parse(readFileSync(inProject('docs/note/exceptions.yaml'), 'utf8')));

/** The note as it was handed over, where it lies beside the project; undefined in a clone. */
export function readSeed(): Buffer | undefined {
  const path = inProject(`../shared/seed/${noteName}`);
  return existsSync(path) ? readFileSync(path) : undefined;
}

const fold = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

/** The note as one line: layout taken out, white space folded. A hyphen that ends a line is joined with the next line, and kept. */
export function foldNote(note: string, layout: Layout): string {
  const furniture = new Set(layout.lines.map((line) => line.text));
  const anywhere = layout.bullets.filter((bullet) => bullet.at === 'anywhere').map((bullet) => bullet.text);
  const leading = layout.bullets.filter((bullet) => bullet.at === 'line-start').map((bullet) => `${bullet.text} `);
  const lines = note
    .split('\n')
    .map((line) => fold(anywhere.reduce((rest, bullet) => rest.replaceAll(bullet, ' '), line)))
    .map((line) => line.slice(leading.find((bullet) => line.startsWith(bullet))?.length ?? 0))
    .filter((line) => line !== '' && !furniture.has(line));
  return lines
    .join('\n')
    .replace(/(?<=\p{L})-\n(?=\p{Ll})/gu, '-')
    .replaceAll('\n', ' ');
}

/** The rows of these lists are rows of a table in the note: id, name and description stand in it as one. */
const tables: Readonly<Record<string, string>> = {
  'relocation-notices': '1.2',
  'contact-person-types': '1.4',
  'health-activities': '3.2',
  'social-activities': '3.2',
  'course-activities': '3.2',
  'availability-codes': '5.1',
};

function textsOfRow(list: CodeList, row: CodeEntry): OurText[] {
  const section = row.source;
  const place = `${list.name} ${row.id ?? row.key}`;
  if (tables[list.name] === section && row.name !== null && row.description !== null) {
    return [{ place, section, text: `${row.id} ${row.name} ${row.description}`, whole: true }];
  }
  const found: OurText[] = [];
  if (row.name !== null) found.push({ place: `${place} name`, section, text: row.name });
  if (row.description !== null) found.push({ place: `${place} description`, section, text: row.description });
  return found;
}

/** Every text of the code lists that the note gives. */
export const textsOfList = (list: CodeList): OurText[] =>
  list.entries.filter((row) => row.source !== 'P').flatMap((row) => textsOfRow(list, row));

/** Every text that has to stand in the note. */
export function ourTexts(statements: readonly Statement[]): OurText[] {
  return [
    ...Object.values(codeLists).flatMap(textsOfList),
    ...Object.entries(companyActivities).map(([type, row]) => ({
      place: `company-activities ${type}`,
      section: row.source,
      text: row.name,
    })),
    ...(Object.keys(texts) as TextName[]).map((name) => ({ place: `texts.${name}`, section: textSources[name], text: texts[name] })),
    ...statements.map((row) => ({ place: `statement ${row.id}`, section: row.section, text: row.da })),
  ];
}

/** Our text in the note's letters: folded, and with its exceptions turned back. */
function asInNote(our: OurText, exceptions: readonly Exception[], used: Set<Exception>): string {
  let text = fold(our.text);
  for (const exception of exceptions.filter((row) => row.place === our.place)) {
    if (!text.includes(exception.ours)) continue;
    used.add(exception);
    text = text.replaceAll(exception.ours, exception.note);
  }
  return text;
}

const isPartOfWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Stands in the note, and not only as a part of its words. */
function standsIn(note: string, text: string): boolean {
  for (let at = note.indexOf(text); at >= 0; at = note.indexOf(text, at + 1)) {
    const cutBefore = isPartOfWord(note[at - 1]) && isPartOfWord(text[0]);
    const cutAfter = isPartOfWord(note[at + text.length]) && isPartOfWord(text.at(-1));
    if (!cutBefore && !cutAfter) return true;
  }
  return false;
}

/** Where the two part, with the words around it. */
function parting(note: string, text: string): string {
  let same = text.length;
  while (same > 0 && !note.includes(text.slice(0, same))) same -= 1;
  const at = note.indexOf(text.slice(0, same)) + same;
  const from = Math.max(0, same - 30);
  const read = (part: string, end: number) => JSON.stringify(part.slice(end - (same - from), end + 30));
  return `not in the note: ours ${read(text, same)}, the note ${read(note, at)}`;
}

interface SectionText {
  readonly section: string;
  readonly text: string;
}

/** The note cut at its headings. */
function cutAtHeadings(note: string, sections: readonly { section: string; heading?: string | undefined }[]): SectionText[] {
  let at = 0;
  const starts = sections.map(({ section, heading }) => {
    const start = heading === undefined ? at : note.indexOf(heading, at);
    if (start < 0) throw new Error(`The heading of ${section} is not in the note: ${heading}`);
    at = start + (heading?.length ?? 0);
    return { section, start, after: at };
  });
  return starts.map(({ section, after }, index) => ({ section, text: note.slice(after, starts[index + 1]?.start ?? note.length).trim() }));
}

export interface Comparison {
  readonly note: string;
  readonly layout: Layout;
  readonly sections: readonly { section: string; heading?: string | undefined }[];
  readonly statements: readonly Statement[];
  readonly texts: readonly OurText[];
  readonly exceptions: readonly Exception[];
}

/** Everything that the project says the note says. */
export function theProject(): Comparison {
  const { sections, statements } = readStatements();
  return { note: readNote(), ...readExceptions(), sections, statements, texts: ourTexts(statements) };
}

/** Every text against the section it cites; the statements, one after another, against the whole note; and exceptions that nothing needs. */
export function compare({ note, layout, sections, statements, texts: ours, exceptions }: Comparison): Difference[] {
  const used = new Set<Exception>();
  const cut = cutAtHeadings(foldNote(note, layout), sections);
  const textOf = new Map(cut.map((row) => [row.section, row.text]));
  const inNotesLetters = (row: Statement) =>
    asInNote({ place: `statement ${row.id}`, section: row.section, text: row.da }, exceptions, used);
  const whole = new Set(statements.map(inNotesLetters));
  const found: Difference[] = [];
  for (const our of ours) {
    const section = textOf.get(our.section);
    const text = asInNote(our, exceptions, used);
    if (section === undefined) found.push({ place: our.place, problem: `cites ${our.section}, which the note does not have` });
    else if (!standsIn(section, text)) found.push({ place: our.place, problem: parting(section, text) });
    else if (our.whole && !whole.has(text)) found.push({ place: our.place, problem: 'is not the whole row of the table' });
  }
  for (const { section, text } of cut) {
    const joined = statements
      .filter((row) => row.section === section)
      .map(inNotesLetters)
      .join(' ');
    if (joined !== text)
      found.push({ place: `section ${section}`, problem: `the statements are not the whole section: ${firstGap(joined, text)}` });
  }
  for (const row of exceptions.filter((exception) => !used.has(exception))) {
    found.push({ place: row.place, problem: `exception that nothing needs: ${JSON.stringify(row.ours)}` });
  }
  return found;
}

function firstGap(ours: string, note: string): string {
  let at = 0;
  while (at < ours.length && ours[at] === note[at]) at += 1;
  return `ours ${JSON.stringify(ours.slice(at, at + 50))}, the note ${JSON.stringify(note.slice(at, at + 50))}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const project = theProject();
  const differences = compare(project);
  const seed = readSeed();
  if (seed && !seed.equals(Buffer.from(project.note)))
    differences.push({ place: 'docs/note', problem: 'the note is not the one handed over' });
  for (const { place, problem } of differences) process.stdout.write(`${place}: ${problem}\n`);
  process.stdout.write(`${project.texts.length} texts, ${project.exceptions.length} exceptions, ${differences.length} differences\n`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}
