/**
 * `npm run check [-- --only STEP,STEP]`: the gate. Does every step, also after one has failed, and says of each how long it took and what came out.
 * The last line is the summary; ends with 1 when a step failed, with 2 when it was called wrongly.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brokenReferences, brokenRemedies, differences, documentsOf, readSources, type Sources } from '../tools/documents/documents.ts';
import { examplesOf, type ListedTest, listScenarios } from '../tools/documents/examples.ts';
import { rows, sections } from '../tools/documents/sections.ts';
import { brokenChain } from '../tools/documents/trace.ts';
import { findTemporalCli } from '../tools/engine/temporal-cli.ts';
import { prepareTimeSkipping } from '../tools/engine/time-skipping.ts';
import { DATA, elapsed, PlainError, ROOT, say } from './steps.mjs';
import { installForTests } from './tools.mjs';

/** What a step found: one line when all is well, else every line that a person needs. */
type Result = { readonly ok: true; readonly line: string } | { readonly ok: false; readonly lines: readonly string[] };

interface Step {
  readonly name: string;
  readonly what: string;
  readonly run: () => Promise<Result>;
}

const REPORT = join(DATA, 'run', `check-tests-${process.pid}.json`);
const FOLDERS = ['machines', 'workflows', 'activities', 'store', 'api', 'app', 'client', 'examples', 'web', 'scripts', 'tools', 'app.ts'];

/** The program of a package, as its package.json names it. */
const binOf = (pkg: string, name = pkg): string => {
  const folder = join(ROOT, 'node_modules', pkg);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  return join(folder, typeof bin === 'string' ? bin : (bin[name] ?? ''));
};

/** Runs a tool of the project; what it wrote is kept in .data/log, and its end shown when it fails. */
const tool = (step: string, script: string, args: readonly string[], progress?: (line: string) => string | undefined) =>
  new Promise<{ readonly ok: boolean; readonly out: string; readonly lines: readonly string[] }>((resolve) => {
    const since = Date.now();
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let seen = '';
    const take = (chunk: Buffer): void => {
      out += chunk;
      for (const line of String(chunk).split('\n')) seen = progress?.(line) ?? seen;
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const ticker = setInterval(() => say(`  ${step} … ${elapsed(since)}${seen === '' ? '' : `, ${seen}`}`), 15_000);
    const stop = (): void => void child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    child.on('error', (error) => {
      out += error.message;
    });
    child.on('close', (code) => {
      clearInterval(ticker);
      process.off('SIGTERM', stop);
      const log = join(DATA, 'log', `check-${step}.log`);
      mkdirSync(dirname(log), { recursive: true });
      writeFileSync(log, out);
      const lines = out.trimEnd().split('\n');
      const cut = lines.length > 120 ? [`(the first ${lines.length - 120} lines are in ${relative(ROOT, log)})`] : [];
      resolve({ ok: code === 0, out, lines: [...cut, ...lines.slice(-120)] });
    });
  });

const lastLine = (out: string): string => out.trim().split('\n').at(-1)?.trim() ?? '';

const byTool = async (step: string, script: string, args: readonly string[], line: (out: string) => string): Promise<Result> => {
  const { ok, out, lines } = await tool(step, script, args);
  return ok ? { ok, line: line(out) } : { ok, lines };
};

const format = async (): Promise<Result> =>
  byTool(
    'format',
    binOf('@biomejs/biome', 'biome'),
    ['check', '--error-on-warnings', '--colors=off', '--max-diagnostics=20', '.'],
    lastLine,
  );

/** The page is a program of its own, for the browser. */
const types = async (): Promise<Result> => {
  const tsc = (step: string, ...args: readonly string[]): Promise<Result> =>
    byTool(step, binOf('typescript', 'tsc'), ['--noEmit', '--pretty', 'false', ...args], () => 'no type error');
  const first = await tsc('types');
  return first.ok ? tsc('types-web', '-p', 'web') : first;
};

const imports = async (): Promise<Result> =>
  byTool(
    'imports',
    binOf('dependency-cruiser', 'depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...FOLDERS.filter((f) => existsSync(join(ROOT, f)))],
    (out) => lastLine(out).replace(/^\W+/, ''),
  );

let sources: Promise<Sources> | undefined;

/** Read once for all steps: listing the tests takes a while. */
const sourcesOnce = (): Promise<Sources> => {
  sources ??= readSources();
  return sources;
};

const documents = async (): Promise<Result> => {
  const { code, known, ...rest } = await sourcesOnce();
  const pages = documentsOf({ code, known, ...rest });
  const found = differences(pages);
  const lines = found.flatMap(({ path, problem, line }) => [
    `${path} ${problem === 'differs' ? 'differs from the code' : problem === 'missing' ? 'is missing' : 'is of nothing that is in the code'}`,
    ...(line
      ? [`  line ${line.number}, in the file: ${line.file}`, `  ${' '.repeat(`line ${line.number}`.length)}  by the code: ${line.code}`]
      : []),
  ]);
  const all = [
    ...lines,
    ...(found.length > 0 ? ['npm run approve writes them'] : []),
    ...brokenReferences(code, known),
    ...brokenRemedies(code),
  ];
  return all.length > 0 ? { ok: false, lines: all } : { ok: true, line: `${pages.size} documents are what the code gives` };
};

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string; readonly ancestorTitles: readonly string[] }[];
  }[];
}

const readReport = (): Report | undefined => (existsSync(REPORT) ? (JSON.parse(readFileSync(REPORT, 'utf8')) as Report) : undefined);

const tests = async (): Promise<Result> => {
  // what is missing is named here; the tests that need it then fail, and the others still say what they find
  const missing: string[] = [];
  for (const prepare of [prepareTimeSkipping, findTemporalCli, installForTests]) {
    await (prepare as () => Promise<unknown>)().catch((error: unknown) =>
      missing.push(error instanceof Error ? error.message : String(error)),
    );
  }
  mkdirSync(dirname(REPORT), { recursive: true });
  let files = 0;
  const { ok, lines } = await tool(
    'tests',
    binOf('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
    (line) => (/^\s*\S?\s*(✓|❯|×)/u.test(line) && /\.test\.ts/.test(line) ? `${++files} files done` : undefined),
  );
  const report = readReport();
  if (ok && report && missing.length === 0) return { ok, line: `${report.numPassedTests} tests passed` };
  return { ok: false, lines: [...lines, ...missing] };
};

/** The tests of this run that passed; what was skipped or failed shows nothing. */
const passedIn = (report: Report): readonly ListedTest[] =>
  report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((t) => t.status === 'passed')
      .map((t) => ({ file: relative(ROOT, file.name), titles: [...t.ancestorTitles, t.title] })),
  );

const requirements = async (): Promise<Result> => {
  const known = sections();
  const report = readReport();
  const examples = report ? examplesOf(passedIn(report), listScenarios(known), known) : (await sourcesOnce()).examples;
  const broken = brokenChain(rows(), examples, known);
  const by = report ? 'that passed' : 'by their titles';
  return broken.length > 0
    ? { ok: false, lines: broken }
    : { ok: true, line: `every row is shown by one of ${examples.length} tests and scenarios ${by}` };
};

const STEPS: readonly Step[] = [
  { name: 'format', what: 'format and lint (Biome)', run: format },
  { name: 'types', what: 'types (TypeScript)', run: types },
  { name: 'imports', what: 'who may import what (dependency-cruiser)', run: imports },
  { name: 'documents', what: 'documents are those that the code gives', run: documents },
  { name: 'tests', what: 'tests, recorded histories among them (vitest)', run: tests },
  { name: 'requirements', what: 'every row of the note is shown by a test or a scenario', run: requirements },
];

const USAGE = `npm run check [-- --only STEP[,STEP …]]

Steps, in this order:
${STEPS.map((s) => `  ${s.name.padEnd(14)}${s.what}`).join('\n')}

Ends with 1 when a step failed. \`npm run approve\` writes the documents.`;

const chosen = (args: readonly string[]): readonly Step[] | string => {
  const names: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const given = arg === '--only' ? args[++i] : arg.startsWith('--only=') ? arg.slice('--only='.length) : undefined;
    if (!given) return arg.startsWith('--only') ? '--only needs the name of a step' : `unknown argument: ${arg}`;
    names.push(...given.split(',').map((name) => name.trim()));
  }
  const unknown = names.find((name) => !STEPS.some((s) => s.name === name));
  if (unknown !== undefined) return `unknown step: ${unknown}. Steps: ${STEPS.map((s) => s.name).join(', ')}`;
  return names.length === 0 ? STEPS : STEPS.filter((s) => names.includes(s.name));
};

const check = async (steps: readonly Step[]): Promise<readonly string[]> => {
  const failed: string[] = [];
  for (const [i, { name, what, run }] of steps.entries()) {
    say(`[${i + 1}/${steps.length}] ${name}: ${what} …`);
    const since = Date.now();
    const result = await run().catch((error: unknown): Result => {
      const text = error instanceof PlainError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { ok: false, lines: text.split('\n') };
    });
    if (result.ok) process.stdout.write(`ok    ${name}, ${elapsed(since)}: ${result.line}\n`);
    else {
      for (const line of result.lines) process.stdout.write(`  ${line}\n`);
      process.stdout.write(`FAIL  ${name}, ${elapsed(since)}\n`);
      failed.push(name);
    }
  }
  return failed;
};

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) process.stdout.write(`${USAGE}\n`);
else {
  const steps = chosen(args);
  if (typeof steps === 'string') {
    process.stderr.write(`check: ${steps}\n`);
    process.exitCode = 2;
  } else {
    const since = Date.now();
    const failed = await check(steps);
    rmSync(REPORT, { force: true });
    const summary = failed.length === 0 ? 'all passed' : `${failed.length} failed: ${failed.join(', ')}`;
    process.stdout.write(`check: ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} in ${elapsed(since)}, ${summary}\n`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  }
}
