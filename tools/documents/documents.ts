import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Assumption, assumptions } from '../../machines/assumptions.ts';
import { REMEDIES } from '../../machines/remedies.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { accessPage } from './access-page.ts';
import { CLIENT_TYPES, clientTypes } from './client-types.ts';
import { CLIENT_WORDS, clientWords } from './client-words.ts';
import { type Code, readCode } from './code.ts';
import { type Example, readExamples } from './examples.ts';
import { machinePage, machinePath } from './machine-page.ts';
import { assumptionsPage, type HandWritten, indexPage, requirementsPage } from './overview-pages.ts';
import { refusalCodes, refusalsPage } from './refusals-page.ts';
import { rulePage, rulePath } from './rule-page.ts';
import { type Row, rows, type Section, sections } from './sections.ts';
import { settingsPage } from './settings-page.ts';
import { WRONG, wrongFile } from './wrong.ts';

/** What the documents are written from, all of it. */
export interface Sources {
  readonly code: Code;
  readonly known: readonly Section[];
  readonly rows: readonly Row[];
  readonly examples: readonly Example[];
  readonly byHand: readonly HandWritten[];
  /** The types of the API, for its client. */
  readonly client: string;
}

/** Folders of docs/ in which every file is written by the code, and files of docs/ that are. */
const FOLDERS = ['docs/machines', 'docs/rules'];
const FILES = ['docs/README.md', 'docs/access.md', 'docs/requirements.md', 'docs/assumptions.md', 'docs/refusals.md'];

const pagesIn = (folder: string): readonly string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder))
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];

const writtenByHand = (): readonly HandWritten[] =>
  ['docs', 'docs/decisions']
    .flatMap(pagesIn)
    .filter((path) => !FILES.includes(path))
    .map((path) => ({
      path: path.slice('docs/'.length),
      title: /^# (.+)$/m.exec(readFileSync(join(ROOT, path), 'utf8'))?.[1] ?? path,
    }));

export const readSources = async (): Promise<Sources> => {
  const known = sections();
  const [code, examples, client] = await Promise.all([readCode(), readExamples(known), clientTypes()]);
  return { code, known, rows: rows(), examples, byHand: writtenByHand(), client };
};

/** Every document by its path; the same sources give the same texts. */
export const documentsOf = ({ code, known, rows, examples, byHand, client }: Sources): ReadonlyMap<string, string> =>
  new Map([
    [CLIENT_TYPES, client],
    [CLIENT_WORDS, clientWords()],
    ['docs/README.md', indexPage(code, known, byHand)],
    ['docs/access.md', accessPage()],
    ['docs/assumptions.md', assumptionsPage(code, known)],
    ['docs/refusals.md', refusalsPage(code)],
    ['docs/settings.md', settingsPage()],
    ['docs/requirements.md', requirementsPage(rows, examples, known)],
    ...code.machines.map((m) => [machinePath(m.module.id), machinePage(m, code, known)] as const),
    ...known.map((s) => [rulePath(s.id), rulePage(s, code, rows, examples)] as const),
    [WRONG, wrongFile(code)],
  ]);

export interface Difference {
  readonly path: string;
  readonly problem: 'missing' | 'differs' | 'of nothing';
  /** The first line that differs, from shortly before the place: as it is in the file, and as the code gives it. */
  readonly line?: { readonly number: number; readonly file: string; readonly code: string };
}

/** The part of a line from shortly before `at`. */
const partOf = (line: string, at: number): string => {
  const from = Math.max(0, at - 40);
  return `${from > 0 ? '…' : ''}${line.slice(from, from + 120)}${line.length > from + 120 ? '…' : ''}`;
};

const firstDifference = (file: string, code: string): Difference['line'] => {
  const [ours, given] = [file.split('\n'), code.split('\n')];
  const at = given.findIndex((line, i) => line !== ours[i]);
  const i = at < 0 ? given.length : at;
  const [a, b] = [ours[i] ?? '', given[i] ?? ''];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return { number: i + 1, file: partOf(a, same), code: partOf(b, same) };
};

/** Where docs/ is not what the code gives; `root` is the folder that holds docs/. */
export const differences = (documents: ReadonlyMap<string, string>, root = ROOT): readonly Difference[] => {
  const found = [...documents].flatMap(([path, text]): readonly Difference[] => {
    if (!existsSync(join(root, path))) return [{ path, problem: 'missing' }];
    const file = readFileSync(join(root, path), 'utf8');
    const line = file === text ? undefined : firstDifference(file, text);
    return line ? [{ path, problem: 'differs', line }] : [];
  });
  const left = root === ROOT ? FOLDERS.flatMap(pagesIn).filter((path) => !documents.has(path)) : [];
  return [...found, ...left.map((path): Difference => ({ path, problem: 'of nothing' }))];
};

/** Writes what differs and takes away what is of nothing; answers what it did. */
export const approve = (documents: ReadonlyMap<string, string>): readonly Difference[] => {
  const found = differences(documents);
  for (const { path, problem } of found) {
    const file = join(ROOT, path);
    if (problem === 'of nothing') rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, documents.get(path) ?? '');
    }
  }
  return found;
};

/** Codes of refusals with no word on what the caller can do. */
export const brokenRemedies = (code: Code, remedies: Readonly<Record<string, unknown>> = REMEDIES): readonly string[] =>
  refusalCodes(code).flatMap((c) => (c in remedies ? [] : [`machines/remedies.ts does not say what to do about ${c}`]));

/** What is wrong in the code itself, as far as documents rest on it: a line each. */
export const brokenReferences = (
  { rules, data, exports }: Pick<Code, 'rules' | 'data' | 'exports'>,
  known: readonly Section[],
  assumed: readonly Assumption[] = assumptions,
): readonly string[] => {
  const ids = new Set(assumed.map((a) => a.id));
  const places = assumed.flatMap(({ id, place }) => {
    const [file = '', name = ''] = place.split('#');
    if (!existsSync(join(ROOT, file))) return [`assumption ${id} stands in ${file}, which does not exist`];
    return exports.get(file)?.has(name) ? [] : [`assumption ${id} stands in ${place}, but ${file} exports no ${name}`];
  });
  const wrong = rules.flatMap(({ rule, place }) => {
    const at = place ? `${place.file}#${place.name}` : `rule ${rule.code}`;
    return [
      ...(rule.assumption === undefined || ids.has(rule.assumption)
        ? []
        : [`${at} rests on assumption ${rule.assumption}, which does not exist`]),
      ...(known.some((s) => s.id === rule.id) ? [] : [`${at} is a rule of ${rule.id}, which is no section`]),
    ];
  });
  // rows of a table may rest on an assumption too
  const inTables = data.flatMap(({ value, file, declaration }) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap((row) => {
      const { assumption } = (row ?? {}) as { assumption?: unknown };
      return typeof assumption === 'string' && !rules.some(({ rule }) => rule === row) && !ids.has(assumption)
        ? [`a row of ${file}#${declaration.name} rests on assumption ${assumption}, which does not exist`]
        : [];
    }),
  );
  return [...places, ...wrong, ...inTables];
};
