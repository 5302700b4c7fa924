import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { PlainError, say } from '../../scripts/steps.mjs';
import { isUsed, putTables } from '../../store/copies.ts';
import type { Deletion } from '../../store/deletions.ts';
import type { KeyLine } from '../../store/keys/copies.ts';
import { LOOKUP_KEY } from '../../store/keys/key-vault.ts';
import { readMasterKeyFile, writeMasterKeyFile } from '../../store/keys/master-key.ts';
import { DELETIONS, KEYS, MASTER_KEY, type Manifest, readLines, readManifest, tableFile } from './files.ts';
import { runTemporalCommand } from './make.ts';
import { filesOfTemporal, mustBeAlone, openPlaces, type Part, type Places, progress, type Where } from './places.ts';
import { loadTemporal, temporalIsUsed, temporalMustBeStopped } from './temporal-databases.ts';

export interface RestoreOptions {
  readonly from: string;
  readonly parts: readonly Part[];
  /** What is there now may be lost. */
  readonly replace: boolean;
  readonly temporalCommand?: string | undefined;
}

/** The list is never put back: what the backup knows of deletions is added to what is known here. */
const deletionsWith = async (places: Places, from: string): Promise<readonly Deletion[]> => {
  const copied = readFileSync(join(from, DELETIONS), 'utf8')
    .split('\n')
    .flatMap((line): Deletion[] => {
      const [at, keyId] = line.split(' ');
      return at && keyId ? [{ at, keyId }] : [];
    });
  await places.deletions.note(copied);
  return places.deletions.all();
};

const putKeys = async (places: Places, from: string, deleted: ReadonlyMap<string, Deletion>): Promise<void> => {
  const lines: KeyLine[] = [];
  for await (const line of readLines(join(from, KEYS))) lines.push(JSON.parse(line) as KeyLine);
  const [ours, theirs] = [await places.keys.kept(LOOKUP_KEY), lines.find((line) => 'keyId' in line && line.keyId === LOOKUP_KEY)];
  if (ours && theirs && 'wrapped' in ours && 'wrapped' in theirs && ours.master === theirs.master && ours.wrapped !== theirs.wrapped)
    throw new PlainError('the keys that are there are of another register: name the right place, or an empty one');
  const back = lines.filter((line) => !('keyId' in line && deleted.has(line.keyId)));
  const gone = [...deleted.values()].map(({ keyId, at }): KeyLine => ({ destroyed: keyId, at }));
  const count = await places.keys.putBack([...back, ...gone]);
  say(`keys: ${count} put back, ${lines.length - back.length} left out because they were deleted since; those that were there stay`);
  if (places.masterKey === undefined || !existsSync(join(from, MASTER_KEY))) return;
  const [here = [], copied = []] = [readMasterKeyFile(places.masterKey), readMasterKeyFile(join(from, MASTER_KEY))];
  const known = new Map([...here, ...copied].map((key) => [key.toString('hex'), key]));
  writeMasterKeyFile(places.masterKey, [...known.values()]);
};

const putStore = async (places: Places, from: string, manifest: Manifest, deleted: ReadonlyMap<string, Deletion>): Promise<void> => {
  let left = 0;
  const told = progress('store: rows');
  await putTables(places.store, {
    schema: manifest.schema,
    tables: manifest.tables,
    lines: (table) => readLines(join(from, tableFile(table))),
    keep: (table, line) => {
      if (table !== 'records') return true;
      const { record_id } = JSON.parse(line) as { record_id: string };
      if (!deleted.has(`record/${record_id}`)) return true;
      left += 1;
      return false;
    },
    onRows: (_table, rows) => told(rows),
  });
  say(`store: as it was on ${manifest.madeAt}, ${left} records left out because they were deleted since`);
};

const putTemporal = async (places: Places, from: string, command: string | undefined): Promise<void> => {
  const folder = join(from, 'temporal');
  const versions = join(folder, 'versions');
  if (existsSync(versions)) {
    mkdirSync(places.versions, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(versions))
      if (!existsSync(join(places.versions, name))) copyFileSync(join(versions, name), join(places.versions, name));
  }
  if (places.temporalFile === undefined) {
    if (command !== undefined) return runTemporalCommand('temporal: your command', command, folder);
    if (places.temporalDatabases) return loadTemporal(places.temporalDatabases, folder);
    throw new PlainError(
      'Temporal is a server of its own: set TEMPORAL_DATABASE_URL, or give --temporal-command, or put back --only store,keys',
    );
  }
  for (const old of filesOfTemporal(places.temporalFile)) rmSync(old);
  const main = basename(places.temporalFile);
  // the file itself last: a restore that is killed has no server's file, and is made again
  for (const name of [`${main}-wal`, `${main}-shm`, main]) {
    if (!existsSync(join(folder, name))) continue;
    const target = join(places.temporalFile, '..', name);
    copyFileSync(join(folder, name), `${target}.part`);
    renameSync(`${target}.part`, target);
  }
  say('temporal: as it was');
};

/**
 * Puts parts of a backup back. What was deleted since is left out: its keys, so that nothing can be read again, and its rows. Keys that are
 * there stay. The list of deletions is never put back, only added to. Afterwards comes `reconcile`.
 */
export const putBack = async (where: Where, { from, parts, replace, temporalCommand }: RestoreOptions): Promise<void> => {
  const folder = resolve(from);
  const manifest = await readManifest(folder);
  const missing = parts.find((part) => !manifest.parts.includes(part));
  if (missing !== undefined)
    throw new PlainError(`the backup holds ${manifest.parts.join(', ') || 'nothing'}, no ${missing}: choose with --only`);
  const places = await openPlaces(where);
  try {
    await mustBeAlone(places.store);
    const there: string[] = [];
    if (parts.includes('store') && (await isUsed(places.store))) there.push('a store');
    if (parts.includes('temporal') && places.temporalFile !== undefined && existsSync(places.temporalFile)) there.push('a Temporal');
    const temporals = parts.includes('temporal') && temporalCommand === undefined ? places.temporalDatabases : undefined;
    if (temporals) {
      await temporalMustBeStopped(temporals);
      if (await temporalIsUsed(temporals)) there.push('a Temporal');
    }
    if (there.length > 0 && !replace)
      throw new PlainError(`there is ${there.join(' and ')} already, which would be lost: move it away, or say --replace`);
    const deleted = new Map((await deletionsWith(places, folder)).map((d) => [d.keyId, d]));
    if (parts.includes('keys')) await putKeys(places, folder, deleted);
    if (parts.includes('store')) await putStore(places, folder, manifest, deleted);
    if (parts.includes('temporal')) await putTemporal(places, folder, temporalCommand);
  } finally {
    await places.close();
  }
};
