import { z } from 'zod';
import { newCitizen, specs } from '../../machines/citizen.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import { guardName, type Rule, type Sentence } from '../../machines/core/rule.ts';
import type { Role } from '../../machines/core/types.ts';
import { bundlesOf, choosing, diagram, inWords, stateName } from '../../machines/diagram.ts';
import { commandSchemas } from '../../machines/shapes.ts';
import { fieldWords } from '../../web/words/fields.ts';
import type { Code, DocumentedCommand, DocumentedMachine, DocumentedRule } from './code.ts';
import { bullets, code, codes, inForceText, page, plainText, section, table, written } from './markdown.ts';
import type { Section } from './sections.ts';

export const machinePath = (id: string): string => `docs/machines/${id}.md`;

/** `1.1 a`, linked to the section's page where there is one. */
export const sectionLink = (id: string, from: string, known: readonly Section[], letter?: string): string => {
  const text = letter === undefined ? id : `${id} ${letter}`;
  return known.some((s) => s.id === id) ? `[${text}](${from}rules/${id}.md)` : text;
};

export const placeLink = ({ place }: Pick<DocumentedRule, 'place'>, from: string): string =>
  `[${code(place.name)}](${from}../${place.file})`;

/** A day on which nothing special holds; only asked which payloads there are. */
const SOME_DAY = '2022-06-01';

const rolesText = ({ spec }: DocumentedCommand): readonly string[] => {
  const { roles } = spec;
  if (typeof roles !== 'function') return [`Roles: ${codes(roles)}`];
  const citizen = newCitizen({ citizenId: 'citizen', birthDate: '1995-01-01', jobcentre: '101' });
  const byRoles = new Map<string, string[]>();
  for (const payload of spec.samples(citizen, SOME_DAY)) {
    const given = (roles(payload) as readonly Role[]).join(', ');
    const { code: number } = payload as { code?: number };
    byRoles.set(given, [...(byRoles.get(given) ?? []), number === undefined ? JSON.stringify(payload) : `code ${number}`]);
  }
  return [...byRoles].map(([given, samples]) => `Roles: ${codes(given.split(', '))} with ${[...new Set(samples)].join(', ')}`);
};

type Json = { readonly [key: string]: Json | undefined } & {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Json[];
  readonly items?: Json;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
};

/** The kind of a field in words. */
const kindOf = (s: Json): string => {
  if (s.anyOf) return [...new Set(s.anyOf.map(kindOf))].join(' or ');
  if (s.enum) return s.enum.map((v) => code(String(v))).join(', ');
  if (s.const !== undefined) return code(String(s.const));
  if (s.format === 'date') return 'date';
  if (s.type === 'array') return `list of ${kindOf(s.items ?? {})}`;
  if (s.type === 'object') return s.properties ? `{ ${Object.keys(s.properties).join(', ')} }` : 'object';
  if (s.type === 'integer' && s.minimum !== undefined && s.maximum !== undefined && s.maximum < 1000) return `${s.minimum} to ${s.maximum}`;
  return s.type ?? 'any';
};

const payloadTable = (command: string, schema: CommandSchema): readonly string[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema.body, { io: 'input', unrepresentable: 'any' }) as Json;
  const fields = Object.entries(properties).map(([name, s]) => [
    code(name),
    plainText(fieldWords(command, name)?.label[0] ?? ''),
    kindOf(s),
    required.includes(name) ? 'yes' : 'no',
  ]);
  return fields.length === 0 ? ['No payload.', ''] : table(['field · felt', 'på dansk', 'kind · art', 'needed · påkrævet'], fields);
};

/** What is asked before the rules, in the order of the checks. */
const checksBefore = ({ spec }: DocumentedCommand): readonly string[] => {
  const ids = [
    ...(['one', 'new', 'found'].includes(spec.on) ? [] : [`${code(spec.on)} names one of the citizen's own`]),
    ...(spec.otherIds ?? []).map((o) => `${code(o.field)} names one of the citizen's own, else ${code(o.code)}`),
    ...(spec.registrarOnly ? ['only the role that registered it changes it, else `forbidden-role`'] : []),
  ];
  return [
    ...(spec.ownership === 'own-rules' ? ['Whose citizen: the row has its own test, among the rules'] : []),
    ...ids,
    ...((spec.order ?? []).length === 0
      ? []
      : [
          `an end is not before its start (${(spec.order ?? []).map((o) => (typeof o === 'function' ? "the thing's own start" : `${code(o[0])}, ${code(o[1])}`)).join('; ')}), else \`date-order\``,
        ]),
    ...((spec.notAhead ?? []).length === 0 ? [] : [`not after today: ${codes(spec.notAhead ?? [])}, else \`date-in-future\``]),
  ];
};

/** The rules of a command, or of a section, as a table. */
export const ruleCells = (rule: Rule<never>, from: string, known: readonly Section[]): readonly string[] => [
  sectionLink(rule.id, from, known, rule.letter),
  code(rule.code),
  plainText(rule.en),
  plainText(rule.da),
  inForceText(rule),
  rule.assumption === undefined ? '' : `[${rule.assumption}](${from}assumptions.md)`,
];

const commandPart = (command: DocumentedCommand, rules: readonly DocumentedRule[], known: readonly Section[]): readonly string[] => {
  const schema = (commandSchemas as Readonly<Record<string, CommandSchema | undefined>>)[command.name];
  const before = checksBefore(command);
  const asked = command.rules.map((rule, i) => {
    const found = rules.find((r) => r.rule === rule);
    return [String(i + 1), ...ruleCells(rule, '../', known), found ? placeLink(found, '../') : ''];
  });
  return [
    `### ${command.name}`,
    '',
    ...(schema ? [`${plainText(schema.en)}. *${plainText(schema.da)}.* Row ${sectionLink(command.spec.rule, '../', known)}.`, ''] : []),
    ...bullets(rolesText(command)),
    ...bullets(before.map((line) => `Before the rules: ${line}`)),
    '',
    ...(schema ? payloadTable(command.name, schema) : []),
    ...(asked.length === 0
      ? ['No rule refuses it.', '']
      : [
          'Asked in this order; the first that does not hold refuses:',
          '',
          ...table(
            [
              '',
              'rule · regel',
              'code · kode',
              'must hold',
              'skal være opfyldt',
              'in force · gælder',
              'assumption · antagelse',
              'in the code · i koden',
            ],
            asked,
          ),
        ]),
  ];
};

const machineLink = (m: DocumentedMachine): string => `[${m.module.title.en}](${m.module.id}.md)`;

const nameOf = ({ module }: DocumentedMachine, path: string): string => {
  const name = stateName(module, path);
  return path.split('.').at(-1) === name ? code(name) : plainText(name);
};

const statesWith = (m: DocumentedMachine, event: string): string =>
  [...new Set(m.arrows.filter((a) => a.event === event).map((a) => (a.from === null ? 'every state' : nameOf(m, a.from))))].join(', ');

/** An event or a guard: the Danish words where there are some, and the name that the chart has for it. */
const worded = ({ module }: DocumentedMachine, name: string): string => {
  const words = inWords(module, name);
  return words === name ? code(name) : `${plainText(words)} (${code(name)})`;
};

/** The page on which a command's rules stand: its owner's, which may be another machine than the one that takes it. */
const pageOfCommand = ({ module }: DocumentedMachine, command: string): string => {
  const owner = specs.get(command)?.owner.id ?? module.id;
  return owner === module.id ? '' : `${owner}.md`;
};

/** Every arrow of the picture, the many alike ones in one row. */
const transitionRows = (m: DocumentedMachine): readonly (readonly string[])[] =>
  bundlesOf(m.module).map((b) => [
    b.from === null ? 'every state' : nameOf(m, b.from),
    worded(m, b.event),
    b.to.length === 0 ? '–' : b.to.map((to) => nameOf(m, to)).join(' · '),
    choosing(b)
      .map((g) => plainText(inWords(m.module, g)))
      .join('; '),
    b.rules.length === 0 ? '' : `[rules of ${code(b.event)}](${pageOfCommand(m, b.event)}#${b.event})`,
    codes(b.facts),
  ]);

const subscriptionRows = (m: DocumentedMachine, all: readonly DocumentedMachine[]): readonly (readonly string[])[] =>
  [...new Set([...m.module.subscribesTo, ...(m.module.createdBy ?? [])])].map((fact) => [
    code(fact),
    all
      .filter((o) => o !== m && o.facts.includes(fact))
      .map(machineLink)
      .join(', '),
    m.module.createdBy?.includes(fact) ? 'a new one is made' : statesWith(m, fact),
  ]);

const reportedRows = (m: DocumentedMachine, all: readonly DocumentedMachine[]): readonly (readonly string[])[] =>
  m.facts.map((fact) => [
    code(fact),
    all
      .filter((o) => o !== m && ([...o.module.subscribesTo, ...(o.module.createdBy ?? [])] as readonly string[]).includes(fact))
      .map(machineLink)
      .join(', '),
  ]);

/** A date or a correction as it is declared: when, by which row, what happens then, and in which states. */
const whenRow = (
  m: DocumentedMachine,
  { event, rule, en, da }: Sentence & { readonly event: string; readonly rule: string },
  known: readonly Section[],
): readonly string[] => [plainText(en), plainText(da), sectionLink(rule, '../', known), worded(m, event), statesWith(m, event)];

/** The page of a machine: the chart, and everything that it takes and says. */
export const machinePage = (m: DocumentedMachine, { machines, rules }: Code, known: readonly Section[]): string => {
  const { module, place } = m;
  const others = Object.entries({ ...module.alsoRefuses }).map(
    ([name, added]) => `${code(name)}: ${((added ?? []) as readonly Rule<never>[]).map((r) => plainText(guardName(r))).join('; ')}`,
  );
  const aside = Object.entries({ ...module.setsAside }).map(
    ([name, gone]) => `${code(name)}: ${((gone ?? []) as readonly Rule<never>[]).map((r) => plainText(guardName(r))).join('; ')}`,
  );
  return page([
    `# ${module.title.en}`,
    '',
    `*${module.title.da}* · row ${sectionLink(module.rule, '../', known)} · [${code(place.file)}](../../${place.file}) · version ${module.version} · ${module.cardinality === 'one' ? 'one for each citizen' : 'one for each thing'}`,
    '',
    `<!-- ${written} -->`,
    '',
    '```mermaid',
    diagram(module).trimEnd(),
    '```',
    '',
    ...(module.goneIn === undefined ? [] : [`What reaches ${code(module.goneIn)} is gone.`, '']),
    ...section(
      '## Transitions · Overgange',
      table(
        ['from · fra', 'event · hændelse', 'to · til', 'when · når', 'allowed by · tilladt efter', 'reports · melder'],
        transitionRows(m),
      ),
    ),
    ...section(
      '## Commands · Kommandoer',
      m.commands.flatMap((c) => commandPart(c, rules, known)),
    ),
    ...section('## Rules that it adds to commands of other machines · Regler, den føjer til andres kommandoer', bullets(others)),
    ...section('## Rules of other machines that it sets aside · Andres regler, den sætter ud af kraft', bullets(aside)),
    ...section(
      '## Corrections · Berigtigelser',
      table(
        ['put right when', 'berigtiges, når', 'row · punkt', 'event · hændelse', 'in state · i tilstand'],
        (module.corrections ?? []).map((c) => whenRow(m, c, known)),
      ),
    ),
    ...section(
      '## Deadlines · Frister',
      table(
        ['due on', 'forfalder', 'row · punkt', 'event · hændelse', 'in state · i tilstand'],
        (module.deadlines ?? []).map((d) => whenRow(m, d, known)),
      ),
    ),
    ...section(
      '## Facts that it subscribes to · Hændelser, den abonnerer på',
      table(['fact · hændelse', 'reported by · meldt af', 'in state · i tilstand'], subscriptionRows(m, machines)),
    ),
    ...section(
      '## Callbacks of its course · Svar fra dens forløb',
      table(
        ['event · hændelse', 'in state · i tilstand'],
        (module.callbacks ?? []).map((event) => [code(event), statesWith(m, event)]),
      ),
    ),
    ...section(
      '## Facts that it reports · Hændelser, den melder',
      table(['fact · hændelse', 'subscribers · abonnenter'], reportedRows(m, machines)),
    ),
  ]);
};
