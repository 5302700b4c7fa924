// npm run build: the program as JavaScript, the bundle of the workflows and the citizen page, each kept by the hash of its sources. Runs at the
// end of the first install and before every start; does nothing when the sources are those of the last build. Plain Node and esbuild.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWeb } from './build-web.mjs';
import { installDependencies } from './install.mjs';
import { alone, CACHE, fail, hashOf, PlainError, ROOT, runStep, say } from './steps.mjs';

const FOLDER = join(CACHE, 'program');
/** Sources of the program; what runs it stays as it is (scripts/*.mjs). */
const SOURCES = ['machines', 'workflows', 'activities', 'store', 'api', 'app', 'tools/engine', 'scripts', 'app.ts', 'api.ts', 'worker.ts'];
/** Programs that are started, or imported, by the scripts. */
const ENTRIES = {
  api: 'api.ts',
  worker: 'worker.ts',
  serve: 'scripts/serve.ts',
  setup: 'scripts/setup.ts',
  bundle: 'scripts/bundle.ts',
  embedded: 'tools/engine/embedded.ts',
  'workflows/failure-converter': 'workflows/failure-converter.ts',
};
const KEPT = 3;

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  const whole = join(ROOT, path);
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole, { withFileTypes: true })
    .flatMap((entry) => filesIn(join(path, entry.name)))
    .sort();
}

function fingerprint() {
  const sources = SOURCES.flatMap(filesIn).flatMap((file) => [file, readFileSync(join(ROOT, file))]);
  return hashOf(readFileSync(join(ROOT, 'package-lock.json')), ...sources);
}

/** The folder of the built program; built first when the sources have changed. */
export async function ensureBuilt() {
  if (existsSync(join(ROOT, 'web', 'main.tsx'))) await buildWeb();
  const folder = join(FOLDER, fingerprint());
  if (existsSync(folder)) return folder;
  return alone(`${FOLDER}.lock`, async () => {
    if (!existsSync(folder)) await build(folder);
    return folder;
  });
}

/** @param {string} folder */
async function build(folder) {
  const since = Date.now();
  const work = join(FOLDER, `part-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const esbuild = await import('esbuild');
  await esbuild
    .build({
      entryPoints: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(ROOT, file)])),
      absWorkingDir: ROOT,
      outdir: work,
      bundle: true,
      splitting: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: ['node20.19'],
      legalComments: 'none',
      logLevel: 'silent',
      plugins: [{ name: 'places', setup: placesStay(folder) }],
    })
    .catch((error) => {
      throw new PlainError(`the program cannot be built: ${error instanceof Error ? error.message : error}`);
    });
  renameSync(work, folder);
  await runStep({ what: 'bundling the workflows', command: process.execPath, args: [join(folder, 'bundle.js')] });
  forgetOld();
  say(`the program is built (${((Date.now() - since) / 1000).toFixed(1)} s)`);
}

/**
 * What a file knows by where it lies stays so: the scripts are imported from their place, and `import.meta.url` is that of the source (but in
 * app.ts, which looks for what was built beside it).
 *
 * @param {string} folder
 */
const placesStay = (folder) => (/** @type {import('esbuild').PluginBuild} */ build) => {
  const from = (/** @type {string} */ file) => relative(folder, file).replaceAll('\\', '/');
  build.onResolve({ filter: /\.mjs$/ }, ({ path, resolveDir }) =>
    path.startsWith('.') ? { path: from(join(resolveDir, path)), external: true } : undefined,
  );
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    if (!text.includes('import.meta.url') || path === join(ROOT, 'app.ts')) return undefined;
    return { loader: 'ts', contents: text.replaceAll('import.meta.url', `new URL(${JSON.stringify(from(path))}, import.meta.url).href`) };
  });
};

/** What runs from an older build may still load a part of it: the last few stay. */
function forgetOld() {
  const builds = readdirSync(FOLDER)
    .map((name) => join(FOLDER, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of builds.slice(KEPT)) rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await installDependencies();
    await ensureBuilt();
  } catch (error) {
    fail(error);
  }
}
