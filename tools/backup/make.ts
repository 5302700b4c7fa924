import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PlainError, runStep, say } from '../../scripts/steps.mjs';
import { copyTables, EARLY, LATE, schemaOf, type Table, type TableCopy } from '../../store/copies.ts';
import { DELETIONS, hashOfFile, KEYS, MANIFEST, MASTER_KEY, type Manifest, tableFile, writeLines } from './files.ts';
import { filesOfTemporal, openPlaces, type Part, type Places, progress, type Where } from './places.ts';
import { dumpTemporal } from './temporal-databases.ts';

export interface BackupOptions {
  readonly to: string;
  readonly parts: readonly Part[];
  /** Copies a Temporal that is not ours, at the right moment; told the folder as BACKUP. */
  readonly temporalCommand?: string | undefined;
}

/** Runs the operator's own command. */
export const runTemporalCommand = async (what: string, command: string, folder: string): Promise<void> => {
  await runStep({ what, command: 'sh', args: ['-c', command], cwd: folder, env: { ...process.env, BACKUP: folder } });
};

const copyStore = async (places: Places, work: string, tables: readonly Table[]): Promise<Record<string, TableCopy>> => {
  mkdirSync(join(work, 'store'), { recursive: true });
  let out: { readonly table: Table; readonly file: ReturnType<typeof writeLines> } | undefined;
  let told = progress('store');
  let rows = 0;
  const into = async (table: Table): Promise<ReturnType<typeof writeLines>> => {
    if (out?.table === table) return out.file;
    await out?.file.end();
    out = { table, file: writeLines(join(work, tableFile(table))) };
    [told, rows] = [progress(`store, ${table}: rows`), 0];
    return out.file;
  };
  const copied = await copyTables(places.store, tables, async (table, lines) => {
    await (await into(table)).write(lines);
    rows += lines.length;
    told(rows);
  });
  await out?.file.end();
  return copied;
};

const copyTemporal = async (places: Places, work: string, command: string | undefined): Promise<boolean> => {
  const folder = join(work, 'temporal');
  mkdirSync(join(folder, 'versions'), { recursive: true });
  if (existsSync(places.versions))
    for (const name of readdirSync(places.versions).filter((file) => file.endsWith('.js')))
      copyFileSync(join(places.versions, name), join(folder, 'versions', name));
  if (places.temporalFile !== undefined) {
    const files = filesOfTemporal(places.temporalFile);
    for (const file of files) copyFileSync(file, join(folder, basename(file)));
    if (files.length === 0) say(`temporal: there is nothing yet (${places.temporalFile})`);
    return true;
  }
  if (command !== undefined) await runTemporalCommand('temporal: your command', command, folder);
  else if (places.temporalDatabases) await dumpTemporal(places.temporalDatabases, folder);
  else return false;
  return true;
};

const copyKeys = async (places: Places, work: string): Promise<number> => {
  mkdirSync(join(work, 'keys'), { recursive: true });
  const lines = await places.keys.lines();
  const file = writeLines(join(work, KEYS));
  for (let from = 0; from < lines.length; from += 500) await file.write(lines.slice(from, from + 500).map((line) => JSON.stringify(line)));
  await file.end();
  if (places.masterKey !== undefined && existsSync(places.masterKey)) copyFileSync(places.masterKey, join(work, MASTER_KEY));
  return lines.filter((line) => 'keyId' in line).length;
};

const filesBelow = (folder: string, path = ''): string[] =>
  readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const name = path === '' ? entry.name : `${path}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, name) : [name];
  });

/**
 * Copies everything into a new folder, which appears only when it is whole. In this order, so that what comes in meanwhile leaves no hole:
 *
 * 1. the store's tables but citizens and records: what they say of a citizen, Temporal knows too, since it is copied later;
 * 2. Temporal: what it knows beyond them, `reconcile` writes into them again;
 * 3. citizens and records: who every citizen is that Temporal knows, and the content of every command (of one that it does not know: the
 *    sweeper's);
 * 4. the keys: the key of every record that was copied, but of what was deleted meanwhile;
 * 5. the list of deletions.
 */
export const makeBackup = async (where: Where, { to, parts, temporalCommand }: BackupOptions): Promise<Manifest> => {
  const target = resolve(to);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new PlainError(`${to} is there and not empty: a backup gets a folder of its own`);
  const work = join(dirname(target), `.${basename(target)}.part`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true, mode: 0o700 });
  const places = await openPlaces(where);
  try {
    const madeAt = new Date().toISOString();
    const done: Part[] = [];
    let tables: Record<string, TableCopy> = {};
    const schema = parts.includes('store') ? await schemaOf(places.store) : 0;
    if (parts.includes('store')) tables = await copyStore(places, work, EARLY);
    if (parts.includes('temporal')) {
      if (await copyTemporal(places, work, temporalCommand)) done.push('temporal');
      else
        say(
          'temporal: NOT copied; it is a server of its own: TEMPORAL_DATABASE_URL says where its PostgreSQL is, or --temporal-command copies it at the right moment, between the store’s tables',
        );
    }
    if (parts.includes('store')) {
      tables = { ...tables, ...(await copyStore(places, work, LATE)) };
      done.push('store');
      say(
        `store: ${Object.entries(tables)
          .map(([table, { rows }]) => `${rows} ${table}`)
          .join(', ')}`,
      );
    }
    if (parts.includes('keys')) {
      say(`keys: ${await copyKeys(places, work)} (wrapped by the master key)`);
      done.push('keys');
    }
    const deletions = await places.deletions.all();
    writeFileSync(join(work, DELETIONS), deletions.map((d) => `${d.at} ${d.keyId}\n`).join(''), { mode: 0o600 });
    const files: Record<string, string> = {};
    for (const name of filesBelow(work)) files[name] = await hashOfFile(join(work, name));
    const manifest: Manifest = { format: 1, madeAt, parts: done, schema, tables, files };
    writeFileSync(join(work, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    if (existsSync(target)) rmSync(target, { recursive: true });
    renameSync(work, target);
    return manifest;
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    throw error;
  } finally {
    await places.close();
  }
};
