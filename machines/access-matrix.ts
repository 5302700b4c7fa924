import type { CommandName } from './core/machine.ts';
import type { Role } from './core/types.ts';

/**
 * Who may give which command and who may read what, whole: every cell is written. It decides nothing; each command's row in its machine, and the
 * readers in machines/access.ts, do. A test asks every cell over HTTP, and docs/access.md is written from it.
 * @source API.md
 */

export const ROLES = [
  'jobcentre',
  'a-kasse',
  'citizen',
  'benefit-system',
  'cpr',
  'udb',
  'udk',
  'batch',
  'operator',
] as const satisfies readonly Role[];

/**
 * `own` of the caller's own citizens only; `any` of every citizen; `joins` the citizen becomes the caller's own by it; `rule` the row's own rule
 * says of whom; `no` never.
 */
export type Cell = 'own' | 'any' | 'joins' | 'rule' | 'no';

const LETTERS: Readonly<Record<string, Cell>> = { o: 'own', a: 'any', j: 'joins', r: 'rule', '-': 'no' };

export type Row = Readonly<Record<(typeof ROLES)[number], Cell>>;

/** Nine letters, in the order of {@link ROLES}. */
const row = (letters: string): Row => {
  if (letters.length !== ROLES.length) throw new Error(`${letters} is no row of ${ROLES.length} cells`);
  return Object.fromEntries(ROLES.map((role, i) => [role, LETTERS[letters[i] ?? ''] ?? 'no'])) as Row;
};

const rows = <K extends string>(table: Readonly<Record<K, string>>): Readonly<Record<K, Row>> =>
  Object.fromEntries(Object.entries<string>(table).map(([name, letters]) => [name, row(letters)])) as Record<K, Row>;

// biome-ignore format: a table, one letter a role: jobcentre, a-kasse, citizen, benefit-system, cpr, udb, udk, batch, operator
export const COMMAND_MATRIX: Readonly<Partial<Record<CommandName, Row>>> = rows({
  'open-contact-group':                'o--------',
  'change-contact-group':              'o--------',
  'close-contact-group':               'o--------',
  'assess-category':                   'o--------',
  'change-jobcentre':                  'o--------',
  'register-job-seeker':               'o-o------',
  'deregister-job-seeker':             'o-o------',
  'create-credentials':                'o--------',
  'join-a-kasse':                      '-j-------',
  'change-a-kasse':                    '-j-------',
  'leave-a-kasse':                     '-o-------',
  'start-benefit-period':              '-o-------',
  'report-benefit-hours':              '-o-------',
  'register-absence':                  'oo-------',
  'end-absence':                       'oo-------',
  'create-deadline':                   'o--------',
  'summon':                            'o--------',
  'book-meeting':                      '--o------',
  'cancel-appointment':                'o-o------',
  'register-held-meeting':             'oo-------',
  'subscribe-notifications':           '--o------',
  'report-sick':                       '---a-----',
  'report-recovered':                  '---a---a-',
  'publish-plan':                      'o--------',
  'set-education-step':                'o--------',
  'register-support-needs':            'o--------',
  'remove-support-needs':              'o--------',
  'mark-pilot-participation':          'o--------',
  'end-pilot-participation':           'o--------',
  'start-pilot-offer':                 'o--------',
  'finish-pilot-offer':                'o--------',
  'receive-udb-event':                 '-----a---',
  'receive-udb-contact':               '-----a---',
  'register-activity':                 'oo-------',
  'update-activity':                   'oo-------',
  'register-job-search-requirement':   'o--------',
  'register-rehabilitation':           'o--------',
  'update-rehabilitation':             'o--------',
  'register-contact-person':           'o--------',
  'update-contact-person':             'o--------',
  'end-contact-person':                'o--------',
  'start-preparation-form':            '--o------',
  'submit-preparation-form':           '--o------',
  'approve-cv':                       '-o-------',
  'report-cv-status':                  '-r-------',
  'send-nuph':                         'o--------',
  'report-availability-assessment':    '-o-------',
  'request-job-search-documentation':  '-o-------',
  'report-early-pension':              '------a--',
  'register-transition-to-efterloen':  '-r-------',
  'register-integration-contract':     'o--------',
  'update-integration-contract':       'o--------',
  'move':                              '----a----',
});

// biome-ignore format: a table, as above; the operator reads with no names, texts or content
export const READ_MATRIX = rows({
  view:               'ooo-----a',
  timeline:           'ooo-----a',
  events:             'ooo-----a',
  diagrams:           'ooo-----a',
  allowed:            'oooaaaaaa',
  messages:           'ooo-----a',
  cv:                 'ooo------',
  'early-pension':    '-ro------',
  'preparation-form': 'ooo------',
  document:           'o-o------',
  'contact-person':   'o-o------',
});

// biome-ignore format: a table, as above; what is of no one citizen
export const OTHER_MATRIX = rows({
  'create-citizen': 'a---a---a',
  'find-citizen':   'aa-aaaaa-',
  search:           'oo------a',
  feed:             'oo------a',
  institution:      'a-------a',
  'code-lists':     'aaaaaaaaa',
  machines:         'aaaaaaaaa',
  charts:           'aaaaaaaaa',
  rules:            'aaaaaaaaa',
});
