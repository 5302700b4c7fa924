import { cpus, totalmem } from 'node:os';

/** What one way of keeping dates costs. */
export interface Figures {
  readonly way: 'record' | 'citizen';
  readonly records: number;
  readonly citizens: number;
  readonly workflows: number;
  /** Bytes of a worker: idle, started while all are open; with its cache full. */
  readonly rssIdle: number;
  readonly rssFull: number;
  /** Of an open course's history, and of one that has done its deletion. */
  readonly historyBytes: number;
  readonly historyEvents: number;
  readonly doneBytes: number;
  readonly doneEvents: number;
  /** Bytes of the engine's database a record. */
  readonly databaseBytes: number;
  readonly startedPerSecond: number;
  readonly due: number;
  /** Seconds from the minute until each deletion is proved and written down: half of them, all. */
  readonly firedHalf: number;
  readonly firedAll: number;
}

const mib = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
const kib = (bytes: number): string => `${(bytes / 2 ** 10).toFixed(1)} KiB`;
const seconds = (s: number): string => (s < 10 ? `${s.toFixed(1)} s` : `${Math.round(s)} s`);
const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const rows: readonly (readonly [name: string, cell: (f: Figures) => string, of?: (f: Figures) => number])[] = [
  ['open workflows', (f) => count(f.workflows), (f) => f.workflows],
  ['memory of an idle worker, all of them open', (f) => mib(f.rssIdle), (f) => f.rssIdle],
  ['… its cache full (1,000 workflows)', (f) => mib(f.rssFull), (f) => f.rssFull],
  ['history of an open course', (f) => `${kib(f.historyBytes)}, ${f.historyEvents} events`, (f) => f.historyBytes],
  ['… of a course when a deletion is done', (f) => `${kib(f.doneBytes)}, ${f.doneEvents} events`, (f) => f.doneBytes],
  [
    'history bytes a record, open',
    (f) => kib((f.historyBytes * f.workflows) / f.records),
    (f) => (f.historyBytes * f.workflows) / f.records,
  ],
  ["the engine's database, a record", (f) => kib(f.databaseBytes), (f) => f.databaseBytes],
  ['records put under retention in a second', (f) => String(Math.round(f.startedPerSecond)), (f) => f.startedPerSecond],
  ['due in the same minute: half are gone after', (f) => seconds(f.firedHalf), (f) => f.firedHalf],
  ['… all are gone after', (f) => seconds(f.firedAll), (f) => f.firedAll],
];

/** The figures as a Markdown table; with both ways the ratio of the second to the first. */
export const table = (figures: readonly Figures[]): string => {
  const [first] = figures;
  if (!first) return '';
  const both = figures.length === 2;
  const names = figures.map((f) => (f.way === 'record' ? 'one workflow a record' : 'one workflow a citizen'));
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node.split('.').slice(0, 2).join('.')}`;
  const ratio = (of: ((f: Figures) => number) | undefined): string => {
    const [a, b] = figures;
    return of && a && b && of(a) > 0 ? (of(b) / of(a)).toFixed(2) : '';
  };
  return [
    `${count(first.records)} records of ${count(first.citizens)} citizens, ${count(first.due)} of them (each of another citizen) due in the same minute. Embedded Temporal server, one worker, on one machine`,
    `with everything else it had to do (${machine}): read the ratios rather than the figures.`,
    '',
    `| | ${names.join(' | ')} |${both ? ' ratio |' : ''}`,
    `|---|${names.map(() => '---:').join('|')}|${both ? '---:|' : ''}`,
    ...rows.map(([name, cell, of]) => `| ${name} | ${figures.map(cell).join(' | ')} |${both ? ` ${ratio(of)} |` : ''}`),
  ].join('\n');
};

const START = '<!-- written by: npm run bench -- retention --write -->';
const END = '<!-- end of what is written -->';

/** Puts the block into a document, in the place of the one before. */
export const withBlock = (document: string, block: string): string => {
  const [from, to] = [document.indexOf(START), document.indexOf(END)];
  const written = `${START}\n${block}\n${END}`;
  return from < 0 || to < from
    ? `${document.trimEnd()}\n\n${written}\n`
    : `${document.slice(0, from)}${written}${document.slice(to + END.length)}`;
};
