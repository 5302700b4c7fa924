import { type Assumption, assumptions } from '../../machines/assumptions.ts';
import { type CodeEntry, codeLists } from '../../machines/code-lists/index.ts';
import { guardName, type Rule } from '../../machines/core/rule.ts';
import { type Code, type DocumentedMachine, type DocumentedRule, ownGuards, sectionOfGuard } from './code.ts';
import { datumPart } from './data.ts';
import type { Example } from './examples.ts';
import { placeLink, ruleCells } from './machine-page.ts';
import { bullets, code, codes, inForceText, page, plainText, section, table, written } from './markdown.ts';
import type { Row, Section } from './sections.ts';
import { wrongOf } from './wrong.ts';

export const rulePath = (id: string): string => `docs/rules/${id}.md`;

const machineLink = (m: DocumentedMachine): string => `[${m.module.title.en}](../machines/${m.module.id}.md)`;

/** The section of an assumption: `1.1 a` is of 1.1; ground rules are of none. */
export const sectionOf = ({ section: written }: Assumption): string => written.split(' ')[0] ?? '';

const commandLink = (name: string, machines: readonly DocumentedMachine[]): string => {
  const owner = machines.find((m) => m.commands.some((c) => c.name === name));
  return owner ? `[${name}](../machines/${owner.module.id}.md#${name})` : code(name);
};

/** The machines that add the rule to the command, which is another's, or set it aside there. */
const byAnother = (rule: Rule<never>, name: string, how: 'alsoRefuses' | 'setsAside', machines: readonly DocumentedMachine[]): string =>
  machines
    .filter(({ module }) =>
      (module[how] as Readonly<Record<string, readonly Rule<never>[] | undefined>> | undefined)?.[name]?.includes(rule),
    )
    .map(machineLink)
    .join(', ');

const setAsideIn = (rule: Rule<never>, machines: readonly DocumentedMachine[]): readonly string[] =>
  machines
    .flatMap((m) => m.commands.map((c) => c.name))
    .flatMap((name) => {
      const by = byAnother(rule, name, 'setsAside', machines);
      return by === '' ? [] : [`set aside in ${commandLink(name, machines)} by ${by}`];
    });

/** The commands that a rule can refuse, and which machine adds it or sets it aside there; where it refuses none, the charts that it guards. */
const atWork = ({ rule, refuses }: DocumentedRule, machines: readonly DocumentedMachine[]): string => {
  const refused = refuses.map((name) => {
    const by = byAnother(rule, name, 'alsoRefuses', machines);
    return `${commandLink(name, machines)}${by === '' ? '' : ` (added by ${by})`}`;
  });
  const aside = setAsideIn(rule, machines);
  if (refused.length + aside.length > 0) return [...(refused.length > 0 ? [`refuses ${refused.join(', ')}`] : []), ...aside].join('; ');
  return machines
    .flatMap((m) => {
      const events = m.arrows.filter((a) => a.guards.includes(guardName(rule))).map((a) => a.event);
      return events.length === 0 ? [] : [`guards ${codes([...new Set(events)])} of ${machineLink(m)}`];
    })
    .join(', ');
};

const sentences = (said: readonly string[]): string => plainText([...new Set(said)].join(' / '));

const ruleRows = (id: string, { rules, machines }: Code): readonly (readonly string[])[] =>
  rules
    .filter(({ rule }) => rule.id === id)
    .map((r) => {
      const [row = '', refusal = '', en = '', da = '', days = '', assumption = ''] = ruleCells(r.rule, '../', []);
      const wrong = wrongOf(r.rule, r.place);
      return [row, refusal, en, da, sentences(wrong.en), sentences(wrong.da), days, assumption, placeLink(r, '../'), atWork(r, machines)];
    });

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
    return [
      `### ${list.title.en} (${list.title.da})`,
      '',
      ...table(['id', 'name · navn', 'description · beskrivelse', 'in force · gælder'], rows),
    ];
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
      '## Rules · Regler',
      table(
        [
          'rule · regel',
          'code · kode',
          'must hold',
          'skal være opfyldt',
          'else: what is wrong',
          'ellers: hvad der er galt',
          'in force · gælder',
          'assumption · antagelse',
          'in the code · i koden',
          'at work · hvor den virker',
        ],
        ruleRows(here.id, code),
      ),
    ),
    ...section(
      '## Which way the charts go · Hvilken vej forløbet går',
      table(['guard · betingelse', 'machine · maskine', 'where · hvor'], guardRows(here.id, code)),
    ),
    ...section(
      '## Tables, dates and figures · Tabeller, datoer og tal',
      code.data.filter((d) => d.section === here.id).flatMap((d) => datumPart(d, '../')),
    ),
    ...section('## Code lists · Kodelister', codeListParts(here.id)),
    ...section(
      '## Assumptions · Antagelser',
      table(
        ['', 'row · punkt', 'assumed', 'antaget'],
        (assumptions as readonly Assumption[])
          .filter((a) => sectionOf(a) === here.id)
          .map((a) => [`[${a.id}](../assumptions.md)`, a.section, plainText(a.en), plainText(a.da)]),
      ),
    ),
    ...section(
      '## The note · Releasenoten',
      table(
        ['sentence · sætning', 'row · punkt', 'kind · art', 'text · tekst', 'why nothing is built · hvorfor intet er bygget'],
        rows
          .filter((r) => r.section === here.id)
          .map((r) => [r.id, r.letter === null ? here.id : `${here.id} ${r.letter}`, r.kind, plainText(r.text), plainText(r.why ?? '')]),
      ),
    ),
    ...section('## Examples that ran · Eksempler, der er kørt', exampleSections(here.id, here.letters, examples)),
  ]);
