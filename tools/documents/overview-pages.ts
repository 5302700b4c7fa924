import { HIGH_STAKES } from '../../machines/assumptions/stakes.ts';
import { type Assumption, assumptions } from '../../machines/assumptions.ts';
import type { Code } from './code.ts';
import type { Example } from './examples.ts';
import { sectionLink } from './machine-page.ts';
import { bullets, code, page, plainText, section, table, written } from './markdown.ts';
import { sectionOf } from './rule-page.ts';
import type { Row, Section } from './sections.ts';
import { mustHold, type TracedRow, trace } from './trace.ts';

/** The name of a scenario, or of a test's file, linked; tests of one file are one link with the title of the first. */
const named = (examples: readonly Example[], kind: Example['kind']): string => {
  const files = [...new Set(examples.filter((e) => e.kind === kind).map((e) => e.file))];
  return files
    .map((file) => {
      const of = examples.filter((e) => e.file === file);
      const title = plainText(of[0]?.title.replace(/ \[[\d., -]+\]/g, '') ?? file);
      return `[${title}](../${file})${of.length > 1 ? ` and ${of.length - 1} more` : ''}`;
    })
    .join('; ');
};

/** For a row of ours, which much shows: how many. */
const counted = (examples: readonly Example[], kind: Example['kind']): string => {
  const n = examples.filter((e) => e.kind === kind).length;
  return n === 0 ? '' : `${n}`;
};

const SIGNS: Readonly<Record<TracedRow['state'], string>> = { held: '✅', empty: '❌ empty', partly: '◐', none: '–' };

const anchorOf = (row: Row, letters: readonly string[]): string =>
  row.letter !== null && letters.includes(row.letter) ? `#examples-${row.letter}` : '#examples-that-ran--eksempler-der-er-kørt';

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
    `${held} of ${built.length} rows that are built are shown by a test or a scenario${held === built.length ? '' : '; the others are marked **empty**, and the check fails until they are shown'}. ${traced.filter((t) => t.state === 'partly').length} are half built, and ${traced.filter((t) => t.state === 'none').length} have nothing to build; the table says why.`,
    '',
    '✅ a sentence of the note, by the tests and scenarios that name it: a test by its number in brackets (`[1.8-3]`), a scenario by `# proves 1.8-3`. ◐ half of it is built, and the text says which half. – nothing to build. A row of the requirements that no sentence says (its number has no hyphen) is shown by whatever cites its section and letter.',
    '',
    ...known.flatMap((s) =>
      section(
        `## ${s.id} ${s.en}`,
        table(
          ['', 'sentence · sætning', 'row · punkt', 'kind · art', 'text · tekst', 'tests', 'scenarios · scenarier'],
          traced
            .filter((t) => t.row.section === s.id)
            .map(({ row, examples: found, state }) => [
              SIGNS[state],
              row.id,
              `[${row.letter === null ? s.id : `${s.id} ${row.letter}`}](rules/${s.id}.md${state === 'held' ? anchorOf(row, s.letters) : ''})`,
              row.kind,
              plainText(row.text) + (row.why === null ? '' : ` *${plainText(row.why)}*`),
              row.kind === 'requirement' ? counted(found, 'test') : named(found, 'test'),
              row.kind === 'requirement' ? counted(found, 'scenario') : named(found, 'scenario'),
            ]),
        ),
      ),
    ),
  ]);
};

/** Every assumption with the one place that changes when it is overruled, and the rules that rest on it; those with the highest stakes first. */
export const assumptionsPage = ({ rules }: Code, known: readonly Section[]): string => {
  const all = assumptions as readonly Assumption[];
  const cells = (a: Assumption): readonly string[] => {
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
  };
  const high = Object.entries(HIGH_STAKES).flatMap(([id, change]) => all.filter((a) => a.id === id).map((a) => ({ a, change })));
  return page([
    '# Assumptions',
    '',
    `<!-- ${written} -->`,
    '',
    'What the note leaves open and was settled here. To overrule one, change its one place, run `npm run approve`, and read what the documents then say.',
    '',
    'Det, som releasenoten lader stå åbent, og som er afgjort her. En antagelse underkendes ved at ændre det ene sted, den bor.',
    '',
    '## First these · Disse først',
    '',
    `By these ${high.length} someone gains or loses a right, a benefit or a reader of their data. Each says what changes for whom if it is overruled.`,
    '',
    `Af disse ${high.length} afhænger nogens ret, ydelse, eller hvem der læser deres oplysninger. Ved hver står, hvad der ændrer sig for hvem, hvis den underkendes.`,
    '',
    ...table(
      ['', 'row · punkt', 'assumed', 'antaget', 'if overruled', 'hvis den underkendes', 'place · sted'],
      high.map(({ a, change }) => {
        const [id = '', row = '', en = '', da = '', place = ''] = cells(a);
        return [id, row, en, da, plainText(change.en), plainText(change.da), place];
      }),
    ),
    '## The others · De øvrige',
    '',
    'They move a boundary, a code or a date.',
    '',
    ...table(
      ['', 'row · punkt', 'assumed', 'antaget', 'place · sted', 'rules · regler'],
      all.filter((a) => !(a.id in HIGH_STAKES)).map(cells),
    ),
  ]);
};

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
      '[Who may do what](access.md): role by command and by what is read, each cell tried.',
      '[What was assumed](assumptions.md), each with the one place that changes when it is overruled.',
      '[Every statement of the note, and what shows that it holds](requirements.md).',
      '[The note itself](note/dfdg-release-note-2022-03-14.da.txt).',
    ]),
    '',
    ...table(
      ['section · afsnit', 'title', 'titel', 'rules · regler'],
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
      ['machine', 'maskine', 'commands · kommandoer'],
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
