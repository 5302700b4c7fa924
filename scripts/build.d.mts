/** The folder of the built program; built first when the sources have changed. */
export function ensureBuilt(): Promise<string>;
