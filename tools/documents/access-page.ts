import { type Cell, COMMAND_MATRIX, OTHER_MATRIX, READ_MATRIX, ROLES, type Row } from '../../machines/access-matrix.ts';
import { commands } from '../../web/words/commands.ts';
import { roles } from '../../web/words/roles.ts';
import { code, page, section, table, written } from './markdown.ts';

const WORDS: Readonly<Record<Cell, string>> = { own: 'own', any: 'any', joins: 'joins', rule: 'by rule', no: '' };

/** The role as the contract has it, and as a Danish reader says it. */
const headOf = (role: (typeof ROLES)[number]): string => {
  const [da] = roles[role] ?? [role];
  return da.toLowerCase() === role ? role : `${role} · ${da}`;
};

const matrix = (head: string, rows: Readonly<Record<string, Row>>): readonly string[] =>
  table(
    [head, ...ROLES.map(headOf)],
    Object.entries(rows).map(([name, row]) => [
      `${code(name)}${commands[name] === undefined ? '' : ` ${commands[name][0]}`}`,
      ...ROLES.map((role) => WORDS[row[role]]),
    ]),
  );

/** docs/access.md: who may do what. */
export const accessPage = (): string =>
  page([
    '# Who may do what · Hvem må hvad',
    '',
    written,
    '',
    'Every cell is asked over HTTP by `test/api/access.test.ts`: of the caller’s own citizen and of another’s. A jobcentre’s own are those who belong',
    'to it now, an a-kasse’s own its members now, a citizen’s own is itself; the other roles are systems and see every citizen.',
    '',
    '- **own** (egne): of the caller’s own citizens only; for others `not-your-citizen`',
    '- **any** (alle): of every citizen',
    '- **joins** (optager): the citizen becomes the caller’s own by it; a dry run of an a-kasse that is not the citizen’s tells nothing',
    '- **by rule** (efter reglen): the row’s own rule says of whom (4.3 membership on the day of the status; 6.1 the latest a-kasse for 3½ years)',
    '- **–** (aldrig): never, `forbidden-role`',
    '',
    ...section('## Commands · Kommandoer', [
      ...matrix('command · kommando', COMMAND_MATRIX as Readonly<Record<string, Row>>),
      '`register-absence` with code 75 is for the a-kasse only. `end-absence` and `update-activity` are for the role that registered the thing.',
    ]),
    '',
    ...section('## Reading · Læsning', [
      ...matrix('what · hvad', READ_MATRIX),
      'The operator reads no names, texts or content of records: `null` stands in their place. Messages: those sent to the reader. Names of',
      'contact persons are for jobcentre and citizen, a plan’s job goal and description too.',
    ]),
    '',
    ...section('## The rest · Øvrigt', [
      ...matrix('what · hvad', OTHER_MATRIX),
      'A search shows a jobcentre and an a-kasse their own citizens; a feed is the recipient’s own. `POST /commands` takes each line as its command.',
    ]),
  ]);
