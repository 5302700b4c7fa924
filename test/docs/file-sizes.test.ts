import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['machines', 'workflows', 'activities', 'store', 'api', 'app', 'client', 'examples', 'web', 'tools', 'scripts', 'test'];
const SOURCE = /\.(ts|tsx|mts|mjs|css|java|py|sql)$/;
const MOST_LINES = 350;

/** What may be longer, and why. */
const LONGER: Readonly<Record<string, string>> = {
  'client/schema.ts': 'written by openapi-typescript from the API’s document, read by nobody',
};

const sources: readonly string[] = [
  ...readdirSync(ROOT).filter((name) => SOURCE.test(name)),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => SOURCE.test(name) && !/(^|\/)node_modules\//.test(name))
      .map((name) => `${folder}/${name}`),
  ),
];
const linesOf = (file: string): number =>
  readFileSync(ROOT + file, 'utf8')
    .trimEnd()
    .split('\n').length;
const long: readonly string[] = sources.filter((file) => linesOf(file) > MOST_LINES);

describe('files that one can read', () => {
  it(`no source file is longer than ${MOST_LINES} lines`, () => {
    expect(long.filter((file) => !(file in LONGER)).map((file) => `${file}: ${linesOf(file)} lines`)).toEqual([]);
  });

  it('what is said to be longer is', () => {
    expect(Object.keys(LONGER).filter((file) => !long.includes(file))).toEqual([]);
  });
});
