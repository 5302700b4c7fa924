import { type Assumption, assumptions } from '../../machines/assumptions.ts';
import type { Code } from './code.ts';
import type { Example } from './examples.ts';
import { sectionLink } from './machine-page.ts';
import { bullets, code, page, plainText, section, table, written } from './markdown.ts';
import { sectionOf } from './rule-page.ts';
import type { Row, Section } from './sections.ts';
import { mustHold, type TracedRow, trace } from './trace.ts';

const counted = (examples: readonly Example[], kind: Example['kind']): string => {
  const n = examples.filter((e) => e.kind === kind).length;
  return n === 0 ? '' : `${n}`;
};

const SIGNS: Readonly<Record<TracedRow['state'], string>> = { held: '✅', empty: '❌ empty', none: '–' };

const anchorOf = (row: Row, letters: readonly string[]): string =>
  row.letter !== null && letters.includes(row.letter) ? `#examples-${row.letter}` : '#examples-that-ran';

/** Every row of the note and of the requirements, with how many tests and scenarios show it; the pages name them. */
export const requirementsPage = (rows: readonly Row[], examples: readonly Example[], known: readonly Section[]): string => {
  const traced = trace(rows, examples);
  const built = traced.filter((t) => mustHold(t.row));
  const held = built.filter((t) => t.state === 'held').length;
  return page([
    '# Requirements, and what shows that they hold',
    '',
    `<!-- ${written} -->`,
    '',
    `${held} of ${built.length} rows that are built are shown by a test or a scenario${held === built.length ? '' : '; the others are marked **empty**, and the check fails until they are shown'}. ${traced.length - built.length} statements have nothing to build; the table says why.`,
    '',
    'A test belongs to the row that its title begins with (`1.1 b …`), or that the title around it begins with; a scenario to its `rule`. A row without a letter is shown by whatever cites its section. The titles stand on the page of the section.',
    '',
    ...known.flatMap((s) =>
      section(
        `## ${s.id} ${s.en}`,
        table(
          ['', 'statement', 'row', 'kind', 'text', 'tests', 'scenarios'],
          traced
            .filter((t) => t.row.section === s.id)
            .map(({ row, examples: found, state }) => [
              SIGNS[state],
              row.id,
              `[${row.letter === null ? s.id : `${s.id} ${row.letter}`}](rules/${s.id}.md${state === 'held' ? anchorOf(row, s.letters) : ''})`,
              row.kind,
              plainText(row.text) + (row.why === null ? '' : ` *${plainText(row.why)}*`),
              counted(found, 'test'),
              counted(found, 'scenario'),
            ]),
        ),
      ),
    ),
  ]);
};

/** Every assumption with the one place that changes when it is overruled, and the rules that rest on it. */
export const assumptionsPage = ({ rules }: Code, known: readonly Section[]): string =>
  page([
    '# Assumptions',
    '',
    `<!-- ${written} -->`,
    '',
    'What the note leaves open and was settled here. To overrule one, change its one place, run `npm run approve`, and read what the documents then say.',
    '',
    ...table(
      ['', 'row', 'assumed', 'antaget', 'place', 'rules'],
      (assumptions as readonly Assumption[]).map((a) => {
        const [file = '', name = ''] = a.place.split('#');
        const row = a.section.slice(sectionOf(a).length).trim();
        return [
          a.id,
          known.some((s) => s.id === sectionOf(a)) ? sectionLink(sectionOf(a), '', known, row === '' ? undefined : row) : a.section,
          plainText(a.en),
          plainText(a.da),
          `[${code(name)}](../${file})`,
          rules
            .filter((r) => r.rule.assumption === a.id)
            .map((r) => `${code(r.rule.code)}`)
            .join(', '),
        ];
      }),
    ),
  ]);

/** A document of docs/ that people write. */
export interface HandWritten {
  /** From docs/. */
  readonly path: string;
  readonly title: string;
}

const handLink = ({ path, title }: HandWritten): string => `[${plainText(title)}](${path})`;

/** Where each reader begins. */
export const indexPage = ({ machines, rules }: Code, known: readonly Section[], byHand: readonly HandWritten[]): string =>
  page([
    '# Documents',
    '',
    `<!-- ${written} -->`,
    '',
    'The diagrams, rules, tables and examples here are written from the code that decides. When a rule changes, its page changes with it.',
    '',
    '## For the lawyer',
    '',
    ...bullets([
      'A rule by its number: the table below. Each page has the rules in English and Danish, from when they are in force, the guard in the code, what the note says, and the examples that ran.',
      '[Every refusal](refusals.md): its code, when it comes, what the caller can do, and the rule.',
      '[What was assumed](assumptions.md), each with the one place that changes when it is overruled.',
      '[Every statement of the note, and what shows that it holds](requirements.md).',
      '[The note itself](note/dfdg-release-note-2022-03-14.da.txt).',
    ]),
    '',
    ...table(
      ['section', 'title', 'titel', 'rules'],
      known.map((s) => [
        `[${s.id}](rules/${s.id}.md)`,
        s.en,
        plainText(s.da ?? ''),
        String(rules.filter((r) => r.rule.id === s.id).length || ''),
      ]),
    ),
    '## For the caseworker',
    '',
    'What can be done, by whom, and what refuses it: the commands of each machine.',
    '',
    ...table(
      ['machine', 'maskine', 'commands'],
      machines.map((m) => [
        `[${m.module.title.en}](machines/${m.module.id}.md)`,
        m.module.title.da,
        m.commands.map((c) => `[${c.name}](machines/${m.module.id}.md#${c.name})`).join(', '),
      ]),
    ),
    '## For the operator',
    '',
    ...bullets([
      'What happens by itself, and on which day: "Deadlines" on the page of each machine.',
      ...byHand.filter((d) => !d.path.startsWith('decisions/')).map(handLink),
    ]),
    '',
    '## For the developer',
    '',
    ...bullets([
      'The charts with their events, guards and facts: the pages of the machines, in the order of the pass above.',
      '`npm run approve` writes these documents; `npm run check` says which one no longer fits the code.',
      ...byHand.filter((d) => d.path.startsWith('decisions/')).map(handLink),
    ]),
  ]);
