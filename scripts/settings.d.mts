export interface Setting {
  readonly name: string;
  readonly kind: { readonly range: string; readonly ok: (value: string) => boolean };
  readonly default?: string;
  /** Its value is never shown. */
  readonly secret?: boolean;
  /** What it means. */
  readonly en: string;
}

export const SETTINGS: readonly { readonly title: string; readonly settings: readonly Setting[] }[];
export function settingsHelp(): string;
/** @throws PlainError one line for the first setting that cannot be meant */
export function checkSettings(env: NodeJS.ProcessEnv): void;
export function setting(name: string, env?: NodeJS.ProcessEnv): string | undefined;
export function numberSetting(name: string, env?: NodeJS.ProcessEnv): number;
