import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, instant } from '../database.ts';
import { replaceFile, writeOnce } from './durable-file.ts';
import { keyFile, markFile, parse, print } from './vault-files.ts';
import { makeKeyTables, placeOf } from './vault-postgres.ts';

/** A line of a copy of the keys: a key as it is kept (wrapped), a key that was destroyed, or a master key that makes no more keys. */
export type KeyLine =
  | { readonly keyId: string; readonly master: string; readonly wrapped: string }
  | { readonly destroyed: string; readonly at: string }
  | { readonly retired: string };

/** Where keys are kept, as a copy sees it: nothing is unwrapped. */
export interface KeyPlace {
  lines(): Promise<KeyLine[]>;
  /** Of the line with this id; undefined when there is none, or what is there is no key. */
  kept(keyId: string): Promise<KeyLine | undefined>;
  /** Puts the lines where nothing is; a key that is there stays, and none is ever taken away. Answers how many keys came. */
  putBack(lines: readonly KeyLine[]): Promise<number>;
}

const SUFFIX = '.key';

export function keysInFolder(folder: string): KeyPlace {
  const names = (place: string): string[] => (existsSync(place) ? readdirSync(place).sort() : []);
  const read = (keyId: string): KeyLine | undefined => {
    const file = join(folder, keyFile(keyId));
    const key = existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined;
    return key && { keyId, master: key.master, wrapped: key.wrapped.toString('base64') };
  };
  return {
    lines: async () => {
      const keys = names(folder)
        .filter((name) => /^[0-9a-f]{2}$/.test(name))
        .flatMap((name) => names(join(folder, name)))
        .filter((name) => name.endsWith(SUFFIX))
        .flatMap((name) => read(decodeURIComponent(name.slice(0, -SUFFIX.length))) ?? []);
      const marks = names(join(folder, 'destroyed')).flatMap((two) =>
        names(join(folder, 'destroyed', two)).flatMap((hash): KeyLine[] => {
          const [, destroyed, at] = /^(\S+) (\S+)\n$/.exec(readFileSync(join(folder, 'destroyed', two, hash), 'utf8')) ?? [];
          return destroyed === undefined || at === undefined ? [] : [{ destroyed, at }];
        }),
      );
      return [...keys, ...marks, ...names(join(folder, 'retired')).map((retired): KeyLine => ({ retired }))];
    },
    kept: async (keyId) => read(keyId),
    putBack: async (lines) => {
      let count = 0;
      for (const line of lines) {
        if ('keyId' in line) {
          if (read(line.keyId)) continue;
          replaceFile(join(folder, keyFile(line.keyId)), print({ master: line.master, wrapped: Buffer.from(line.wrapped, 'base64') }));
          count += 1;
        } else if ('retired' in line) {
          writeOnce(join(folder, 'retired', line.retired), '');
        } else if (!existsSync(join(folder, keyFile(line.destroyed)))) {
          writeOnce(join(folder, markFile(line.destroyed)), `${line.destroyed} ${line.at}\n`);
        }
      }
      return count;
    },
  };
}

/** The tables of a vault in PostgreSQL; with a schema, in that. */
export function keysInDatabase(db: Database, schema?: string): KeyPlace {
  const at = placeOf(schema);
  const tables = (): Promise<void> => db.transaction((query) => makeKeyTables(query, schema));
  const asLine = (row: Record<string, unknown>): KeyLine => ({
    keyId: String(row.key_id),
    master: String(row.master),
    wrapped: Buffer.from(row.wrapped as Uint8Array).toString('base64'),
  });
  return {
    lines: () =>
      db.transaction(async (query) => {
        await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const lines: KeyLine[] = [];
        for (let after = ''; ; ) {
          const rows = await query(
            `SELECT key_id, master, wrapped FROM ${at('vault_keys')} WHERE key_id COLLATE "C" > $1 ORDER BY key_id COLLATE "C" LIMIT 5000`,
            [after],
          );
          lines.push(...rows.map(asLine));
          after = String(rows.at(-1)?.key_id ?? after);
          if (rows.length < 5_000) break;
        }
        const marks = await query(`SELECT key_id, at FROM ${at('vault_destroyed')} ORDER BY key_id`);
        lines.push(...marks.map((row) => ({ destroyed: String(row.key_id), at: instant(row.at) })));
        const retired = await query(`SELECT master FROM ${at('vault_retired')}`);
        return [...lines, ...retired.map((row) => ({ retired: String(row.master) }))];
      }),
    kept: async (keyId) => {
      await tables();
      return (await db.query(`SELECT key_id, master, wrapped FROM ${at('vault_keys')} WHERE key_id = $1`, [keyId])).map(asLine)[0];
    },
    putBack: (lines) =>
      db.transaction(async (query) => {
        await makeKeyTables(query, schema);
        let count = 0;
        for (let from = 0; from < lines.length; from += 1_000) {
          const some = lines.slice(from, from + 1_000);
          const keys = some.flatMap((line) => ('keyId' in line ? [line] : []));
          const gone = some.flatMap((line) => ('destroyed' in line ? [line] : []));
          const came = await query(
            `INSERT INTO ${at('vault_keys')} (key_id, master, wrapped)
             SELECT k, m, decode(w, 'base64') FROM unnest($1::text[], $2::text[], $3::text[]) AS l(k, m, w) ON CONFLICT DO NOTHING RETURNING key_id`,
            [keys.map((k) => k.keyId), keys.map((k) => k.master), keys.map((k) => k.wrapped)],
          );
          count += came.length;
          await query(
            `INSERT INTO ${at('vault_destroyed')} (key_id, at) SELECT k, a::timestamptz FROM unnest($1::text[], $2::text[]) AS l(k, a)
             WHERE NOT EXISTS (SELECT 1 FROM ${at('vault_keys')} WHERE key_id = k) ON CONFLICT DO NOTHING`,
            [gone.map((g) => g.destroyed), gone.map((g) => g.at)],
          );
          await query(`INSERT INTO ${at('vault_retired')} (master) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
            some.flatMap((line) => ('retired' in line ? [line.retired] : [])),
          ]);
        }
        return count;
      }),
  };
}
