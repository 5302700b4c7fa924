/**
 * `npm run fuzz [-- --seed N] [--max-examples N]`: random valid and invalid requests, made by schemathesis from the API's own OpenAPI document,
 * against a real API, worker and engine. Ends with 1 when an answer is an error of ours or is not in the document.
 */
import { instantOf } from '../machines/core/calendar.ts';
import { elapsed, fail, PlainError, say } from '../scripts/steps.mjs';
import { DEFECTS, startDefective } from './fuzz/defective.ts';
import { prepare } from './fuzz/ground.ts';
import { findSchemathesis, type Outcome, schemathesis } from './fuzz/schemathesis.ts';
import { openSearchWorld } from './fuzz/search-world.ts';
import { openWorlds } from './scenario/worlds.ts';

const LIMIT_MS = 170_000;
/** On this day the citizens are made, so that there is an education order; on that day the release, the pilot and code 96 are in force. */
const BEFORE = '2022-03-12T08:00';
const START = '2022-04-04T08:00';
/** Fewer requests than this, or fewer operations that were accepted once, and the run has shown nothing. */
const FEWEST = { requests: 1_000, accepted: 50 };

const numberOf = (args: readonly string[], flag: string, otherwise: number): number => {
  const at = args.indexOf(flag);
  if (at < 0) return otherwise;
  const value = Number(args[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new PlainError(`${flag} needs a whole number from 1 on`);
  return value;
};

/** That the checks can fail: each defect of an API made for it is found, and nothing in its sound part. */
const provesItself = async (program: string): Promise<void> => {
  const api = await startDefective();
  try {
    const ground = {
      today: '2022-04-04',
      tokens: [{ role: 'operator', org: null, token: 'none' }],
      citizens: [{ id: '1', known: {}, only: [] }],
      roles: {},
      values: {},
    };
    const { ok, out } = await schemathesis(program, { url: api.url, ground, seed: 1, maxExamples: 3, limitMs: 60_000 });
    const missed = Object.entries(DEFECTS).filter(([path, said]) => {
      const part = out.split(/^_+ /m).find((p) => p.startsWith(`GET ${path} `));
      return part === undefined || !part.includes(said);
    });
    if (ok || missed.length > 0 || /^_+ GET \/well /m.test(out))
      throw new PlainError(
        `schemathesis does not see defects that are there: ${missed.map(([path]) => path).join(', ')}\n${out.slice(-4_000)}`,
      );
  } finally {
    await api.close();
  }
};

const summary = (counts: Outcome['counts']) => {
  const statuses: Record<string, number> = {};
  for (const of of Object.values(counts)) for (const [status, n] of Object.entries(of)) statuses[status] = (statuses[status] ?? 0) + n;
  return {
    requests: Object.values(statuses).reduce((a, b) => a + b, 0),
    answered: Object.entries(statuses)
      .map(([status, n]) => `${status}: ${n}`)
      .join(', '),
    never: Object.entries(counts).flatMap(([name, of]) => (of['200'] || of['201'] ? [] : [name])),
  };
};

/** The search, on the one engine that has one. */
const fuzzSearch = async (program: string, seed: number, maxExamples: number): Promise<boolean> => {
  const since = Date.now();
  const world = await openSearchWorld();
  try {
    const ground = await prepare(world);
    const run = { url: world.url, ground, seed, maxExamples, limitMs: LIMIT_MS, onlyOperation: 'search' };
    const { ok, out, counts } = await schemathesis(program, run);
    const { answered, requests, never } = summary(counts);
    process.stdout.write(`search: ${requests} requests in ${elapsed(since)}; answered ${answered}\n`);
    if (!ok) process.stdout.write(out);
    if (never.length > 0) throw new PlainError('the search was never answered');
    return ok;
  } finally {
    await world.close();
  }
};

const fuzzAll = async (program: string, seed: number, maxExamples: number): Promise<boolean> => {
  const worlds = await openWorlds({ workflowCache: true });
  try {
    const world = await worlds.open(instantOf(BEFORE));
    const ground = await prepare(world);
    await world.moveTo(instantOf(START));
    const since = Date.now();
    say(`random requests with seed ${seed} …`);
    const today = START.slice(0, 10);
    const { ok, out, counts } = await schemathesis(program, {
      url: world.url,
      ground: { ...ground, today },
      seed,
      maxExamples,
      limitMs: LIMIT_MS,
    });
    const { answered, requests, never } = summary(counts);
    const accepted = Object.keys(counts).length - never.length;
    process.stdout.write(`${requests} requests in ${elapsed(since)}; answered ${answered}\n`);
    process.stdout.write(`${accepted} operations were accepted at least once; never: ${never.join(', ')}\n`);
    if (!ok) process.stdout.write(out);
    if (requests < FEWEST.requests || accepted < FEWEST.accepted) throw new PlainError('the run reached too little to say anything');
    return ok;
  } finally {
    await worlds.close();
  }
};

const fuzz = async (args: readonly string[]): Promise<boolean> => {
  const seed = numberOf(args, '--seed', 20_220_314);
  const maxExamples = numberOf(args, '--max-examples', 20);
  const program = await findSchemathesis();
  const since = Date.now();
  await provesItself(program);
  say(`schemathesis sees the defects of an API that has some, ${elapsed(since)}`);
  const all = await fuzzAll(program, seed, maxExamples);
  const search = await fuzzSearch(program, seed, 3 * maxExamples);
  const ok = search && all;
  process.stdout.write(
    ok ? 'fuzz: no error of ours, and every answer is in the document\n' : `fuzz: defects found with seed ${seed}, see above\n`,
  );
  return ok;
};

if (process.argv.includes('--help') || process.argv.includes('-h')) process.stdout.write('npm run fuzz [-- --seed N] [--max-examples N]\n');
else
  await fuzz(process.argv.slice(2)).then(
    (ok) => {
      process.exitCode = ok ? 0 : 1;
    },
    (error: unknown) => fail(error),
  );
