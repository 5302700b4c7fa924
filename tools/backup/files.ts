import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { PlainError } from '../../scripts/steps.mjs';
import type { TableCopy } from '../../store/copies.ts';

/** What a backup says of itself. */
export interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  readonly parts: readonly string[];
  /** Of the store. */
  readonly schema: number;
  readonly tables: Readonly<Record<string, TableCopy>>;
  /** SHA-256 of each file, by its path in the backup. */
  readonly files: Readonly<Record<string, string>>;
}

export const MANIFEST = 'backup.json';
export const DELETIONS = 'deletions.log';
export const tableFile = (table: string): string => `store/${table}.ndjson.gz`;
export const KEYS = 'keys/keys.ndjson.gz';
export const MASTER_KEY = 'keys/master.key';

/** Lines into a compressed file, no faster than they are written. */
export const writeLines = (file: string) => {
  const gzip = createGzip({ level: 4 });
  const written = pipeline(gzip, createWriteStream(file, { mode: 0o600 }));
  written.catch(() => undefined);
  return {
    write: async (lines: readonly string[]): Promise<void> => {
      if (!gzip.write(`${lines.join('\n')}\n`)) await Promise.race([once(gzip, 'drain'), written]);
    },
    end: async (): Promise<void> => {
      gzip.end();
      await written;
    },
  };
};

export async function* readLines(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  // what goes wrong with the file, whoever reads the lines is told
  pipeline(createReadStream(file), gunzip).catch(() => undefined);
  let rest = '';
  gunzip.setEncoding('utf8');
  for await (const chunk of gunzip) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
  if (rest !== '') yield rest;
}

export const hashOfFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === 1 && 'files' in value && 'tables' in value;

/** @throws PlainError when the folder is no whole backup: files are missing or were altered */
export const readManifest = async (from: string): Promise<Manifest> => {
  const file = join(from, MANIFEST);
  if (!existsSync(file)) throw new PlainError(`${from} is no backup: it has no ${MANIFEST}`);
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new PlainError(`${file} is damaged`);
  }
  if (!isManifest(manifest)) throw new PlainError(`${file} is of another kind of backup, or of a newer program`);
  for (const [name, hash] of Object.entries(manifest.files)) {
    const path = join(from, name);
    if (!existsSync(path)) throw new PlainError(`the backup is not whole: ${name} is missing; nothing was put back`);
    if ((await hashOfFile(path)) !== hash) throw new PlainError(`the backup is damaged: ${name} was altered; nothing was put back`);
  }
  return manifest;
};
