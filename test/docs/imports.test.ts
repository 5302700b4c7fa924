import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FIXTURE = fileURLToPath(new URL('./fixtures/imports', import.meta.url));

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** What the import rule says of the folders of a project. */
const violationsIn = (cwd: string, ...folders: readonly string[]): readonly string[] => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      `${ROOT}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      '--config',
      `${ROOT}.dependency-cruiser.cjs`,
      '--output-type',
      'json',
      ...folders,
    ],
    { cwd, encoding: 'utf8', maxBuffer: 1 << 27 },
  );
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
  return summary.violations.map((v) => `${v.rule.name}: ${v.from}`).sort();
};

/** The lines of a folder's sources that the pattern is found in. */
const linesWith = (pattern: RegExp, folder: string): readonly string[] =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => readFileSync(`${ROOT}${folder}/${file}`, 'utf8').split('\n'))
    .filter((line) => pattern.test(line));

describe('the machines know their types', () => {
  it('and set the rule against `any` aside in one place only', () => {
    const { linter } = JSON.parse(readFileSync(`${ROOT}biome.json`, 'utf8')) as {
      linter: { rules: { suspicious: { noExplicitAny: string } } };
    };
    expect(linter.rules.suspicious.noExplicitAny).toBe('error');
    expect(
      linesWith(/biome-ignore(?!.* lint\/suspicious\/noEmptyInterface| format)|@ts-(?:ignore|nocheck|expect-error)/, 'machines'),
    ).toEqual([expect.stringContaining('noExplicitAny: the one place in machines/')]);
  });
});

describe('who may import what', () => {
  it('holds in the project', () => {
    expect(
      violationsIn(ROOT, 'machines', 'workflows', 'activities', 'store', 'api', 'app', 'client', 'examples', 'scripts', 'tools', 'app.ts'),
    ).toEqual([]);
  }, 60_000);

  it('fails for each import that is forbidden, of a type too, and for no other', () => {
    expect(violationsIn(FIXTURE, 'machines', 'workflows', 'activities', 'store', 'api')).toEqual([
      'activities: activities/knows-a-machine.ts',
      'api: api/knows-a-rule.ts',
      'machines-pure: machines/knows-the-store.ts',
      'machines-pure: machines/reads-a-file.ts',
      'no-cycle: machines/one.ts',
      'rules-know-no-machine: machines/contact/rules/knows-a-machine.ts',
      'shell-knows-no-domain: workflows/entity/knows-the-domain.ts',
      'store: store/knows-a-machine.ts',
      'workflows: workflows/knows-the-store.ts',
      'xstate-one-door: machines/own-xstate.ts',
    ]);
  }, 60_000);
});
