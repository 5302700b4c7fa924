export const ROOT: string;
export const DATA: string;
export const CACHE: string;

export class PlainError extends Error {}
export class MissingTool extends PlainError {
  constructor(tool: string, how: string);
  readonly tool: string;
}

export interface Step {
  /** What a person reads while it runs, such as `Temporal CLI: building it with Go`. */
  what: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** From a line of its output to how far it is; undefined leaves what was shown before. */
  progress?: (line: string) => string | undefined;
  /** Nothing is shown of a step that takes less. */
  quietMs?: number;
  /** The tool names the cause first and then goes on at length. */
  causeFirst?: boolean;
  /** Killed after that long. */
  timeoutMs?: number;
}

export function say(line: string): void;
export function fail(error: unknown): void;
export function findOnPath(name: string, path?: string): string | undefined;
export function isProgram(file: string): boolean;
export function hashOf(...parts: (string | Uint8Array)[]): string;
export function elapsed(since: number): string;
export function runStep(step: Step): Promise<string>;
export function alone<T>(lock: string, work: () => Promise<T>): Promise<T>;
export function isRunning(pid: number): boolean;
export function readIfThere(file: string): string;
