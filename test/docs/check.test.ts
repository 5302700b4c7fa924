import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const check = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/check.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('npm run check', () => {
  it('says what it does', () => {
    const { status, stdout } = check('--help');
    expect(status).toBe(0);
    for (const step of ['format', 'types', 'imports', 'documents', 'tests', 'requirements']) expect(stdout).toContain(`  ${step} `);
  });

  it('does the steps named, and ends with a summary', () => {
    const { status, stdout } = check('--only', 'imports');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^ok {4}imports, \d+ s: no dependency violations found/);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^check: 1 step in \d+ s, all passed$/);
  });

  it.each([
    [['--only', 'everything'], 'check: unknown step: everything. Steps: format, types, imports, documents, tests, requirements\n'],
    [['--only'], 'check: --only needs the name of a step\n'],
    [['--fast'], 'check: unknown argument: --fast\n'],
  ])('called with %j it says in one line what is wrong', (args, line) => {
    expect(check(...args)).toEqual({ status: 2, stdout: '', stderr: line });
  });
});
