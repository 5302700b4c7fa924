// npm run build:web: the citizen page, from web/ into .data/cache/web/<hash of its sources>. Runs at install and before a start; does nothing
// when the sources are those of the last build. Plain Node and esbuild.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alone, CACHE, fail, hashOf, PlainError, ROOT, say } from './steps.mjs';

const SOURCE = join(ROOT, 'web');
/** Where the API finds the page. */
export const WEB_FOLDER = join(CACHE, 'web');
const MARKER = join(WEB_FOLDER, '.built');

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/** Everything that decides what comes out. */
function fingerprint() {
  const sources = filesIn(SOURCE).flatMap((file) => [relative(SOURCE, file), readFileSync(file)]);
  return hashOf(readFileSync(new URL(import.meta.url)), readFileSync(join(ROOT, 'package-lock.json')), ...sources);
}

const isBuilt = (/** @type {string} */ print) => existsSync(MARKER) && readFileSync(MARKER, 'utf8') === print;

/** Builds the page unless it is built already. @returns {Promise<boolean>} whether it was built now */
export async function buildWeb() {
  const print = fingerprint();
  if (isBuilt(print)) return false;
  return alone(`${WEB_FOLDER}.lock`, async () => {
    if (isBuilt(print)) return false;
    await build(print);
    return true;
  });
}

/** @param {string} print */
async function build(print) {
  const since = Date.now();
  const esbuild = await import('esbuild');
  const work = `${WEB_FOLDER}.part-${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'page'), { recursive: true });
  const result = await esbuild
    .build({
      entryPoints: { page: join(SOURCE, 'main.tsx'), look: join(SOURCE, 'look.css') },
      absWorkingDir: ROOT,
      outdir: join(work, 'page'),
      entryNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      assetNames: '[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      target: ['es2022'],
      minify: true,
      metafile: true,
      legalComments: 'none',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      loader: { '.svg': 'file', '.woff2': 'file', '.woff': 'empty', '.eot': 'empty', '.ttf': 'empty', '.png': 'file' },
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    })
    .catch((error) => {
      throw new PlainError(`the citizen page cannot be built: ${error instanceof Error ? error.message : error}`);
    });
  const outputOf = (/** @type {string} */ source, /** @type {string} */ ending) => {
    const found = Object.entries(result.metafile.outputs).find(([file, { entryPoint }]) => entryPoint === source && file.endsWith(ending));
    if (!found) throw new PlainError(`the build of the citizen page gave nothing for ${source}`);
    return `/page/${found[0].split('/').at(-1)}`;
  };
  const start = readFileSync(join(SOURCE, 'index.html'), 'utf8')
    .replace('%LOOK%', outputOf('web/look.css', '.css'))
    .replace('%PAGE%', outputOf('web/main.tsx', '.js'));
  writeFileSync(join(work, 'index.html'), start);
  copyFileSync(join(SOURCE, 'licences.txt'), join(work, 'page', 'licences.txt'));
  writeFileSync(join(work, '.built'), print);
  const old = `${WEB_FOLDER}.old-${process.pid}`;
  if (existsSync(WEB_FOLDER)) renameSync(WEB_FOLDER, old);
  renameSync(work, WEB_FOLDER);
  rmSync(old, { recursive: true, force: true });
  say(`the citizen page is built (${((Date.now() - since) / 1000).toFixed(1)} s)`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    if (!(await buildWeb())) say('the citizen page is built already');
  } catch (error) {
    fail(error);
  }
}
