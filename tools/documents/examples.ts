import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { PlainError, ROOT } from '../../scripts/steps.mjs';
import { type Citation, citationsOf, type Section } from './sections.ts';

/** A test or a scenario that shows what a section says. */
export interface Example {
  readonly kind: 'test' | 'scenario';
  readonly file: string;
  readonly title: string;
  /** What it cites; empty for a test that is of no section. */
  readonly cites: readonly Citation[];
  /** The sentences of the note that it proves: `[1.8-3]` in a test's title or in one around it, `# proves 1.8-3` in a scenario. */
  readonly proves: readonly string[];
}

/** The ids of sentences in brackets, as titles carry them. */
const provedIn = (titles: readonly string[]): readonly string[] =>
  titles.flatMap((title) => [...title.matchAll(/\[((?:\d\.\d-\d+)(?:, \d\.\d-\d+)*)\]/g)].flatMap(([, ids = '']) => ids.split(', ')));

/** What a scenario's text says that it proves. */
export const provedByScenario = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*# proves (.+)$/gm)].flatMap(([, ids = '']) => ids.split(/,\s*/).map((id) => id.trim()));

/** A test as vitest lists or reports it: the titles from the outermost `describe` to its own. */
export interface ListedTest {
  readonly file: string;
  readonly titles: readonly string[];
}

const exec = promisify(execFile);
const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');

/** The environment of a vitest of its own, also when a test starts it. */
const ownEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|VITE_|NODE_ENV$|MODE$|FORCE_COLOR$)/.test(name))),
  NO_COLOR: '1',
});

/** The tests that there are, rows of `it.each` written out: vitest collects them and runs none. */
export const listTests = async (): Promise<readonly ListedTest[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  const file = join(folder, 'list.json');
  try {
    await exec(process.execPath, [VITEST, 'list', `--json=${file}`], { cwd: ROOT, env: ownEnvironment(), maxBuffer: 1 << 26 });
    const listed = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly name: string; readonly file: string }[];
    return listed.map((t) => ({ file: relative(ROOT, t.file), titles: t.name.split(' > ') }));
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
    throw new PlainError(`The tests cannot be listed, so no document can say which there are.\n${(stderr || stdout || message).trim()}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A test cites what its own title begins with, else what the nearest `describe` around it begins with. */
export const exampleOf = ({ file, titles }: ListedTest, known: readonly Section[]): Example => {
  const inner = [...titles].reverse();
  const at = inner.findIndex((title) => citationsOf(title, known).length > 0);
  const cites = at < 0 ? [] : citationsOf(inner[at] ?? '', known);
  return {
    kind: 'test',
    file,
    title: inner
      .slice(0, Math.max(at, 0) + 1)
      .reverse()
      .join(': '),
    cites,
    proves: provedIn(titles),
  };
};

interface ScenarioHead {
  readonly title?: unknown;
  readonly rule?: unknown;
}

/** The scenarios of the folder; what they cite stands under `rule`. */
export const listScenarios = (known: readonly Section[], folder = 'scenarios'): readonly Example[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const file = `${folder}/${name}`;
      const text = readFileSync(join(ROOT, file), 'utf8');
      const { title, rule } = (parse(text) ?? {}) as ScenarioHead;
      return {
        kind: 'scenario',
        file,
        title: String(title ?? name),
        cites: citationsOf(String(rule ?? ''), known),
        proves: provedByScenario(text),
      };
    });

/** Every test that cites something, and every scenario: by file, in the order of the file; one that runs several times is listed once. */
export const examplesOf = (tests: readonly ListedTest[], scenarios: readonly Example[], known: readonly Section[]): readonly Example[] => {
  const cited = tests.map((t) => exampleOf(t, known)).filter((e) => e.cites.length > 0);
  const once = new Map([...cited, ...scenarios].map((e) => [`${e.file} ${e.title}`, e]));
  return [...once.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
};

export const readExamples = async (known: readonly Section[]): Promise<readonly Example[]> =>
  examplesOf(await listTests(), listScenarios(known), known);
