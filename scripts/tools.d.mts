/** The folder with initdb, pg_ctl and postgres. */
export function findPostgres(): string | undefined;
export function findChromium(): string | undefined;
export function installForTests(): Promise<void>;
