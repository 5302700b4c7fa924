import type { Finding } from './compare.ts';

/** What a rule's change does to the population. Citizens are named by `citizenId`; no other word of theirs is here. */
export interface RuleReport {
  readonly rule: string;
  readonly citizens: number;
  readonly decisions: readonly Group[];
  readonly deadlines: readonly (Group & { readonly days: { readonly least: number; readonly most: number } | null })[];
  readonly events: readonly Group[];
  readonly withoutTarget: readonly Group[];
  readonly defects: readonly Group[];
}

export interface Group {
  readonly what: string;
  readonly times: number;
  /** Some of them, as `citizenId`s. */
  readonly examples: readonly string[];
}

export interface Report {
  readonly citizens: number;
  readonly unchanged: number;
  readonly rules: readonly RuleReport[];
}

const EXAMPLES = 5;
const DAY = 86_400_000;

/** `pilot/command-1/pilot-over` → `pilot pilot-over`: alike for all citizens. */
export const kindOfDeadline = (id: string): string => {
  const parts = id.split('/');
  return `${parts[0]} ${parts.at(-1)}`;
};

const whatOf = (f: Finding): string => {
  if (f.kind === 'decision') return `${f.command}: ${f.today} → ${f.changed}`;
  if (f.kind === 'deadline') {
    return `${kindOfDeadline(f.deadline)}: ${f.today === null ? 'added' : f.changed === null ? 'withdrawn' : 'moved'}`;
  }
  if (f.kind === 'event') return `${f.event}: ${f.only === 'changed' ? 'only after the change' : 'no longer'}`;
  return f.kind === 'no-target' ? `${f.machine} in ${f.state}` : f.message;
};

const daysOf = (f: Finding): number | undefined =>
  f.kind === 'deadline' && f.today !== null && f.changed !== null
    ? Math.round((Date.parse(f.changed) - Date.parse(f.today)) / DAY)
    : undefined;

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** What was found of one citizen. */
export interface Found {
  readonly citizenId: string;
  readonly findings: readonly Finding[];
}

/** Adds up what was found of each citizen, by rule; keeps no more of them than what the report says. */
export const reportOf = (found: Iterable<Found>): Report => {
  const report = createReport();
  for (const one of found) report.add(one);
  return report.report();
};

export const createReport = (): { add(found: Found): void; report(): Report } => {
  interface Counted {
    times: number;
    examples: string[];
    days: { readonly least: number; readonly most: number } | null;
  }
  const rules = new Map<string, { citizens: number; kinds: Map<Finding['kind'], Map<string, Counted>> }>();
  let citizens = 0;
  let unchanged = 0;
  const add = ({ citizenId, findings }: Found): void => {
    citizens += 1;
    if (findings.length === 0) unchanged += 1;
    for (const name of new Set(findings.map((f) => f.rule))) {
      const rule = rules.get(name) ?? { citizens: 0, kinds: new Map() };
      rule.citizens += 1;
      rules.set(name, rule);
    }
    for (const f of findings) {
      const rule = rules.get(f.rule);
      if (!rule) continue;
      const kind = rule.kinds.get(f.kind) ?? new Map<string, Counted>();
      rule.kinds.set(f.kind, kind);
      const counted = kind.get(whatOf(f)) ?? { times: 0, examples: [], days: null };
      kind.set(whatOf(f), counted);
      counted.times += f.kind === 'event' ? f.times : 1;
      if (counted.examples.length < EXAMPLES && !counted.examples.includes(citizenId)) counted.examples.push(citizenId);
      const days = daysOf(f);
      if (days !== undefined)
        counted.days = { least: Math.min(days, counted.days?.least ?? days), most: Math.max(days, counted.days?.most ?? days) };
    }
  };
  const report = (): Report => ({
    citizens,
    unchanged,
    rules: [...rules]
      .sort(([a], [b]) => byNumber(a, b))
      .map(([rule, { citizens: affected, kinds }]) => {
        const groups = (kind: Finding['kind']) =>
          [...(kinds.get(kind) ?? [])].sort(([, a], [, b]) => b.times - a.times).map(([what, counted]) => ({ what, ...counted }));
        const plain = (kind: Finding['kind']): readonly Group[] =>
          groups(kind).map(({ what, times, examples }) => ({ what, times, examples }));
        return {
          rule,
          citizens: affected,
          decisions: plain('decision'),
          deadlines: groups('deadline'),
          events: plain('event'),
          withoutTarget: plain('no-target'),
          defects: plain('defect'),
        };
      }),
  });
  return { add, report };
};

const PARTS = [
  ['decisions', 'decisions that differ'],
  ['deadlines', 'dates'],
  ['events', 'what happens'],
  ['withoutTarget', 'states without a target (these citizens stay on the version that they have)'],
  ['defects', 'the changed machines throw'],
] as const;

const daysText = (days: { readonly least: number; readonly most: number } | null | undefined): string => {
  if (!days) return '';
  const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));
  return days.least === days.most ? `, ${signed(days.least)} days` : `, ${signed(days.least)} to ${signed(days.most)} days`;
};

/** The report as a person reads it in a terminal. */
export const textOf = ({ citizens, unchanged, rules }: Report): string => {
  const lines = [`${citizens} citizens: ${unchanged} unchanged, ${citizens - unchanged} changed`];
  const homeless = rules.flatMap((r) => r.withoutTarget);
  lines.push(`states without a target: ${homeless.length === 0 ? 'none' : homeless.map((g) => g.what).join(', ')}`);
  for (const rule of rules) {
    lines.push('', `${rule.rule === '' ? 'no rule' : `rule ${rule.rule}`}: ${rule.citizens} citizens`);
    for (const [part, title] of PARTS) {
      if (rule[part].length === 0) continue;
      lines.push(`  ${title}`);
      for (const group of rule[part]) {
        const days = 'days' in group ? daysText(group.days as { least: number; most: number } | null) : '';
        lines.push(`    ${group.times} × ${group.what}${days}   (e.g. ${group.examples.join(', ')})`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The report as a page of its own, for those who were not at the terminal. */
export const pageOf = (report: Report, title: string): string => {
  const rows = report.rules.flatMap((rule) =>
    PARTS.flatMap(([part, name]) =>
      rule[part].map((group) => {
        const days = 'days' in group ? daysText(group.days as { least: number; most: number } | null) : '';
        const cells = [rule.rule || '–', name, `${group.what}${days}`, String(group.times), group.examples.join(', ')];
        return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
      }),
    ),
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:16px/1.5 sans-serif;margin:2rem;max-width:70rem}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.4rem;text-align:left;vertical-align:top}</style>
<h1>${escaped(title)}</h1>
<p>${report.citizens} citizens: ${report.unchanged} unchanged, ${report.citizens - report.unchanged} changed.</p>
<table><thead><tr><th>Rule</th><th>What</th><th>Which</th><th>Times</th><th>Examples</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></html>
`;
};
