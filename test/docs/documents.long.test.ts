import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assumption } from '../../machines/assumptions.ts';
import { assumptions } from '../../machines/assumptions.ts';
import { guardName } from '../../machines/core/rule.ts';
import { registry } from '../../machines/registry.ts';
import { brokenReferences, brokenRemedies, differences, documentsOf, readSources, type Sources } from '../../tools/documents/documents.ts';
import { machinePath } from '../../tools/documents/machine-page.ts';
import { plainText } from '../../tools/documents/markdown.ts';
import { rulePath } from '../../tools/documents/rule-page.ts';
import { brokenChain } from '../../tools/documents/trace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let sources: Sources;
let documents: ReadonlyMap<string, string>;

// vitest lists the tests, which reads every test file
beforeAll(async () => {
  sources = await readSources();
  documents = documentsOf(sources);
}, 180_000);

const pageOf = (path: string): string => {
  const text = documents.get(path);
  if (text === undefined) throw new Error(`no document ${path}`);
  return text;
};

describe('the documents', () => {
  it('are those that the code gives now (else: npm run approve)', () => {
    expect(differences(documents)).toEqual([]);
  });

  it('are the same whenever they are written, wherever, by whomever', () => {
    expect([...documentsOf(sources)]).toEqual([...documents]);
    for (const [path, text] of documents) {
      const odd = text.split('\n').filter((line) => line.includes(ROOT) || /^[^-].*\bundefined\b|\[object |\bNaN\b|=> /.test(line));
      expect({ path, odd }).toEqual({ path, odd: [] });
      expect(text.endsWith('\n') && !text.endsWith('\n\n'), path).toBe(true);
    }
  });

  it('lead to files that exist, and to headings that stand there', () => {
    const anchorsOf = (text: string): readonly string[] =>
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
          .trim()
          .replaceAll(/\s/g, '-'),
      );
    const lost: string[] = [];
    for (const [path, text] of documents) {
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        const [file = '', anchor] = target.split('#');
        const to = file === '' ? path : posix.join(posix.dirname(path), file);
        const page = documents.get(to);
        if (page === undefined ? !existsSync(join(ROOT, to)) : anchor !== undefined && !anchorsOf(page).includes(anchor))
          lost.push(`${path} → ${target}`);
      }
    }
    expect(lost.filter((line) => !assumptions.some((a) => line.endsWith(a.place.split('#')[0] ?? '')))).toEqual([]);
  });
});

describe('everything is in its document', () => {
  it('every machine, with its commands, states and what its days bring', () => {
    for (const m of sources.code.machines) {
      const page = pageOf(machinePath(m.module.id));
      expect(page).toContain(`# ${m.module.title.en}`);
      for (const { name } of m.module.commands) expect(page).toContain(`### ${name}`);
      for (const { event } of m.module.deadlines ?? []) expect(page).toMatch(new RegExp(`^\\|.*\\(?\`${event}\`\\)? \\|`, 'm'));
      expect(pageOf('docs/README.md')).toContain(`(machines/${m.module.id}.md)`);
    }
    expect(sources.code.machines.map((m) => m.module.id)).toEqual(registry.map((m) => m.id));
  });

  it('every rule of every command, in both languages, with the place of its guard', () => {
    const written = new Set(sources.code.rules.map(({ rule }) => rule));
    for (const m of registry) for (const c of m.commands) for (const rule of c.rules) expect(written.has(rule), guardName(rule)).toBe(true);
    for (const { rule, place } of sources.code.rules) {
      const page = pageOf(rulePath(rule.id));
      const row = page.split('\n').find((line) => line.includes(`| ${plainText(rule.en)} | ${plainText(rule.da)} |`));
      expect(row, guardName(rule)).toContain(`\`${rule.code}\``);
      expect(place.name, guardName(rule)).toBeTruthy();
      expect(row).toContain(`\`${place.name}\``);
      if (rule.validFrom !== undefined) expect(row).toContain(rule.validFrom);
      if (rule.validTo !== undefined) expect(row).toContain(rule.validTo);
    }
  });

  it('every row of the note, every assumption', () => {
    for (const row of sources.rows) {
      expect(pageOf('docs/requirements.md')).toContain(`| ${row.id} |`);
      expect(pageOf(rulePath(row.section))).toContain(plainText(row.text));
    }
    for (const { id, en, da } of assumptions) {
      const line = pageOf('docs/assumptions.md')
        .split('\n')
        .find((l) => l.startsWith(`| ${id} |`));
      expect(line).toContain(` ${plainText(en)} | ${plainText(da)} |`);
    }
  });

  it('every test that cites a section stands on its page', () => {
    for (const { title, cites } of sources.examples)
      for (const { section } of cites) expect(pageOf(rulePath(section))).toContain(`- ${plainText(title)}`);
  });
});

describe('the code that documents rest on', () => {
  it('names sections, assumptions and places that exist', () => {
    expect(brokenReferences(sources.code, sources.known)).toEqual([]);
  });

  it('0 every refusal says what the caller can do', () => {
    expect(brokenRemedies(sources.code)).toEqual([]);
    expect(brokenRemedies(sources.code, {})).toContain('machines/remedies.ts does not say what to do about already-sick');
  });

  it('is shown by tests and scenarios, row by row', () => {
    expect(brokenChain(sources.rows, sources.examples, sources.known)).toEqual([]);
  });

  it('is found out when a place is gone, or a rule rests on nothing', () => {
    const here: Assumption = { id: 'A1', section: '0', en: 'x', da: 'x', place: 'machines/core/calendar.ts#startOfDay' };
    const problems = (...assumed: readonly Assumption[]) =>
      brokenReferences({ ...sources.code, rules: [], data: [] }, sources.known, assumed);
    expect(problems(here)).toEqual([]);
    expect(problems({ ...here, place: 'machines/core/calendar.ts#noSuchName' })).toEqual([
      'assumption A1 stands in machines/core/calendar.ts#noSuchName, but machines/core/calendar.ts exports no noSuchName',
    ]);
    expect(problems({ ...here, place: 'machines/no-such-file.ts#startOfDay' })).toEqual([
      'assumption A1 stands in machines/no-such-file.ts, which does not exist',
    ]);
    const rules = sources.code.rules.filter(({ rule }) => rule.assumption !== undefined).slice(0, 1);
    expect(rules).toHaveLength(1);
    expect(brokenReferences({ ...sources.code, rules, data: [] }, sources.known, [])).toHaveLength(1);
    expect(brokenReferences({ ...sources.code, rules, data: [] }, [], [])).toHaveLength(2);
  });
});

describe('a document that no longer fits', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is named with the line that differs; a missing one is named too', () => {
    const path = 'docs/rules/x.md';
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), 'one\ntwo\n');
    expect(differences(new Map([[path, 'one\ntwo\n']]), folder)).toEqual([]);
    expect(differences(new Map([[path, 'one\nto\n']]), folder)).toEqual([
      { path, problem: 'differs', line: { number: 2, file: 'two', code: 'to' } },
    ]);
    expect(differences(new Map([['docs/rules/y.md', 'y\n']]), folder)).toEqual([{ path: 'docs/rules/y.md', problem: 'missing' }]);
  });
});
