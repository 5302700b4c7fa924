import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { alone, CACHE, hashOf, ROOT, readIfThere } from '../scripts/steps.mjs';

/** The code of the workflows as a worker takes it. */
export type WorkflowBundle = WorkflowBundleWithSourceMap;

export interface BundleOptions {
  /** Modules that are put around the workflows: tests have some of their own. */
  readonly interceptorModules?: readonly string[];
}

/** What the bundle is made from, and where its packages are pinned. */
const SOURCES = ['machines', 'workflows', 'app/bundle.ts', 'package-lock.json'];

const filesOf = (path: string): readonly string[] =>
  path.includes('.')
    ? [path]
    : readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(path, file))
        .sort();

const fingerprint = (modules: readonly string[]): string =>
  hashOf(...SOURCES.flatMap(filesOf).flatMap((file) => [file, readFileSync(join(ROOT, file))]), ...modules.map((m) => readFileSync(m)));

const fileOf = (path: string): string => join(ROOT, path);

const MAP = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';

/** The source map (base64) still says which line of which file; the text of the sources, which every thread would hold, is not needed for that. */
const withoutSources = (encoded: string): string => {
  const { sourcesContent: _, ...map } = JSON.parse(Buffer.from(encoded, 'base64').toString());
  return Buffer.from(JSON.stringify(map)).toString('base64');
};

/** What the language itself brings, the same object for every workflow. What the SDK replaces (`Date`, timers, weak references) is not here. */
const INTRINSICS = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'BigInt', 'Symbol', 'RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet'],
  ...['Promise', 'Proxy', 'Reflect', 'JSON', 'Math', 'Intl', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ArrayBuffer'],
  ...['DataView', 'Uint8Array', 'isNaN', 'isFinite', 'parseInt', 'parseFloat', 'NaN', 'Infinity', 'globalThis'],
].join(', ');

const BEGINS = '(() => { // webpackBootstrap';
const ENDS = /\}\)\(\)\s*;\s*$/;

/**
 * In the SDK's sandbox a global is looked up outside V8, some hundred times slower than a variable, and the machines ask for `Object` and its
 * like thousands of times a command. So the bundle takes them as its parameters, once.
 */
const withIntrinsics = (program: string): string => {
  if (!program.includes(BEGINS) || !ENDS.test(program)) throw new Error('the bundle of the workflows has another form than it had');
  return program.replace(BEGINS, `((${INTRINSICS}) => { // webpackBootstrap`).replace(ENDS, `})(${INTRINSICS});\n`);
};

/** The bundle as it is run: its program and its map, each made lean. */
const lean = (code: string): string => {
  const at = code.lastIndexOf(MAP);
  if (at < 0) return withIntrinsics(code);
  return `${withIntrinsics(code.slice(0, at))}${MAP}${withoutSources(code.slice(at + MAP.length))}`;
};

/**
 * Bundles the workflows: some seconds, once for each state of the sources. What was made is kept by their hash and used again, by other
 * processes too. The machines, with all that they import, are set up once for all workflows: they are pure and hold no state of a workflow.
 * Set up by each for itself they cost 2.4 MB and milliseconds a workflow, the courses' too.
 */
export const bundleWorkflows = async ({ interceptorModules = [] }: BundleOptions = {}): Promise<WorkflowBundle> => {
  const file = join(CACHE, 'workflows', `${fingerprint(interceptorModules)}.js`);
  const kept = (): WorkflowBundle | undefined => {
    const code = readIfThere(file);
    return code === '' ? undefined : { code, sourceMap: '' };
  };
  return (
    kept() ??
    alone(`${file}.lock`, async () => {
      const there = kept();
      if (there) return there;
      const { code } = await bundleWorkflowCode({
        workflowsPath: fileOf('workflows/index.ts'),
        preloadModules: [fileOf('machines/citizen.ts'), fileOf('machines/view.ts')],
        workflowInterceptorModules: [...interceptorModules],
        logger: new DefaultLogger('ERROR'),
      });
      mkdirSync(join(CACHE, 'workflows'), { recursive: true });
      const made = lean(code);
      writeFileSync(`${file}.${process.pid}`, made);
      renameSync(`${file}.${process.pid}`, file);
      return { code: made, sourceMap: '' };
    })
  );
};
