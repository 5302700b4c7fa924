import type { Met } from '../../app/move-runs.ts';
import { kindOfDeadline } from '../rehearse/report.ts';

/** What a migration has found, as text: by machine, by rule, and who is left. */

const EXAMPLES = 3;

const byKey = (pairs: readonly (readonly [string, string])[]): readonly string[] => {
  const groups = new Map<string, string[]>();
  for (const [key, citizenId] of pairs) groups.set(key, [...(groups.get(key) ?? []), citizenId]);
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([key, ids]) => `  ${ids.length} × ${key}   (e.g. ${ids.slice(0, EXAMPLES).join(', ')})`);
};

const part = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [title, ...lines]);

/** Whether somebody has not moved, or would not. */
export const someLeft = ({ citizens, left }: { readonly citizens: readonly Met[]; readonly left: number }): boolean =>
  left > 0 || citizens.some((m) => m.outcome !== 'moves');

/** @param left runs that are still on an older version */
export const textOf = (met: readonly Met[], { dryRun, left }: { readonly dryRun: boolean; readonly left: number }): string => {
  const moves = met.filter((m) => m.outcome === 'moves');
  const stay = met.filter((m) => m.outcome === 'stays');
  const silent = met.filter((m) => m.outcome === 'unanswered');
  return [
    `${moves.length} citizens ${dryRun ? 'would move' : 'have moved or are on their way'}, ${stay.length} stay, ${silent.length} gave no answer`,
    ...part('machines', byKey(moves.flatMap((m) => m.machines.map((machine) => [machine, m.citizenId] as const)))),
    ...part(
      'dates, by rule',
      byKey(
        moves.flatMap((m) =>
          m.dates.map(
            (d) => [`${d.rule} ${kindOfDeadline(String(d.deadline))}: ${d.from ?? 'none'} → ${d.to ?? 'none'}`, m.citizenId] as const,
          ),
        ),
      ),
    ),
    ...part(
      'stay on the version that they have: no target',
      stay.map((m) => `  ${m.citizenId}: ${m.why}`),
    ),
    ...part(
      'gave no answer: are workers of their version running?',
      silent.map((m) => `  ${m.citizenId}: ${m.why}`),
    ),
    ...(left > 0
      ? [`${left} runs are still on an older version: their workers must stay; call again, or see npm run deploy -- status`]
      : []),
    '',
  ].join('\n');
};
