import { fail, PlainError } from '../scripts/steps.mjs';

/** `npm run bench -- NAME [options]`: measurements whose figures stand in docs/. */

interface Bench {
  readonly HELP: string;
  run(args: readonly string[]): Promise<void>;
}

const benches: Readonly<Record<string, { readonly en: string; readonly load: () => Promise<Bench> }>> = {
  retention: {
    en: 'what open retention courses cost, and how fast those of one minute are fired',
    load: () => import('./bench/retention.ts'),
  },
};

const USAGE = [
  'npm run bench -- NAME [options]',
  '',
  ...Object.entries(benches).map(([name, { en }]) => `  ${name.padEnd(12)}${en}`),
  '',
  'npm run bench -- NAME --help tells the options.',
].join('\n');

const main = async ([name, ...args]: readonly string[]): Promise<void> => {
  if (name === undefined || name === '--help' || name === '-h') return console.log(USAGE);
  const found = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!found) throw new PlainError(`there is no measurement ${name}; there are: ${Object.keys(benches).join(', ')}`);
  const bench = await found.load();
  if (args.includes('--help') || args.includes('-h')) return console.log(bench.HELP);
  await bench.run(args).catch((error: unknown) => {
    const { code } = (error ?? {}) as { code?: unknown };
    throw typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS') && error instanceof Error
      ? new PlainError(error.message.split('. ')[0])
      : error;
  });
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  fail(error);
}
// what is left of connections that have been closed would hold the process for a while
process.exit();
