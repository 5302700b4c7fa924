export interface RunNote {
  pid: number;
  /** What its command line must hold for it to be ours still. */
  words: string[];
  address?: string;
  uiUrl?: string;
}

export function commandLine(pid: number): string | undefined;
export function noteRunning(name: string, note: RunNote): void;
export function forgetRunning(name: string): void;
export function stillRunning(name: string): RunNote | undefined;
export function endProcess(pid: number, patienceMs?: number): Promise<void>;
export function signal(pid: number, name: NodeJS.Signals): void;
export function freePort(port: number, host?: string): Promise<number | undefined>;
export function needPort(port: number, what: string, setting: string, host?: string): Promise<void>;
export function logFile(name: string): string;
export function endLeftover(name: string, what: string): Promise<void>;
