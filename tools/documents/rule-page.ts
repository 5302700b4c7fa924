import { type Assumption, assumptions } from '../../machines/assumptions.ts';
import { type CodeEntry, codeLists } from '../../machines/code-lists/index.ts';
import { guardName } from '../../machines/core/rule.ts';
import { type Code, type DocumentedMachine, type DocumentedRule, ownGuards, sectionOfGuard } from './code.ts';
import { datumPart } from './data.ts';
import type { Example } from './examples.ts';
import { placeLink, ruleCells } from './machine-page.ts';
import { bullets, code, codes, inForceText, page, plainText, section, table, written } from './markdown.ts';
import type { Row, Section } from './sections.ts';

export const rulePath = (id: string): string => `docs/rules/${id}.md`;

const machineLink = (m: DocumentedMachine): string => `[${m.module.title.en}](../machines/${m.module.id}.md)`;

/** The section of an assumption: `1.1 a` is of 1.1; ground rules are of none. */
export const sectionOf = ({ section: written }: Assumption): string => written.split(' ')[0] ?? '';

const commandLink = (name: string, machines: readonly DocumentedMachine[]): string => {
  const owner = machines.find((m) => m.commands.some((c) => c.name === name));
  return owner ? `[${name}](../machines/${owner.module.id}.md#${name})` : code(name);
};

/** The commands that a rule can refuse; where it refuses none, the charts that it guards. */
const atWork = ({ rule, refuses }: DocumentedRule, machines: readonly DocumentedMachine[]): string =>
  refuses.length > 0
    ? `refuses ${refuses.map((name) => commandLink(name, machines)).join(', ')}`
    : machines
        .flatMap((m) => {
          const events = m.arrows.filter((a) => a.guards.includes(guardName(rule))).map((a) => a.event);
          return events.length === 0 ? [] : [`guards ${codes([...new Set(events)])} of ${machineLink(m)}`];
        })
        .join(', ');

const ruleRows = (id: string, { rules, machines }: Code): readonly (readonly string[])[] =>
  rules.filter(({ rule }) => rule.id === id).map((r) => [...ruleCells(r.rule, '../', []), placeLink(r, '../'), atWork(r, machines)]);

const guardRows = (id: string, { rules, machines }: Code): readonly (readonly string[])[] =>
  machines.flatMap((m) =>
    ownGuards(m, rules)
      .filter((guard) => sectionOfGuard(guard) === id)
      .map((guard) => [
        plainText(guard),
        machineLink(m),
        [
          ...new Set(
            m.arrows
              .filter((a) => a.guards.includes(guard))
              .map((a) => `${code(a.event)}: ${a.from ?? 'every state'}${a.to === null || a.to === a.from ? '' : ` → ${a.to}`}`),
          ),
        ].join('; '),
      ]),
  );

/** The machines in which the section is at work. */
const machinesOf = (id: string, code: Code): readonly DocumentedMachine[] =>
  code.machines.filter(
    (m) =>
      m.module.rule === id ||
      m.commands.some((c) => c.spec.rule === id || c.rules.some((r) => r.id === id)) ||
      m.arrows.some((a) => a.guards.some((g) => sectionOfGuard(g) === id)) ||
      Object.values(m.module.alsoRefuses ?? {}).some((added) => added?.some((r) => r.id === id)),
  );

const codeListParts = (id: string): readonly string[] =>
  Object.values(codeLists).flatMap((list) => {
    const entries = (list.entries as readonly CodeEntry[]).filter((e) => e.source === id);
    if (entries.length === 0) return [];
    const rows = entries.map((e) => [code(e.id ?? e.key ?? ''), plainText(e.name ?? ''), plainText(e.description ?? ''), inForceText(e)]);
    return [`### ${list.title.en} (${list.title.da})`, '', ...table(['id', 'navn', 'beskrivelse', 'in force'], rows)];
  });

/** Titles by file, so that a reader sees what was tried and where. */
const exampleParts = (examples: readonly Example[]): readonly string[] => {
  const files = [...new Set(examples.map((e) => e.file))];
  return files.flatMap((file) => [
    `[${file}](../../${file})`,
    '',
    ...bullets(examples.filter((e) => e.file === file).map((e) => plainText(e.title))),
    '',
  ]);
};

const exampleSections = (id: string, letters: readonly string[], examples: readonly Example[]): readonly string[] => {
  const of = (letter: string | null) => examples.filter((e) => e.cites.some((c) => c.section === id && c.letter === letter));
  const parts = [null, ...letters].flatMap((letter) => {
    const found = of(letter);
    if (letter === null) return exampleParts(found);
    return section(`### Examples ${letter}`, exampleParts(found));
  });
  return parts;
};

/** The page of a section: its rules, where they stand, what they are made of, what the note says, and the examples that ran. */
export const rulePage = (here: Section, code: Code, rows: readonly Row[], examples: readonly Example[]): string =>
  page([
    `# ${here.id} ${here.en}`,
    '',
    ...(here.da === null ? ['Not a section of the note: what the register needs under it.', ''] : [`*${plainText(here.da)}*`, '']),
    `<!-- ${written} -->`,
    '',
    `[Requirements](../requirements.md) · [Assumptions](../assumptions.md) · Machines: ${machinesOf(here.id, code).map(machineLink).join(', ') || 'none'}`,
    '',
    ...section(
      '## Rules',
      table(['rule', 'code', 'must hold', 'dansk', 'in force', 'assumption', 'guard', 'at work'], ruleRows(here.id, code)),
    ),
    ...section('## Which way the charts go', table(['guard', 'machine', 'where'], guardRows(here.id, code))),
    ...section(
      '## Tables, dates and figures',
      code.data.filter((d) => d.section === here.id).flatMap((d) => datumPart(d, '../')),
    ),
    ...section('## Code lists', codeListParts(here.id)),
    ...section(
      '## Assumptions',
      table(
        ['', 'row', 'assumed', 'antaget'],
        (assumptions as readonly Assumption[])
          .filter((a) => sectionOf(a) === here.id)
          .map((a) => [`[${a.id}](../assumptions.md)`, a.section, plainText(a.en), plainText(a.da)]),
      ),
    ),
    ...section(
      '## The note',
      table(
        ['statement', 'row', 'kind', 'text', 'why nothing is built'],
        rows
          .filter((r) => r.section === here.id)
          .map((r) => [r.id, r.letter === null ? here.id : `${here.id} ${r.letter}`, r.kind, plainText(r.text), plainText(r.why ?? '')]),
      ),
    ),
    ...section('## Examples that ran', exampleSections(here.id, here.letters, examples)),
  ]);
