import type { Counted, SystemName } from './systems.ts';

/** What was measured, part by part. Times in milliseconds, memory in MB, sizes in bytes. */

export interface LoadRow {
  readonly system: SystemName;
  readonly citizens: number;
  /** Commands a second, the median of the rounds; wall time holds creating and reading too. */
  readonly rate: number;
  /** The median of the rounds' ratios. */
  readonly toPlain: number;
  readonly toInstalled: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU milliseconds a command, by process. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly commands: number;
  /** Courses that got no answer in time. */
  readonly givenUp: number;
}

export interface LoadFigures {
  readonly rounds: number;
  readonly rows: readonly LoadRow[];
  readonly counted: Readonly<Record<SystemName, Counted>>;
}

export interface StartFigures {
  readonly rows: readonly { readonly readyMs: number; readonly serveMb: number; readonly temporalMb: number; readonly startMb: number }[];
}

export interface ColdFigures {
  readonly rows: readonly { readonly commands: number; readonly p50: number; readonly max: number; readonly reads: number }[];
  readonly warmP50: number;
}

export interface MemoryFigures {
  readonly atStart: { readonly serve: number; readonly temporal: number };
  readonly rows: readonly {
    readonly citizens: number;
    readonly workflows: number;
    readonly serve: number;
    /** The highest that was seen while they were made. */
    readonly servePeak: number;
    readonly temporal: number;
  }[];
  readonly cache: number;
  /** Bytes a citizen in each store, from an empty one to the last row. */
  readonly bytes: Readonly<Record<string, number>>;
}

export interface DeadlineFigures {
  readonly citizens: number;
  readonly allDoneMs: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMsEach: number;
}

export interface DecideFigures {
  readonly decisions: number;
  readonly mean: number;
  readonly p50: number;
  readonly p99: number;
  readonly refusedP50: number;
  readonly xstateShare: number;
  readonly byCommand: readonly { readonly name: string; readonly p50: number }[];
}

export interface YearsFigures {
  readonly scenario: string;
  readonly from: string;
  readonly to: string;
  readonly seconds: number;
}

export interface ProfileThread {
  readonly thread: 'workflows' | 'API and activities';
  /** Seconds in which it was not idle. */
  readonly busy: number;
  readonly shares: readonly { readonly owner: string; readonly share: number }[];
}

export interface ProfileFigures {
  readonly commands: number;
  readonly threads: readonly ProfileThread[];
}

export interface Figures {
  readonly load?: LoadFigures;
  readonly start?: StartFigures;
  readonly cold?: ColdFigures;
  readonly memory?: MemoryFigures;
  readonly deadlines?: DeadlineFigures;
  readonly decide?: DecideFigures;
  readonly years?: YearsFigures;
  readonly profile?: ProfileFigures;
}

export const PARTS = ['start', 'load', 'cold', 'memory', 'deadlines', 'decide', 'years', 'profile'] as const;
export type Part = (typeof PARTS)[number];

/** The value below which the share p of the values lies. */
export const quantile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
