import { type Figures, median, type Part, sum } from './figures.ts';
import type { Counted, SystemName } from './systems.ts';

/** The figures as tables in Markdown: what a reader of docs/performance.md and whoever waits at the console sees. */

const SAID: Readonly<Record<SystemName, string>> = {
  plain: 'plain',
  'plain-installed': 'plain, as installed',
  workflow: 'this, its workflow alone',
  api: 'this, whole, over HTTP',
};

const n = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

const PROCESSES = ['server', 'temporal', 'worker', 'serve', 'start', 'client'] as const;
const NAMED: Readonly<Record<string, string>> = { temporal: 'server', serve: 'API and worker', start: 'starter', client: 'caller' };

const cpuSaid = (cpu: Readonly<Record<string, number>>): string =>
  PROCESSES.filter((name) => (cpu[name] ?? 0) >= 0.05)
    .map((name) => `${NAMED[name] ?? name} ${n(cpu[name] ?? 0, 1)}`)
    .join(', ');

const loadTable = ({ load }: Figures): string => {
  if (!load) return '';
  const rows = load.rows.map((r) => [
    n(r.citizens),
    SAID[r.system],
    n(r.rate),
    n(r.toPlain, 2),
    n(r.toInstalled, 2),
    n(r.p50, 1),
    n(r.p99),
    n(sum(Object.values(r.cpu)), 1),
    cpuSaid(r.cpu),
  ]);
  const head = ['citizens', 'what', 'commands/s', 'to plain', 'to plain as installed', 'p50 ms', 'p99 ms', 'CPU ms a command', 'of which'];
  const counts = (Object.entries(load.counted) as [SystemName, Counted][])
    .filter(([name]) => name === 'plain' || name === 'api')
    .map(([name, c]) => [SAID[name], n(c.events), n(c.workflowTasks), n(c.activities), n(c.timers)]);
  const lost = load.rows.filter((r) => r.givenUp > 0).map((r) => `${SAID[r.system]} at ${r.citizens}: ${r.givenUp}`);
  const note = lost.length === 0 ? '' : `\n\nCourses given up, since no answer came in time: ${lost.join('; ')}.`;
  return `${table(head, rows)}${note}\n\nWhat the engine keeps of one course:\n\n${table(['', 'events', 'workflow tasks', 'activities', 'timers left'], counts)}`;
};

const startTable = ({ start }: Figures): string =>
  start
    ? table(
        ['npm start, on its own data', 'ready again, s', 'API and worker, MB', 'Temporal, MB', 'starter, MB'],
        start.rows.map((r, i) => [`${i + 1}`, n(r.readyMs / 1_000, 1), n(r.serveMb), n(r.temporalMb), n(r.startMb)]),
      )
    : '';

const coldTable = ({ cold }: Figures): string =>
  cold
    ? table(
        ['commands', 'first answer p50 ms', 'slowest ms', 'answers'],
        [...cold.rows.map((r) => [n(r.commands), n(r.p50), n(r.max), n(r.reads)]), ['any, in memory', n(cold.warmP50), '', '']],
      )
    : '';

const memoryTable = ({ memory }: Figures): string => {
  if (!memory) return '';
  const rows = [
    ['0', '0', n(memory.atStart.serve), '', n(memory.atStart.temporal)],
    ...memory.rows.map((r) => [n(r.citizens), n(r.workflows), n(r.serve), n(r.servePeak), n(r.temporal)]),
  ];
  const bytes = Object.entries(memory.bytes).map(([name, size]) => [name, n(size / 1_024, 1)]);
  return `${table(['open citizens', 'open workflows', 'API and worker, MB', 'most while they were made, MB', 'Temporal, MB'], rows)}\n\nThe cache: ${n(memory.cache)} workflows. Kilobytes that one more citizen takes (five commands, one open course):\n\n${table(['store', 'KB'], bytes)}`;
};

const deadlineTable = ({ deadlines: d }: Figures): string =>
  d
    ? table(
        ['dates due at once', 'late p50 s', 'late p99 s', 'all in the timeline after s', 'CPU ms each (worker and store)'],
        [[n(d.citizens), n(d.p50 / 1_000, 1), n(d.p99 / 1_000, 1), n(d.allDoneMs / 1_000, 1), n(d.cpuMsEach, 1)]],
      )
    : '';

const decideTable = ({ decide: d }: Figures): string => {
  if (!d) return '';
  const all = table(
    ['decisions', 'median µs', 'mean µs', 'p99 µs', 'refused, median µs', 'XState’s own share'],
    [[n(d.decisions), n(d.p50 * 1_000), n(d.mean * 1_000), n(d.p99 * 1_000), n(d.refusedP50 * 1_000), `${n(d.xstateShare * 100)} %`]],
  );
  return `${all}\n\n${table(
    ['command', 'median µs'],
    d.byCommand.map(({ name, p50 }) => [name, n(p50 * 1_000)]),
  )}`;
};

const yearsTable = ({ years: y }: Figures): string =>
  y ? table(['scenario', 'from', 'to', 'seconds'], [[`\`${y.scenario}\``, y.from, y.to, n(y.seconds, 1)]]) : '';

const profileTable = ({ profile: p }: Figures): string =>
  p
    ? p.threads
        .map(({ thread, busy, shares }) =>
          table(
            [`the thread of ${thread}: ${n((busy * 1_000) / p.commands, 1)} ms a command`, 'share of it'],
            shares.map(({ owner, share }) => [owner, `${n(share * 100)} %`]),
          ),
        )
        .join('\n\n')
    : '';

const TABLES: Readonly<Record<Part, (figures: Figures) => string>> = {
  load: loadTable,
  start: startTable,
  cold: coldTable,
  memory: memoryTable,
  deadlines: deadlineTable,
  decide: decideTable,
  years: yearsTable,
  profile: profileTable,
};

export const tableOf = (part: Part, figures: Figures): string => TABLES[part](figures);

interface Target {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  readonly reached: boolean;
}

/** The targets, each with what was measured. */
const targets = ({ load, start, cold, memory, decide }: Figures): readonly Target[] => {
  const row = (system: SystemName, citizens: number) => load?.rows.find((r) => r.system === system && r.citizens === citizens);
  const target = (
    what: string,
    bound: string,
    measured: number | undefined,
    ok: (m: number) => boolean,
    digits: number,
    unit = '',
  ): Target[] =>
    measured === undefined || Number.isNaN(measured)
      ? []
      : [{ what, target: bound, measured: `${n(measured, digits)}${unit}`, reached: ok(measured) }];
  const cpu = (system: SystemName, citizens: number): number => sum(Object.values(row(system, citizens)?.cpu ?? {}));
  const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || b === undefined ? undefined : a / b;
  const coldAt = (commands: number): number | undefined => cold?.rows.find((r) => r.commands === commands)?.p50;
  const thousand = memory?.rows.find((r) => r.citizens === 1_000);
  const hundredThousand = memory?.rows.find((r) => r.citizens === 100_000);
  return [
    ...target('whole, over HTTP, to plain; 16 citizens', '≥ 0.85', row('api', 16)?.toPlain, (m) => m >= 0.85, 2),
    ...target('whole, over HTTP, to plain as installed; 16 citizens', '≥ 1.3', row('api', 16)?.toInstalled, (m) => m >= 1.3, 2),
    ...target('CPU a command to plain; 16 citizens', '≤ 1.25', ratio(cpu('api', 16), cpu('plain', 16)), (m) => m <= 1.25, 2),
    ...target('p50 to plain; one citizen', '≤ 1.3', ratio(row('api', 1)?.p50, row('plain', 1)?.p50), (m) => m <= 1.3, 2),
    ...target('workflow alone to plain; 16 citizens', '≥ 0.95', row('workflow', 16)?.toPlain, (m) => m >= 0.95, 2),
    ...target('cold after 2,000 commands to cold after 20', '≤ 2', ratio(coldAt(2_000), coldAt(20)), (m) => m <= 2, 2),
    ...target('ready again', '≤ 4 s', start && median(start.rows.map((r) => r.readyMs)) / 1_000, (m) => m <= 4, 1, ' s'),
    ...target('API and worker at start', '≤ 350 MB', start && median(start.rows.map((r) => r.serveMb)), (m) => m <= 350, 0, ' MB'),
    ...target('API and worker, 1,000 open citizens under load', '≤ 700 MB', thousand?.servePeak, (m) => m <= 700, 0, ' MB'),
    ...target('one worker, 100,000 open citizens', '≤ 1,024 MB', hundredThousand?.serve, (m) => m <= 1_024, 0, ' MB'),
    ...target('`decide`, median', '≤ 300 µs', decide && decide.p50 * 1_000, (m) => m <= 300, 0, ' µs'),
  ];
};

export const targetTable = (figures: Figures): string =>
  table(
    ['what', 'target', 'measured', ''],
    targets(figures).map((t) => [t.what, t.target, t.measured, t.reached ? 'reached' : 'not reached']),
  );
