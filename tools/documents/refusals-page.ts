import { REMEDIES } from '../../machines/remedies.ts';
import type { Code, DocumentedRule } from './code.ts';
import { code, inForceText, page, plainText, table, written } from './markdown.ts';

/** Refusals that come before the rules: the tables of every command. Code, when, and in Danish. */
const BEFORE: readonly (readonly [code: string, en: string, da: string])[] = [
  ['unknown-command', 'there is no such command', 'Kommandoen findes ikke'],
  ['forbidden-role', 'the role may not give the command', 'Rollen har ikke adgang til kommandoen'],
  ['not-your-citizen', 'the citizen is not the caller’s own', 'Borgeren hører ikke under den, der spørger'],
  ['date-order', 'an end lies before its start', 'En slutdato ligger før startdatoen'],
  ['date-in-future', 'a date that must have come lies ahead', 'En dato, der skal være kommet, ligger ude i fremtiden'],
];

/** The codes of ids that name nothing of the citizen's. */
const ids = ({ machines }: Code): readonly string[] => [
  ...new Set(
    machines.flatMap((m) =>
      m.commands.flatMap(({ spec }) => [
        ...(['one', 'new', 'found'].includes(spec.on)
          ? []
          : [`unknown-${spec.on.replace(/Id$/, '').replace(/[A-Z]/g, (c: string) => `-${c.toLowerCase()}`)}`]),
        ...(spec.otherIds ?? []).map((other) => other.code),
      ]),
    ),
  ),
];

/** Every code with which a command can be refused. */
export const refusalCodes = (of: Code): readonly string[] => [
  ...new Set([...BEFORE.map(([c]) => c), ...ids(of), ...of.rules.flatMap(({ rule, refuses }) => (refuses.length > 0 ? [rule.code] : []))]),
];

const remedy = (of: string): readonly string[] => [plainText(REMEDIES[of]?.en ?? ''), plainText(REMEDIES[of]?.da ?? '')];

const sectionRank = ({ rule }: DocumentedRule): number => rule.id.split('.').reduce((sum, n) => sum * 100 + Number(n), 0);

/** Every refusal: its code, when it comes, what the caller can do, and the rule. */
export const refusalsPage = (of: Code): string =>
  page([
    '# Refusals',
    '',
    `<!-- ${written} -->`,
    '',
    'Every code with which a command can be refused (422, or 403 where the caller is the reason): which rule says no, when, and what whoever asks can do. `detail` says what is wrong in this case, in Danish with `Accept-Language: da`, else in English.',
    '',
    'Alle koder, en kommando kan afvises med: hvilken regel der siger nej, hvornår, og hvad man kan gøre. `detail` siger, hvad der er galt i det konkrete tilfælde.',
    '',
    '## Before the rules · Før reglerne',
    '',
    ...table(
      ['code · kode', 'refused when', 'afvises, når', 'what you can do', 'hvad man kan gøre'],
      [
        ...BEFORE.map(([c, en, da]) => [code(c), plainText(en), plainText(da), ...remedy(c)]),
        ...ids(of).map((c) => [code(c), 'the id names nothing of the citizen’s', 'Id’et findes ikke hos borgeren', ...remedy(c)]),
      ],
    ),
    '## By rule · Efter regel',
    '',
    ...table(
      [
        'rule · regel',
        'code · kode',
        'refused unless',
        'afvises, medmindre',
        'in force · gælder',
        'what you can do',
        'hvad man kan gøre',
        'commands · kommandoer',
      ],
      of.rules
        .filter(({ refuses }) => refuses.length > 0)
        .toSorted((a, b) => sectionRank(a) - sectionRank(b))
        .map(({ rule, refuses }) => [
          `[${rule.id}${rule.letter === undefined ? '' : ` ${rule.letter}`}](rules/${rule.id}.md)`,
          code(rule.code),
          plainText(rule.en),
          plainText(rule.da),
          inForceText(rule),
          ...remedy(rule.code),
          refuses.map(code).join(', '),
        ]),
    ),
  ]);
